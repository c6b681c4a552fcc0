import { expect, test } from 'vitest';
import { computeClock } from '../domain/campaigns';
import { toDay } from '../domain/days';
import { by, figuresOf, type LaggingCase, pk21 } from '../domain/fixtures/lagging';
import { type Assumptions, computeWhatFollows, noAssumptions, startOf } from '../domain/what-if';
import { readAssumptions, typedOf } from './what-if-fields';
import { describeWhatFollows } from './what-if-words';

function say(given: LaggingCase, said: Partial<Assumptions> = {}): string {
  const asOf = toDay(given.asOf ?? '2021-04-12');
  const start = startOf({
    asOf,
    clock: computeClock({ ...pk21, asOf }),
    stage: 'recorded',
    headline: figuresOf(given),
  });
  const assumed = { ...noAssumptions, ...said };
  const follows = computeWhatFollows(pk21, start, assumed);
  const told = { campaign: pk21, area: { name: 'Karawang' }, stage: 'recorded' as const, start, assumed, follows };
  return describeWhatFollows(told).replaceAll('\u00a0', ' ');
}

const karawang: LaggingCase = { recorded: by(28_800), collected: by(42_000, 18_000), kader: 4_561 };

test.each<[string, LaggingCase, Partial<Assumptions>, string]>([
  [
    'nothing assumed',
    karawang,
    {},
    'Bila tidak ada yang berubah, Karawang mencapai 19,92 % pada 31 Mei: 146.400 dari 734.768 keluarga masuk server, kurang 588.368. Untuk selesai perlu 14.408 keluarga sehari, 3,2 per kader, atau 27.382 kader dengan laju per kader ini.',
  ],
  [
    'all of it at once',
    karawang,
    { kader: 9_122, formsPerDay: 500, endDay: toDay('2021-06-21') },
    'Dengan 9.122 kader, 500 formulir dientri sehari, dan masa pendataan sampai 21 Juni, Karawang mencapai 52,10 % pada 21 Juni: 382.800 dari 734.768 keluarga masuk server, kurang 351.968. Untuk selesai perlu 9.829 keluarga sehari, 1,1 per kader, atau 18.680 kader dengan laju per kader ini.',
  ],
  [
    'fast enough',
    karawang,
    { pace: 20_000 },
    'Dengan laju 20.000 keluarga sehari, Karawang selesai 18 Mei, 13 hari sebelum masa pendataan berakhir.',
  ],
  [
    'just fast enough',
    karawang,
    { pace: 14_408 },
    'Dengan laju 14.408 keluarga sehari, Karawang selesai 31 Mei, tepat pada hari terakhir.',
  ],
  [
    'no pace',
    { recorded: by(28_800), before: by(28_800) },
    {},
    'Bila tidak ada yang berubah, Karawang tidak bertambah: lajunya tidak maju. Untuk selesai perlu 14.408 keluarga sehari.',
  ],
  [
    'after the end',
    { ...karawang, asOf: '2021-06-02' },
    {},
    'Masa pendataan Karawang berakhir 31 Mei 2021. Isi tanggal akhir yang baru untuk menghitung.',
  ],
  ['done', { recorded: by(800_000) }, {}, 'Karawang sudah mencapai targetnya.'],
  [
    'no target',
    { ...karawang, target: null },
    { pace: 9 },
    'Dengan laju 9 keluarga sehari, Karawang belum dapat dihitung: targetnya belum ada.',
  ],
  ['no report', {}, {}, 'Bila tidak ada yang berubah, Karawang belum dapat dihitung: belum ada laporan.'],
])('says what follows: %s', (_, given, assumed, sentence) => {
  expect(say(given, assumed)).toBe(sentence);
});

test('reads the fields as people type them, and says which of them cannot be', () => {
  const of = { campaign: pk21, asOf: toDay('2021-04-12') };
  const typed = { sampai: '21 Juni 2021', kader: '9.122', laju: '', formulir: '500' };
  const read = readAssumptions(typed, of);
  expect(read).toEqual({
    assumed: { endDay: '2021-06-21', kader: 9_122, pace: null, formsPerDay: 500 },
    faults: {},
  });
  expect(typedOf(read.assumed)).toEqual({ sampai: '2021-06-21', kader: '9122', laju: '', formulir: '500' });
  const { faults } = readAssumptions({ sampai: 'besok', kader: '0', laju: '3,5', formulir: '-2' }, of);
  expect(faults).toEqual({
    sampai: expect.stringContaining("'besok'"),
    kader: 'Kader paling sedikit 1; kosongkan bila seperti sekarang.',
    laju: expect.stringContaining('bukan bilangan bulat'),
    formulir: expect.stringContaining('negatif'),
  });
});

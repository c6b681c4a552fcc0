import { describe, expect, test } from 'vitest';
import type { AreaProgress } from '../domain/area-progress';
import { computeClock } from '../domain/campaigns';
import { toDay } from '../domain/days';
import { by, figuresOf, type LaggingCase, outage, pk21 } from '../domain/fixtures/lagging';
import { noParts } from '../domain/parts';
import { describeWhy } from './cause-sentence';

/** The second sentence of the answer; "" where there is none. */
function say(given: LaggingCase, shown: Partial<Pick<AreaProgress, 'area' | 'parts'>> = {}): string {
  const campaign = { ...pk21, ...given.campaign };
  const asOf = toDay(given.asOf ?? '2021-04-12');
  const why = describeWhy({
    ...{ campaign, asOf, stage: given.stage ?? 'recorded', headline: figuresOf(given) },
    ...{ clock: computeClock({ ...campaign, asOf }), parts: noParts },
    area: { code: '32.15', name: 'Karawang', level: 2, kind: 'kabupaten' },
    ...shown,
  });
  return why?.replaceAll('\u00a0', ' ') ?? '';
}

const karawang: LaggingCase = { recorded: by(28_800), collected: by(42_000, 18_000), kader: 4_561 };
const karanganyar: LaggingCase = {
  ...{ code: '33.13', asOf: '2021-04-21', target: 302_000, recorded: by(75_000), collected: by(110_000) },
};
const tidore: LaggingCase = { code: '82.72', asOf: '2021-05-31', target: 25_186, recorded: by(null, null, 14_090) };
const village = { unit: 'kampung', stages: ['recorded'], words: { recorded: 'terdaftar' } } as const;

describe('why an area lags, in one sentence', () => {
  test.each<[string, LaggingCase, string]>([
    [
      'Karawang, 12 April 2021',
      karawang,
      'Sebab utama: 84.545 keluarga belum didata; laju 0,53 per kader sehari, perlu 3,2.',
    ],
    [
      'kader not known: the pace of all',
      { recorded: by(28_800), collected: by(42_000, 18_000) },
      'Sebab utama: 84.545 keluarga belum didata; laju 2.400 sehari, perlu 14.408.',
    ],
    [
      'too few kader',
      { ...karawang, kader: 1_000 },
      'Sebab utama: kader kurang; perlu 14,4 per kader sehari, batasnya 10.',
    ],
    [
      'Karanganyar: the field is on plan, sending fails',
      karanganyar,
      'Lapangan sesuai jadwal: 36,42 % terdata; 35.000 data online belum terkirim.',
    ],
    [
      'Tidore: the field is done',
      { ...tidore, collected: by(null, null, 25_186) },
      'Lapangan selesai: 100,00 % terdata; 11.096 keluarga menunggu masuk server.',
    ],
    [
      'the field is done by both channels',
      { ...karanganyar, collected: by(180_000, 122_000) },
      'Lapangan selesai: 100,00 % terdata; 122.000 formulir menunggu dientri dan 105.000 data online belum terkirim.',
    ],
    [
      'most of it on paper',
      { recorded: by(28_800), collected: by(28_800, 90_000) },
      'Sebab utama: 90.000 formulir menunggu dientri, 78 % dari kekurangan.',
    ],
    [
      'most of it not sent',
      { recorded: by(28_800), collected: by(100_000, 2_000) },
      'Sebab utama: 71.200 data online belum terkirim, 62 % dari kekurangan.',
    ],
    [
      'most of it waits, by a channel that nobody named',
      { recorded: by(null, null, 28_800), collected: by(null, null, 100_000) },
      'Sebab utama: 71.200 keluarga menunggu masuk server, 62 % dari kekurangan.',
    ],
    [
      'its own server was down',
      { ...karawang, outages: [outage('32.15', '2021-04-08', '2021-04-09')] },
      'Sebab utama: gangguan server, 2 dari 7 hari terakhir hilang; 84.545 keluarga belum didata.',
    ],
    [
      'its own server was down, and the field is on plan',
      { ...karanganyar, outages: [outage('33.13', '2021-04-18', '2021-04-20')] },
      'Sebab utama: gangguan server, 3 dari 7 hari terakhir hilang; semua kekurangan menunggu masuk server.',
    ],
    [
      'its own server was down, and what is collected is not known',
      { recorded: by(28_800), outages: [outage('32.15', '2021-04-08', '2021-04-09')] },
      'Sebab utama: gangguan server, 2 dari 7 hari terakhir hilang.',
    ],
    ['silent for three days', { ...karawang, reported: '2021-04-09' }, 'Sebab utama: tidak lapor 3 hari.'],
    ['never reported: the first sentence says it', { reported: null }, ''],
    ['collected alone was reported: the first sentence says it', { collected: by(9) }, ''],
    ['on plan', { recorded: by(150_000) }, ''],
    ['ahead', { recorded: by(400_000) }, ''],
    ['done', { recorded: by(734_768) }, ''],
    ['over the target', { recorded: by(800_000) }, ''],
    ['no target', { target: null, recorded: by(5) }, ''],
    ['a target of 0', { target: 0, recorded: by(5) }, ''],
    ['before the start', { asOf: '2021-03-30', reported: null }, ''],
    [
      'at risk',
      { recorded: by(120_000), collected: by(125_000), kader: 4_561 },
      'Sebab utama: 19.545 keluarga belum didata; laju 2,19 per kader sehari, perlu 2,8.',
    ],
    [
      'at risk, and catching up',
      { recorded: by(120_000), collected: by(125_000), before: by(20_000), kader: 4_561 },
      'Sebab utama: 19.545 keluarga belum didata; laju 3,13 per kader sehari, cukup bila bertahan (perlu 2,8).',
    ],
    [
      'nothing yet, which was reported',
      { recorded: by(0), collected: by(0), kader: 4_561 },
      'Sebab utama: 144.545 keluarga belum didata; laju 0,00 per kader sehari, perlu 3,3.',
    ],
    [
      'after the end nothing is needed a day any more',
      { ...karawang, asOf: '2021-06-20', reported: '2021-05-31', recorded: by(600_000), collected: by(610_000) },
      'Sebab utama: 124.768 keluarga belum didata.',
    ],
    [
      'on the last day',
      { ...karawang, asOf: '2021-05-31', recorded: by(600_000), collected: by(610_000) },
      'Sebab utama: 124.768 keluarga belum didata.',
    ],
    [
      'collected is not reported',
      { recorded: by(28_800), kader: 4_561 },
      'Terdata belum dilaporkan, jadi kekurangan 115.745 keluarga belum dapat dibagi menurut sebab; laju 0,53 per kader sehari, perlu 3,2.',
    ],
    [
      'a campaign that knows nothing but its register',
      { target: 1_514, recorded: by(null, null, 200), campaign: village },
      'Sebab utama: 98 kampung belum terdaftar; laju 17 sehari, perlu 27.',
    ],
    [
      'a pace below one a day is not none, and is that of the figure beside the sentence',
      { target: 50, recorded: by(null, null, 5), campaign: village },
      'Sebab utama: 5 kampung belum terdaftar; laju 0,4 sehari, perlu 1.',
    ],
    [
      'the stage collected',
      { ...karawang, stage: 'collected' },
      'Sebab utama: lapangan lambat; laju 1,10 per kader sehari, perlu 3.',
    ],
    [
      'the stage collected, with an outage: it costs the field nothing',
      { ...karawang, stage: 'collected', outages: [outage('32.15', '2021-04-08', '2021-04-09')] },
      'Sebab utama: lapangan lambat; laju 1,32 per kader sehari, perlu 3.',
    ],
    ['what is validated', { recorded: by(5), stage: 'validated' }, ''],
  ])('%s', (_what, given, expected) => {
    expect(say(given)).toBe(expected);
  });

  test('Jawa Barat: of 27 kabupaten and kota one has said what it collected', () => {
    const jawaBarat: LaggingCase = {
      ...{ code: '32', target: 14_000_000, recorded: by(28_800, null, 1_071_200), collected: by(42_000, 18_000) },
      collectedWhole: false,
    };
    expect(
      say(jawaBarat, {
        area: { code: '32', name: 'Jawa Barat', level: 1, kind: 'provinsi' },
        parts: { ...noParts, of: 27, reporting: 1, collected: 1 },
      }),
    ).toBe(
      'Terdata baru dilaporkan 1 dari 27 kabupaten/kota, jadi kekurangan 1.654.098 keluarga belum dapat dibagi menurut sebab; laju 91.667 sehari, perlu 263.266.',
    );
  });
});

import { expect, test } from 'vitest';
import type { AreaProgress } from '../domain/area-progress';
import { addDays, toDay } from '../domain/days';
import { defaultOffice, type Office } from '../domain/offices';
import { recapLimits } from '../domain/recaps';
import { buildHeldKarawang, buildProgress, type Reported } from './fixtures/progress';
import { buildRecap } from './recap';

const office = defaultOffice({ areaCode: '32.15', name: 'DPPKB Kabupaten Karawang', timeZone: 'WIB' });
const karawang: Reported = {
  code: '32.15',
  name: 'Karawang',
  target: 734_768,
  figures: { online: 28_800 },
  kader: 4_561,
};
const own = (change: Partial<Reported> = {}) => buildProgress({ ...karawang, ...change }, []);
const kecamatan = (count: number, change: (at: number) => Partial<Reported> = () => ({})): Reported[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `32.15.${String((at % 99) + 1).padStart(2, '0')}`,
    name: `Kecamatan ${String.fromCharCode(65 + (at % 26))}`,
    target: 1_000,
    figures: { online: at + 1 },
    ...change(at),
  }));

/** The text with plain spaces, for the figures hold some that do not break. */
function write(progress: AreaProgress, before: AreaProgress | null = null, by: Office = office): string {
  return buildRecap({ progress, before, office: by }).text.replaceAll('\u00a0', ' ');
}

test('Karawang on 12 April 2021 says what was published', () => {
  const text = write(own());
  expect(text).toContain('*Karawang tertinggal: 3,92 % keluarga masuk server, seharusnya 19,67 % hari ini.*');
  expect(text).toContain('28.800 dari 734.768 keluarga, semuanya online.');
  expect(text).toContain('Sisa 705.968 keluarga. Perlu 14.408 per hari (3,2 per kader) selama 49 hari lagi');
  expect(text).toContain('Keadaan Senin, 12 April 2021, hari ke-12 dari 61 (sampai 31 Mei).');
  expect(text).toContain('Data terakhir masuk: 12 April 2021 pukul 15.20 WIB.');
  expect(text).toContain('Sumber: KBE Online, April 2021.');
  expect(text).toContain('Simulasi: Rincian per kecamatan adalah simulasi.');
});

test.each([
  [
    'no report',
    own({ figures: {} }),
    ['Karawang belum lapor: seharusnya 19,67 %', 'Target 734.768 keluarga', 'Perlu 14.996 per hari'],
  ],
  ['no target', own({ target: null }), ['Karawang: 28.800 keluarga masuk server; targetnya belum ada.']],
  ['neither', own({ target: null, figures: {} }), ['Karawang belum lapor, dan targetnya belum ada.']],
  ['a target of 0', own({ target: 0 }), ['28.800 keluarga masuk server; targetnya 0.']],
  ['0 reported, which is a report', own({ figures: { online: 0 } }), ['Karawang tertinggal: 0,00 %', '0 dari 734.768']],
  ['over 100 %', own({ target: 28_000 }), ['Karawang selesai: 102,86 % keluarga masuk server.', '800 di atas target']],
])('%s has its own text', (_, progress, phrases) => {
  const text = write(progress);
  for (const phrase of phrases) expect(text).toContain(phrase);
});

test('a held figure leads, and is neither done, nor the best, nor what moved most', () => {
  const held = buildHeldKarawang();
  const text = write(
    held,
    buildProgress(
      { ...karawang, figures: { online: 30_000 } },
      [
        { code: '32.15.01', name: 'Karawang Barat', target: 40_000, figures: { online: 9_400 } },
        { code: '32.15.16', name: 'Tirtamulya', target: 15_340, figures: { online: 1_540 } },
      ],
      {},
      addDays(held.asOf, -1),
    ),
  );
  expect(text).toContain(
    '\n*Angka Tirtamulya janggal: 100.391 % dari target. Tanpa itu Karawang tertinggal: 4,13 % keluarga masuk server, seharusnya 19,67 % hari ini.*',
  );
  expect(text).toContain('Sisa 704.428 keluarga. Perlu 14.377 per hari');
  expect(text).toContain('Sejak kemarin +15.398.800 (termasuk angka janggal).');
  expect(text).toContain('Naik terbanyak: Karawang Barat +100.');
  expect(text).toContain('1. Karawang Barat 23,75 %');
  expect(text).not.toMatch(/selesai: |\d\. Tirtamulya|Tirtamulya \+/);
});

test.each([
  ['no target', own({ target: null }), /Sisa|Perlu/],
  ['over 100 %', own({ target: 28_000 }), /Sisa|Perlu|seharusnya/],
  ['no report', own({ figures: {} }), /\*Karawang[^*]*\b0\b[^*]*\*|0,00 %/],
  ['a desa, which has no parts', own({ code: '32.15.01.2001', name: 'Wadas' }), /tertinggi|terendah|Belum lapor/],
])('%s leaves out what cannot be said', (_, progress, unsaid) => {
  expect(write(progress)).not.toMatch(unsaid);
});

test('before the start, on the last day and after the end the days are said as they are', () => {
  const on = (day: string, figures = karawang.figures) =>
    write(buildProgress({ ...karawang, figures }, [], {}, toDay(day)));
  expect(on('2021-03-30', {})).toContain('Karawang belum mulai: pendataan dibuka 1 April 2021.');
  expect(on('2021-03-30', {})).toContain('Sisa 734.768 keluarga dalam 61 hari.');
  expect(on('2021-05-30')).toContain('Perlu 705.968 per hari (154,8 per kader) besok, hari terakhir');
  expect(on('2021-05-31')).toContain('Sisa 705.968 keluarga; hari ini hari terakhir.');
  expect(on('2021-06-10')).toContain('pendataan berakhir 31 Mei.');
  expect(on('2021-06-10')).toContain('Sisa 705.968 keluarga; waktu pendataan sudah habis.');
});

const yesterday = addDays(toDay('2021-04-12'), -1);
const before = (change: Partial<Reported> = {}, parts: Reported[] = []) =>
  buildProgress({ ...karawang, ...change }, parts, {}, yesterday);

test.each([
  ['a gain', own(), before({ figures: { online: 26_400 } }), 'Sejak kemarin +2.400.'],
  ['no gain', own(), before(), 'Sejak kemarin tidak bertambah.'],
  ['a fall', own(), before({ figures: { online: 28_812 } }), 'Sejak kemarin −12.'],
  ['no report yesterday', own(), before({ figures: {} }), 'Belum lapor kemarin; laporan pertama 28.800.'],
  [
    'an older report',
    own(),
    before({ figures: { online: 20_000 }, lastReportDay: toDay('2021-04-09') }),
    'Belum lapor kemarin; sejak 9 April +8.800.',
  ],
  [
    'no report today',
    own({ lastReportDay: yesterday }),
    before(),
    'Hari ini belum lapor; angka terakhir dari 11 April.',
  ],
])('movement: %s', (_, progress, then, sentence) => {
  expect(write(progress, then)).toContain(sentence);
});

test('without a day before nothing is said of a movement', () => {
  expect(write(own())).not.toMatch(/kemarin/);
});

test('those that moved most, fell and report for the first time are named, the last not as a gain', () => {
  const now = kecamatan(6, (at) => ({ name: `K${at}`, figures: { online: [900, 80, 70, 60, 5, 40][at] ?? 0 } }));
  const then = kecamatan(6, (at) => ({
    name: `K${at}`,
    figures: at === 0 ? {} : { online: [0, 10, 10, 10, 9, 10][at] ?? 0 },
  }));
  const text = write(buildProgress(karawang, now), before({}, then));
  expect(text).toContain('Naik terbanyak: K1 +70, K2 +60, K3 +50.');
  expect(text).toContain('Turun: K4 −4.');
  expect(text).toContain('Belum lapor kemarin, hari ini lapor: K0 (900).');
});

test('those that have not reported are counted and named apart from those whose figure is old', () => {
  const parts = kecamatan(4, (at) => ({
    name: ['Klari', 'Ciampel', 'Cibuaya', 'Cilebar'][at] ?? '',
    ...(at === 0 ? { figures: {} } : {}),
    ...(at === 2 ? { lastReportDay: yesterday } : {}),
    ...(at === 3 ? { target: null } : {}),
  }));
  const text = write(buildProgress(karawang, parts));
  expect(text).toContain('*Belum lapor* 1 dari 4 kecamatan: Klari.');
  expect(text).toContain('*Angka hari sebelumnya dipakai* 1 dari 4 kecamatan: Cibuaya.');
  expect(text).toContain('*Belum ada target* 1 dari 4 kecamatan: Cilebar.');
  expect(text).toContain('*Kecamatan, urut persen*\n1. Cibuaya 0,30 % (3 dari 1.000)\n2. Ciampel');
});

test('where no part has a target their names are not told again', () => {
  const text = write(
    buildProgress(
      karawang,
      kecamatan(17, () => ({ target: null, figures: {} })),
    ),
  );
  expect(text).toMatch(/^\*Belum lapor\* 17 dari 17 kecamatan: Kecamatan A, /m);
  expect(text).toContain('*Belum ada target* untuk semua 17 kecamatan.');
});

test('the backlog and outages are told with their days and reasons', () => {
  const progress = own({ collected: { online: 42_000, manual: 18_000 } });
  const outage = { id: 1, areaLo: 3_215_000_000, areaHi: 3_215_999_999, channel: 'online' as const };
  const outages = [
    { ...outage, fromDay: toDay('2021-04-08'), toDay: toDay('2021-04-09'), reason: 'server *pusat* mati' },
    { ...outage, fromDay: toDay('2021-04-01'), toDay: toDay('2021-04-02'), reason: 'lama sekali' },
  ];
  const text = write({ ...progress, outages });
  expect(text).toContain('18.000 formulir kertas dan 13.200 data online sudah terdata tetapi belum masuk server');
  expect(text).toContain('Gangguan 8 April sampai 9 April 2021 (Online): server ∗pusat∗ mati.');
  expect(text).not.toContain('lama sekali');
});

test('the office greets and closes as it says, and with its name', () => {
  const said = {
    ...office,
    recap: { ...office.recap, greeting: 'Selamat sore Bapak _Bupati_.', closing: 'Hormat kami' },
  };
  const text = write(own(), null, said);
  expect(text.startsWith('Selamat sore Bapak _Bupati_.\nRekap Pendataan Keluarga 2021: Kabupaten Karawang\n')).toBe(
    true,
  );
  expect(text).toContain('Hormat kami\nDPPKB Kabupaten Karawang');
  expect(text).not.toMatch(/Yth|Terima kasih/);
});

test('names cannot make bold, italic, struck or code, nor another line', () => {
  const parts = kecamatan(2, (at) => ({ name: at ? '*Klari*\n> _kutip_' : '~Batu~ ```x```', figures: { online: at } }));
  const text = write(buildProgress({ ...karawang, name: '_Kara*wang_' }, parts));
  expect(text).toContain('2. ∼Batu∼ ‘‘‘x‘‘‘ 0,00 %');
  expect(text).toContain('1. ∗Klari∗ > ＿kutip＿ 0,10 %');
  expect(text).not.toMatch(/[_~`]/);
  for (const line of text.split('\n')) expect((line.match(/\*/g) ?? []).length % 2).toBe(0);
});

const longName = (at: number) =>
  `${'Kecamatan Nama Yang Panjang Sekali '.repeat(3)}`.slice(0, 76) + String(at).padStart(4, '0');

test('700 parts with names of 80 letters, none of which has reported, fit into one message', () => {
  const parts = kecamatan(700, (at) => ({ name: longName(at), figures: {} }));
  const text = write(buildProgress({ ...karawang, name: longName(0) }, parts));
  expect(text.length).toBeLessThanOrEqual(recapLimits.text);
  expect(text).toContain('*Belum lapor* 700 dari 700 kecamatan: ');
  const [, listed = ''] = /700 dari 700 kecamatan: (.*)\.$/m.exec(text) ?? [];
  const names = listed.split(', ');
  const rest = Number(/^… dan (\d+) lainnya$/.exec(names.pop() ?? '')?.[1]);
  expect(rest + names.length).toBe(700);
  for (const name of names) expect(name).toHaveLength(80);
});

test('the worst there is still fits, with every figure whole: lists shrink to three, names go first', () => {
  const words = 'Terlambat karena sambungan putus '.repeat(12);
  const outages = Array.from({ length: 9 }, (_, id) => ({
    id,
    areaLo: 3_215_000_000,
    areaHi: 3_215_999_999,
    channel: null,
    fromDay: toDay('2021-04-10'),
    toDay: toDay('2021-04-12'),
    reason: words,
  }));
  const parts = kecamatan(90, (at) => ({ name: longName(at), figures: at % 3 ? { online: at } : {} }));
  const then = kecamatan(90, (at) => ({ name: longName(at), figures: at % 2 ? { online: 90 } : {} }));
  const said = { ...office, recap: { ...office.recap, greeting: 'x'.repeat(300), closing: 'y'.repeat(300) } };
  const campaign = { source: words, simulated: words };
  const text = write({ ...buildProgress(karawang, parts, campaign), outages }, before({}, then), said);
  expect(text.length).toBeLessThanOrEqual(recapLimits.text);
  expect(text).toContain('*Belum lapor* 30 dari 90 kecamatan.');
  expect(text).toContain('*Tiga tertinggi*');
  expect(text).toContain('28.800 dari 734.768');
  expect(text).toMatch(/Simulasi: Terlambat/);
});

test('the fingerprint follows the figures, and not the words, the hour or the sender', () => {
  const print = (progress: AreaProgress, then: AreaProgress | null = null, by = office) =>
    buildRecap({ progress, before: then, office: by }).fingerprint;
  const parts = kecamatan(3);
  const base = print(buildProgress(karawang, parts));
  const said = { ...office, recap: { ...office.recap, greeting: 'Halo' } };
  expect(print({ ...buildProgress(karawang, parts), changedAt: '2021-04-13T00:00:00.000Z' }, null, said)).toBe(base);
  const moved = kecamatan(3, (at) => (at === 2 ? { figures: { online: 4 } } : {}));
  expect(print(buildProgress(karawang, moved))).not.toBe(base);
  expect(print(buildProgress({ ...karawang, target: 734_769 }, parts))).not.toBe(base);
  expect(print(buildProgress(karawang, parts), before({}, parts))).not.toBe(base);
});

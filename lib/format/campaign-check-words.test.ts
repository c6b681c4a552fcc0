import { expect, test } from 'vitest';
import { type CheckKind, checkKinds, type FindingRow } from '../domain/campaign-check';
import { toDay } from '../domain/days';
import {
  describeCheck,
  describeFinding,
  describeFindingRow,
  describeLast,
  describeUnlisted,
  linkOfFinding,
} from './campaign-check-words';

const pekalongan: FindingRow = {
  area: { code: '33.75', name: 'Pekalongan', level: 2, kind: 'kota' },
  within: 'Jawa Tengah',
  ...{ target: 81_280, against: 81_021, partsWithout: 0 },
};
const campaign = { slug: 'pk21', unit: 'keluarga', kaderLimit: 10 };
const words = { campaign, area: 'Indonesia', days: 61, last: 'Pendataan Keluarga 2021' };

test('a finding of one area names it, of several it counts them', () => {
  const one = { kind: 'partsDiffer' as const, level: 2 as const, count: 1, rows: [pekalongan] };
  expect(describeFinding(one, words)).toBe('Kota Pekalongan: target berbeda dari jumlah bagiannya');
  expect(describeFinding({ ...one, count: 3 }, words)).toBe('3 kabupaten/kota: target berbeda dari jumlah bagiannya');
});

test('Kota Pekalongan, 81.280 stated and 81.021 in its parts', () => {
  const said = describeFindingRow({ kind: 'partsDiffer', level: 2 }, pekalongan, words);
  expect(said.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual(['81.280', '81.021', '−259', '−0,32 %', '0']);
});

test('what is not listed is counted, and the files that hold it are named', () => {
  const rows = [pekalongan];
  expect(describeUnlisted({ count: 1, rows })).toBeNull();
  expect(describeUnlisted({ count: 309, rows })).toBe('dan 308 lagi; XLSX dan CSV memuat semuanya');
  expect(describeUnlisted({ count: 83_453, rows })).toBe('dan 83.452 lagi; XLSX dan CSV memuat 1.000 yang pertama');
});

test('nobody is sent to a page that is closed to them', () => {
  const hrefs = (role: 'pembaca' | 'kecamatan' | 'kabupaten' | 'admin') =>
    checkKinds.flatMap((kind: CheckKind) => linkOfFinding({ kind, level: null }, 'pk21', role)?.href ?? []);
  expect(new Set(hrefs('pembaca'))).toEqual(new Set(['/pk21/lokus', '/pk21/target']));
  expect(hrefs('kecamatan').filter((href) => href.startsWith('/kelola'))).toEqual([]);
  expect(hrefs('kecamatan')).toContain('/kantor');
  expect(hrefs('kabupaten')).toContain('/kelola/kantor');
  expect(hrefs('kabupaten')).not.toContain('/pk21/perpanjangan');
  expect(hrefs('admin')).toContain('/pk21/perpanjangan');
});

test('the last campaign is named once, and what cannot be compared is said', () => {
  const levels = [
    { level: 2 as const, compared: 1, now: 131_668, last: 734_768, notCompared: 26 },
    { level: 3 as const, compared: 0, now: 0, last: 0, notCompared: 627 },
  ];
  const said = describeLast({ slug: 'pk21', name: 'Pendataan Keluarga 2021', startDay: toDay('2021-04-01'), levels });
  expect(said.map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
    'Dibandingkan dengan Pendataan Keluarga 2021 (mulai 1 April 2021): 1 kabupaten/kota 734.768 menjadi 131.668 (−82,08 %); 26 tidak dapat dibandingkan, karena tidak ada di sana atau tanpa target.',
    'Tidak satu pun kecamatan dapat dibandingkan.',
  ]);
  expect(describeCheck([])).toBe('Tidak ada yang perlu dibereskan.');
});

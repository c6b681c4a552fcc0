import { describe, expect, test } from 'vitest';
import type { Call } from '../domain/call-list';
import { toDay } from '../domain/days';
import {
  buildCallText,
  describeCalls,
  describePhase,
  describeReportState,
  describeSilence,
  formatTelephoneHref,
} from './call-words';

const asOf = toDay('2021-04-12');
const area = (code: string, name: string) => ({ code, name, level: 3 as const, kind: 'kecamatan' as const });
const klari: Call = {
  ...{ area: area('32.15.05', 'Klari'), kind: 'never', days: 12, lastReportDay: null, total: null },
  ...{ target: 41_536, kader: 258 },
};
const tegalwaru: Call = {
  ...{ area: area('32.15.28', 'Tegalwaru'), kind: 'silent', days: 3, lastReportDay: toDay('2021-04-09'), total: 445 },
  ...{ target: 22_763, kader: null },
};
const cibuaya: Call = { ...tegalwaru, area: area('32.15.11', 'Cibuaya'), days: 1, lastReportDay: toDay('2021-04-11') };

test('how long an area has been silent', () => {
  expect(describeSilence(klari)).toBe('belum pernah lapor, 12 hari');
  expect(describeSilence(tegalwaru)).toBe('3 hari tidak lapor');
  expect(describeSilence(cibuaya)).toBe('tidak lapor hari ini');
});

test('the two counts never run into one', () => {
  expect(describeCalls([klari, tegalwaru, cibuaya])).toBe('1 belum pernah lapor, 2 tidak lapor hari ini');
  expect(describeCalls([klari])).toBe('1 belum pernah lapor');
  expect(describeCalls([cibuaya])).toBe('1 tidak lapor hari ini');
  expect(describeCalls([])).toBeNull();
});

describe('whether the figure of the day is complete', () => {
  test.each([
    [{ of: 30, reported: 25, done: 0 }, '25 dari 30 kecamatan melapor hari ini; angka hari ini belum lengkap'],
    [{ of: 30, reported: 30, done: 0 }, '30 dari 30 kecamatan melapor hari ini; angka hari ini lengkap'],
    [
      { of: 30, reported: 28, done: 2 },
      '28 dari 30 kecamatan melapor hari ini (2 lagi sudah selesai); angka hari ini lengkap',
    ],
    [{ of: 30, reported: 0, done: 0 }, '0 dari 30 kecamatan melapor hari ini; angka hari ini belum lengkap'],
    [{ of: 0, reported: 0, done: 0 }, null],
  ])('%o', (state, text) => {
    expect(describeReportState(state, 'kecamatan')).toBe(text);
  });
});

test('before the start and after the end it says so', () => {
  const days = { startDay: toDay('2021-04-01'), endDay: toDay('2021-05-31'), asOf };
  expect(describePhase('notStarted', days)).toContain('mulai 1 April 2021');
  expect(describePhase('ended', days)).toContain('berakhir 31 Mei');
  expect(describePhase('closed', days)).toContain('ditutup');
  expect(describePhase('running', days)).toBeNull();
});

test('the text for the group', () => {
  const list = {
    ...{ of: 30, reported: 27, done: 0, phase: 'running' as const, withoutTarget: 0 },
    calls: [klari, tegalwaru, cibuaya],
  };
  const karawang = { code: '32.15', name: 'Karawang', level: 2 as const, kind: 'kabupaten' as const };
  const place = { campaign: { name: 'Pendataan Keluarga 2021' }, area: karawang, asOf, level: 'kecamatan' as const };
  expect(buildCallText({ ...place, list })).toBe(
    [
      '*Laporan yang ditunggu, Kabupaten Karawang*',
      'Pendataan Keluarga 2021, Senin, 12 April 2021',
      '27 dari 30 kecamatan melapor hari ini; angka hari ini belum lengkap.',
      '',
      '*Belum pernah lapor: 1*',
      '- Klari (12 hari)',
      '',
      '*Tidak lapor hari ini: 2*',
      '- Tegalwaru (terakhir 9 April: 445, 3 hari)',
      '- Cibuaya (terakhir 11 April: 445)',
      '',
      'Mohon laporannya dikirim hari ini. Terima kasih.',
    ].join('\n'),
  );
  const many = { ...list, calls: Array.from({ length: 45 }, () => klari) };
  expect(buildCallText({ ...place, list: many })).toContain('- dan 5 lagi');
});

test.each([
  ['0812 0000 1016', 'tel:081200001016'],
  ['+62 812-0000-1016', 'tel:+6281200001016'],
  ['(0267) 401234 ext 12', 'tel:0267401234'],
  ['0267 401234, 0267 405678', 'tel:0267401234'],
  ['', null],
])('%s is called as %s', (telephone, href) => {
  expect(formatTelephoneHref(telephone)).toBe(href);
});

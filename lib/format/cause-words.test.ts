import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { describeCause, formatCause } from './cause-words';

const lastReportDay = toDay('2021-04-09');

test.each([
  [{ cause: null, causeEvidence: null, lastReportDay }, null],
  [{ cause: 'notReported', causeEvidence: 3, lastReportDay }, 'Tidak lapor, 3 hari'],
  [{ cause: 'notReported', causeEvidence: 12, lastReportDay: null }, 'Belum pernah lapor'],
  [{ cause: 'notReported', causeEvidence: 0, lastReportDay }, 'Belum ada angka'],
  [{ cause: 'notReported', causeEvidence: null, lastReportDay: toDay('2021-05-24') }, 'Laporan terakhir, 24 Mei'],
  [{ cause: 'notReported', causeEvidence: null, lastReportDay: null }, 'Belum pernah lapor'],
  [{ cause: 'server', causeEvidence: 2, lastReportDay }, 'Gangguan server, 2 hari'],
  [{ cause: 'paperWaiting', causeEvidence: 77.76, lastReportDay }, 'Formulir menunggu, 78 %'],
  [{ cause: 'onlineUnsent', causeEvidence: 100, lastReportDay }, 'Belum terkirim, 100 %'],
  [{ cause: 'waiting', causeEvidence: 40, lastReportDay }, 'Menunggu server, 40 %'],
  [{ cause: 'fewKader', causeEvidence: 14.4, lastReportDay }, 'Kader kurang, perlu 14,4'],
  [{ cause: 'slowField', causeEvidence: 0.13, lastReportDay }, 'Lapangan lambat, laju 0,13'],
  [{ cause: 'slowField', causeEvidence: null, lastReportDay }, 'Lapangan lambat'],
] as const)('%o reads %s', (figures, expected) => {
  expect(formatCause(figures)?.replaceAll('\u00a0', ' ') ?? null).toBe(expected);
});

test('in the table an area that never reported says for how long', () => {
  expect(describeCause({ cause: 'notReported', causeEvidence: 12, lastReportDay: null })).toEqual({
    label: 'Belum pernah lapor',
    evidence: '12 hari',
  });
});

import { describe, expect, test } from 'vitest';
import { toDay } from '../domain/days';
import type { OfficeRecap } from '../domain/recaps';
import { formatMail, formatPrepared, formatReady } from './recap-state';

const recap = {
  forDay: toDay('2021-04-12'),
  preparedAt: new Date('2021-04-12T16:00:20+08:00'),
  timeZone: 'WITA',
} as const;
const late = { ...recap, preparedAt: new Date('2021-04-13T07:30:00+08:00') };

describe('that a recap is ready', () => {
  test.each([
    ['2021-04-12', recap, 'Rekap pukul 16.00 siap'],
    ['2021-04-13', recap, 'Rekap 12 April pukul 16.00 siap'],
    ['2022-01-01', recap, 'Rekap 12 April 2021 pukul 16.00 siap'],
    ['2021-04-13', late, 'Rekap 12 April siap, disusulkan 13 April pukul 07.30'],
  ])('on %s', (today, one, text) => {
    expect(formatReady(one, toDay(today))).toBe(text);
  });

  test('with the zone of the office', () => {
    expect(formatPrepared(recap)).toBe('12 April 2021 pukul 16.00 WITA');
    expect(formatPrepared(late)).toBe('13 April 2021 pukul 07.30 WITA untuk 12 April 2021');
  });
});

describe('what became of its mail', () => {
  const mail = (change: Partial<OfficeRecap['mail']>): OfficeRecap['mail'] => ({
    state: 'sent',
    to: ['a@k.example', 'b@k.example', 'c@k.example'],
    left: [],
    error: null,
    ...change,
  });

  test.each([
    [mail({}), 'dikirim ke 3 alamat'],
    [mail({ state: 'waiting', left: ['a@k.example'] }), 'akan dikirim ke 3 alamat'],
    [
      mail({ state: 'waiting', left: ['a@k.example', 'b@k.example'], error: 'server email tidak menjawab' }),
      'sampai ke 1 dari 3 alamat; dicoba lagi ke a@k.example, b@k.example (server email tidak menjawab)',
    ],
    [
      mail({ state: 'failed', left: ['c@k.example'], error: 'server email menolak: 550 tidak ada' }),
      'sampai ke 2 dari 3 alamat; gagal ke c@k.example (server email menolak: 550 tidak ada)',
    ],
    [mail({ state: 'none' }), 'tidak dikirim, karena server ini belum diatur untuk mengirim email'],
    [mail({ state: 'none', to: [] }), 'tidak dikirim, karena belum ada alamat email yang dikonfirmasi'],
  ])('case %#', (given, text) => {
    expect(formatMail(given)).toBe(text);
  });
});

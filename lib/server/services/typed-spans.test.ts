import { expect, test } from 'vitest';
import { readDay, readSpan } from './typed-spans';

test.each([
  ['kemarin', /^Hari mulai: 'kemarin' bukan tanggal\. Tulis seperti 12 April 2021/],
  ['04/13/2021', /Tulis hari dulu, lalu bulan/],
  [' ', /^Hari mulai belum diisi\. Tulis seperti 12 April 2021/],
])('a day typed as %j is refused with what to write', (typed, said) => {
  expect(() => readDay('Hari mulai', typed)).toThrow(expect.objectContaining({ detail: expect.stringMatching(said) }));
});

test.each(['25.00', '7', '07.60', 'pagi'])('an hour typed as %j is refused with what to write', (clock) => {
  const typed = { from: { day: '12 April 2021', clock }, until: { day: '', clock: '' } };
  expect(() => readSpan(typed)).toThrow(
    expect.objectContaining({
      detail: `Jam mulai: '${clock}' bukan jam. Tulis seperti 07.30, antara 00.00 dan 23.59.`,
    }),
  );
});

test.each(['07.30', '7.30', '07:30', '07,30'])('an hour typed as %j is half past seven', (clock) => {
  const span = readSpan({ from: { day: '12/4/2021', clock }, until: { day: '13 April 2021', clock: '' } });
  expect(span).toEqual({ fromDay: '2021-04-12', fromMinute: 450, toDay: '2021-04-13', toMinute: null });
});

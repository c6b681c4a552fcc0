import { expect, test } from 'vitest';
import { buildRefusedFile } from './refused-file';

test('a refused cell comes back as text that no spreadsheet runs', () => {
  const bytes = buildRefusedFile([
    { row: 14, column: 'Online', value: '3,5', reason: "'3,5' bukan bilangan bulat", suggestion: 'Tulis tanpa koma.' },
    { row: 15, column: '=cmd', value: '=HYPERLINK("x";"y")', reason: '+1 aneh', suggestion: null },
  ]);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes).split('\r\n')).toEqual([
    'baris;kolom;isi;alasan;saran',
    "14;Online;3,5;'3,5' bukan bilangan bulat;Tulis tanpa koma.",
    `15;'=cmd;"'=HYPERLINK(""x"";""y"")";'+1 aneh;`,
    '',
  ]);
});

import { expect, test } from 'vitest';
import { formatAttachment } from './attachment';

test('a plain name is said twice', () => {
  expect(formatAttachment('rekap 13 April.csv')).toBe(
    `attachment; filename="rekap 13 April.csv"; filename*=UTF-8''rekap%2013%20April.csv`,
  );
});

test.each([
  ['a quote and a line end do not leave the value', 'x"\r\nSet-Cookie: a=b.csv', 'x___Set-Cookie_ a_b.csv'],
  ['no folder is named', '../../etc/passwd', '.._.._etc_passwd'],
  ['half a sign does not break it', 'a\ud800b.csv', 'a_b.csv'],
])('%s', (_, name, ascii) => {
  const header = formatAttachment(name);
  expect(header).toContain(`filename="${ascii}"`);
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(header.match(/"/g)).toHaveLength(2);
});

test('letters beyond ASCII stay in the full name', () => {
  expect(formatAttachment('Soka’an (2).xlsx')).toContain(`filename*=UTF-8''Soka%E2%80%99an%20%282%29.xlsx`);
});

import { expect, test } from 'vitest';
import { parseMovementQuery } from './[kampanye]/[kode]/rapat/search-params';
import { parseAreaQuery } from './[kampanye]/[kode]/search-params';
import { parseHistoryFilter, parseTemplateQuery } from './[kampanye]/impor/search-params';
import { parseTypingQuery } from './[kampanye]/isi/search-params';
import { parseAuditQuery } from './kelola/audit/search-params';
import { readUnreadDay } from './search-params';

/** A form without JavaScript sends what was typed. */
test.each(['2021-04-12', '12 April 2021', '12/4/2021', ' 12-04-2021', '12 Apr 21'])(
  'an address that says %j means 12 April 2021 on every page',
  (typed) => {
    const day = '2021-04-12';
    expect(parseAreaQuery({ per: typed }).asOf).toBe(day);
    expect(parseTypingQuery({ per: typed }).day).toBe(day);
    expect(parseHistoryFilter({ dari: typed })).toMatchObject({ from: day, to: null });
    expect(parseTemplateQuery(new URLSearchParams({ tanggal: typed })).tanggal).toBe(day);
    expect(parseAuditQuery({ dari: typed, sampai: typed }).query).toMatchObject({ from: day, to: day });
    expect(parseMovementQuery({ dari: typed })).toMatchObject({ from: { kind: 'day', day }, unknown: [] });
    expect(readUnreadDay({ per: typed }, 'per')).toBeNull();
  },
);

test('what is no day is handed back to the field as it was typed', () => {
  expect(readUnreadDay({ per: ' kemarin ' }, 'per')).toBe('kemarin');
  expect(readUnreadDay({ per: '04/13/2021' }, 'per')).toBe('04/13/2021');
  expect(readUnreadDay({ per: '' }, 'per')).toBeNull();
  expect(readUnreadDay({}, 'per')).toBeNull();
});

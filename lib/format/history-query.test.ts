import { expect, test } from 'vitest';
import { toDay } from '../domain/days';
import { everyUpload } from '../domain/import-history';
import { formatFilterPart, historyHref } from './history-query';

const jabar = { code: '32', name: 'Jawa Barat', level: 1 as const, kind: 'provinsi' as const };
const [first, last] = [toDay('2021-04-01'), toDay('2021-04-12')];

test('an address holds what is filtered and no more', () => {
  expect(historyHref('/pk21/impor', everyUpload)).toBe('/pk21/impor');
  expect(
    historyHref('/pk21/impor', {
      office: { code: '32', alone: true },
      status: 'checked',
      kind: 'workforce',
      from: first,
      to: last,
    }),
  ).toBe('/pk21/impor?kantor=32-saja&status=belum-disimpan&jenis=tenaga&dari=2021-04-01&sampai=2021-04-12');
});

test('each part of a filter has words that end "Tidak ada unggahan …"', () => {
  const filter = { ...everyUpload, office: { code: '32', alone: true }, status: 'undone' as const };
  expect(formatFilterPart('office', filter, jabar)).toBe('dari Provinsi Jawa Barat saja');
  expect(formatFilterPart('status', filter, jabar)).toBe('berstatus Dibatalkan');
  expect(formatFilterPart('kind', { ...filter, kind: 'targets' }, jabar)).toBe('berjenis Target');
  const days = (from: typeof first | null, to: typeof first | null) =>
    formatFilterPart('days', { ...filter, from, to }, null);
  expect(days(first, last)).toBe('yang dikirim 1 April 2021 sampai 12 April 2021');
  expect(days(last, last)).toBe('yang dikirim 12 April 2021');
  expect(days(first, null)).toBe('yang dikirim sejak 1 April 2021');
  expect(days(null, last)).toBe('yang dikirim sampai 12 April 2021');
});

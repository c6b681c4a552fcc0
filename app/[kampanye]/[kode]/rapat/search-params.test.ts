import { expect, test } from 'vitest';
import { movementHref, parseMovementQuery, sortHrefs } from './search-params';

test('sides are snapshots or days', () => {
  expect(parseMovementQuery({ dari: 'beku-12', ke: '2021-04-14' })).toMatchObject({
    from: { kind: 'snapshot', id: 12 },
    to: { kind: 'day', day: '2021-04-14' },
    unknown: [],
  });
});

test('nothing chosen is no side; words that name none are kept to be said', () => {
  expect(parseMovementQuery({ dari: '', ke: undefined })).toMatchObject({ from: null, to: null, unknown: [] });
  const query = parseMovementQuery({ dari: 'beku-0', ke: '2021-02-30', urut: 'nama' });
  expect(query).toMatchObject({ from: null, to: null, unknown: ['beku-0', '2021-02-30'] });
  expect(query.order).toEqual({ key: 'perubahan', descending: true });
});

test('an address leads back to what it was made from', () => {
  const query = parseMovementQuery({ dari: 'beku-12', ke: '2021-04-14', urut: 'wilayah', tahap: 'terdata' });
  const href = movementHref({ kampanye: 'pk21', kode: '32.15' }, query);
  expect(href).toBe('/pk21/32.15/rapat/perubahan?dari=beku-12&ke=2021-04-14&tahap=terdata&urut=wilayah');
  expect(parseMovementQuery(new URL(href, 'http://uji').searchParams)).toEqual(query);
});

test('a column that orders already orders the other way round', () => {
  const hrefs = sortHrefs({ kampanye: 'pk21', kode: '32.15' }, parseMovementQuery({ urut: '-poin' }));
  expect(hrefs.poin).toContain('urut=poin');
  expect(hrefs.geser).toContain('urut=-geser');
  expect(hrefs.wilayah).toContain('urut=wilayah');
});

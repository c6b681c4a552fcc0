import { describe, expect, test } from 'vitest';
import { parseOfficeArea } from '../kantor/search-params';
import { parseAuditQuery } from './audit/search-params';
import { parseNewQuery } from './kampanye/search-params';
import { parseOfficesQuery } from './kantor/search-params';
import { parseAccountsQuery } from './pengguna/search-params';

/** As an address has them: `%00`, a broken pair of surrogates. */
const unkeepable = ['\0', 'id\0', 'a\0b', '\ud800'];

describe.each(unkeepable)(
  '%j in an address, which Postgres cannot compare with anything, counts as not said',
  (text) => {
    test('by the list of accounts', () => {
      expect(parseAccountsQuery({ cari: text, wilayah: text })).toEqual(parseAccountsQuery({}));
    });

    test('by the audit', () => {
      expect(parseAuditQuery({ cari: text, wilayah: text, jenis: text, dari: text })).toEqual(parseAuditQuery({}));
    });

    test('by the pages of offices', () => {
      expect(parseOfficesQuery({ wilayah: text })).toEqual(parseOfficesQuery({}));
      expect(parseOfficeArea(text)).toBeNull();
    });

    test('by the form of a new campaign', () => {
      expect(parseNewQuery({ salin: text })).toEqual({ copyOf: null });
    });
  },
);

test('what can be read is taken', () => {
  expect(parseAccountsQuery({ cari: ' siti ', wilayah: '32.15' })).toMatchObject({ find: 'siti', areaCode: '32.15' });
  expect(parseAuditQuery({ cari: 'pk21', wilayah: '32' }).query).toMatchObject({ find: 'pk21', areaCode: '32' });
  expect(parseOfficesQuery({ wilayah: '32', hal: '2' })).toEqual({ areaCode: '32', page: 2 });
});

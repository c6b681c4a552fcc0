import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, inScope } from '../client';
import { prepareDatabase } from '../prepare';
import { getEntryOfRequest } from '../queries/entries';
import { getImport, getImportSource } from '../queries/imports';
import { openBareDatabase } from '../testing/database';
import { migrateTo } from '../testing/past-migrations';
import { testSecret } from '../testing/template';

let database: Awaited<ReturnType<typeof openBareDatabase>>;

beforeAll(async () => {
  database = await openBareDatabase();
});
afterAll(() => database.close());

test('a database in which grids were saved as files keeps them readable, and takes entries beside them', async () => {
  const { owner, ownerUrl } = database;
  await migrateTo(owner, 19);
  const table = 'kode_wilayah;wilayah;tanggal;online_masuk;manual_masuk\r\n32.15.03;Klari;2021-04-14;1240;\r\n\r\n';
  await owner.execute(sql`insert into editions (name, source) values ('2025', 'uji')`);
  await owner.execute(sql`
    insert into campaigns (slug, name, unit, start_day, end_day, edition_id, source)
    select 'uji', 'Uji', 'keluarga', '2021-04-01', '2021-05-31', id, 'uji' from editions`);
  await owner.execute(sql`
    insert into imports (campaign_id, kind, status, area_lo, area_hi, office_lo, office_hi, file_name, sha256, content, settings,
      columns, row_count, accepted_count, refused, warnings, plan_hash)
    select id, 'rekap', 'committed', 3215000000, 3215999999, 3215000000, 3215999999, 'ketikan-32.15-2021-04-14-masuk.csv', 'abc',
      convert_to(${table}, 'UTF8'), '{}', '[]', 1, 1, '[]', '[]', '' from campaigns`);
  const serving = connect(await prepareDatabase(ownerUrl, testSecret), { connections: 1 });
  try {
    const karawang = { lo: 3_215_000_000, hi: 3_215_999_999 };
    await inScope(serving, karawang, async (transaction) => {
      expect(await getImport(transaction, 1)).toMatchObject({ id: 1, byHand: false, sha256: 'abc', rowCount: 1 });
      const source = await getImportSource(transaction, 1);
      expect(source).toMatchObject({ fileName: 'ketikan-32.15-2021-04-14-masuk.csv', entered: null });
      expect(new TextDecoder().decode(source?.content ?? undefined)).toBe(table);
      await transaction.execute(sql`
        insert into imports (campaign_id, kind, area_lo, area_hi, office_lo, office_hi, file_name, settings, columns, row_count,
          accepted_count, refused, warnings, plan_hash, entered, request_key, request_hash)
        select campaign_id, kind, area_lo, area_hi, office_lo, office_hi, file_name, settings, columns, 1, 1, '[]', '[]', '',
          '{"area":"32.15"}', '0f8fad5b-d9cb-469f-a165-70867728950e', 'uji' from imports`);
      expect(await getImport(transaction, 2)).toMatchObject({ byHand: true, sha256: null });
      expect(await getEntryOfRequest(transaction, '0f8fad5b-d9cb-469f-a165-70867728950e')).toMatchObject({ id: 2 });
    });
  } finally {
    await serving.close();
  }
});

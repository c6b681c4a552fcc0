import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Database } from '../client';
import { prepareDatabase } from '../prepare';
import { openBareDatabase, openSmallDatabase, type TestDatabase } from '../testing/database';
import { testSecret } from '../testing/template';
import { recordAudit } from '../writes/audit';
import { createUser } from '../writes/users';
import { listTables } from './list-tables';
import { restoreBackup } from './restore-backup';
import { tryBackup } from './try-backup';
import { writeBackup } from './write-backup';

let database: TestDatabase;
let folder: string;
let file: string;

const auditHeadsLine = '2026-01-01T00:00:00.000Z the end of the chain on that day\n';
const laterLine = '2999-01-01T00:00:00.000Z noted after the backup was begun\n';
const secrets = { authSecret: 'a', auditSecret: 's' };
const quiet = () => {};

/** Row count and hash of each table, whatever the order of its rows. */
async function sumTables(owner: Database): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  const tables = await owner.transaction((transaction) => listTables(transaction));
  for (const { name } of tables) {
    const [row] = await owner.execute<{ sum: string }>(
      sql`select count(*) || ':' || coalesce(md5(string_agg(t::text, E'\n' order by t::text)), '') as sum from ${sql.identifier(name)} t`,
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}

beforeAll(async () => {
  database = await openSmallDatabase();
  folder = mkdtempSync(join(tmpdir(), 'kejar-backup-'));
  file = join(folder, 'kejar.cadangan');
  const user = { email: 'ani@kantor.go.id', name: 'Soka"an \\ Ani\tB', office: 'DPPKB', passwordHash: null };
  await createUser(database.serving, { ...user, role: 'kabupaten', areaCode: '32.15' }, { id: null });
  await database.owner.transaction((transaction) =>
    recordAudit(transaction, {
      ...{ userId: null, action: 'test.note', campaignId: null, area: null, subject: 'x' },
      detail: { big: 9_007_199_254_740_991, text: 'é\n"', nothing: null, list: [1, '2'] },
    }),
  );
  await database.owner.execute(sql`
    insert into offices (area_code, area_lo, area_hi, name, lines, logo, logo_type, time_zone)
    values ('32.15', 1, 2, 'DPPKB', array['satu', 'dua, "tiga"', ''], '\\x00ff10'::bytea, 'image/png', 'WIB')`);
  writeFileSync(join(folder, 'heads'), auditHeadsLine + laterLine);
  await writeBackup(database.owner, { file, secrets, auditHeadsFile: join(folder, 'heads'), report: quiet });
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  test('restored elsewhere holds every row of every table', async () => {
    const bare = await openBareDatabase();
    const restored = await restoreBackup(bare.ownerUrl, { file, report: quiet });
    expect(await sumTables(bare.owner)).toEqual(await sumTables(database.owner));
    expect(restored.auditHeads).toBe(auditHeadsLine);
    expect(restored.head).toMatchObject(secrets);
    // The next number comes after those that are there.
    await prepareDatabase(bare.ownerUrl, testSecret);
    const other = { email: 'budi@kantor.go.id', name: 'Budi', office: '', passwordHash: null };
    await createUser(bare.owner, { ...other, role: 'kabupaten', areaCode: '32.15' }, { id: null });
    await bare.close();
  });

  test('is readable by its owner alone, and never takes the place of another', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = writeBackup(database.owner, { file, secrets, auditHeadsFile: '', report: quiet });
    await expect(again).rejects.toThrow('sudah ada');
  });

  test('is tried in a Postgres that is thrown away', async () => {
    const users = await tryBackup({ file, report: quiet }, (owner) => owner.execute(sql`select email from users`));
    expect([...users]).toEqual([{ email: 'ani@kantor.go.id' }]);
  });

  test('made while others write holds what was committed before, and all of it', async () => {
    let going = true;
    const writing = (async () => {
      for (let n = 0; going; n += 1) {
        await database.owner.execute(
          sql`insert into editions (name, source) values (${`edisi ${n}`}, 'a'), (${`edisi ${n} lagi`}, 'b')`,
        );
      }
    })();
    const during = join(folder, 'during');
    await writeBackup(database.owner, { file: during, secrets, auditHeadsFile: '', report: quiet });
    going = false;
    await writing;
    const bare = await openBareDatabase();
    await restoreBackup(bare.ownerUrl, { file: during, report: quiet });
    const [pairs] = await bare.owner.execute<{ whole: boolean }>(
      sql`select count(*) filter (where source = 'a') = count(*) filter (where source = 'b') as whole from editions`,
    );
    expect(pairs?.whole).toBe(true);
    await bare.close();
  });
});

describe('a restore refuses', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'a backup that was cut off at %i tenths, and changes nothing',
    async (tenths) => {
      const whole = readFileSync(file);
      const cut = join(folder, `cut-${tenths}`);
      writeFileSync(cut, whole.subarray(0, Math.floor((whole.byteLength * tenths) / 10)));
      const bare = await openBareDatabase();
      await expect(restoreBackup(bare.ownerUrl, { file: cut, report: quiet })).rejects.toThrow(/terpotong|rusak/);
      const [row] = await bare.owner.execute(sql`select 1 from pg_class where relnamespace = 'public'::regnamespace`);
      expect(row).toBeUndefined();
      await bare.close();
    },
  );

  test.each([
    ['a file that is none', Buffer.from('kode;nama\n32;Jawa Barat\n')],
    ['an empty file', Buffer.alloc(0)],
  ])('%s', async (_name, content) => {
    const none = join(folder, `none-${createHash('sha1').update(content).digest('hex')}`);
    writeFileSync(none, content);
    const bare = await openBareDatabase();
    await expect(restoreBackup(bare.ownerUrl, { file: none, report: quiet })).rejects.toThrow(/terpotong|rusak/);
    await bare.close();
  });

  test('one in which a single byte was changed', async () => {
    const bytes = readFileSync(file);
    const at = Math.floor(bytes.byteLength / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const changed = join(folder, 'changed');
    writeFileSync(changed, bytes);
    const bare = await openBareDatabase();
    await expect(restoreBackup(bare.ownerUrl, { file: changed, report: quiet })).rejects.toThrow('tidak dapat dipakai');
    await bare.close();
  });

  test('a database that is in use', async () => {
    const before = await sumTables(database.owner);
    await expect(restoreBackup(database.ownerUrl, { file, report: quiet })).rejects.toThrow(
      /sudah dipakai \(1 pengguna/,
    );
    expect(await sumTables(database.owner)).toEqual(before);
  });

  test('a database of something else', async () => {
    const bare = await openBareDatabase();
    await bare.owner.execute(sql`create table penggajian (id int)`);
    await expect(restoreBackup(bare.ownerUrl, { file, report: quiet })).rejects.toThrow('berisi tabel lain');
    await bare.close();
  });

  test('a backup of a later release', async () => {
    const later = join(folder, 'later');
    const owner = connect(database.ownerUrl, { connections: 1 });
    await owner.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`,
    );
    await writeBackup(owner, { file: later, secrets, auditHeadsFile: '', report: quiet });
    await owner.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'later'`);
    await owner.close();
    const bare = await openBareDatabase();
    await expect(restoreBackup(bare.ownerUrl, { file: later, report: quiet })).rejects.toThrow('lebih baru');
    await bare.close();
  });

  test('a file that is not there', async () => {
    const bare = await openBareDatabase();
    await expect(restoreBackup(bare.ownerUrl, { file: join(folder, 'hilang'), report: quiet })).rejects.toThrow(
      'Tidak ada file dengan nama itu',
    );
    await bare.close();
  });
});

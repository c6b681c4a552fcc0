import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { inScope, servingDatabase } from '@/db/client';
import { listAreasInside } from '@/db/queries/areas';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { testArea } from '@/db/testing/scope';
import { readCommitRows, silenceCommit } from '@/db/testing/uploads';
import { beginCommit } from '@/db/writes/import-commits';
import { commitImport } from '@/db/writes/imports';
import { lockCampaign } from '@/db/writes/locks';
import { verifyProgress } from '@/db/writes/rebuild';
import type { AuthorizedArea } from '@/lib/domain/areas';
import type { ImportSettings } from '@/lib/domain/imports';
import { type CommitProgress, commitLimits } from '@/lib/domain/uploads';
import type { AccountRole } from '@/lib/domain/users';
import { addUser, issueToken } from '@/lib/server/auth/accounts';
import { operatorUser } from '@/lib/server/auth/operator';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { contextOf } from '../../../../lib/server/auth/context';
import { commitUpload } from '../../../../lib/server/services/import-commits';
import { uploadFile } from '../../../../lib/server/services/imports';
import { GET } from './kemajuan/route';

let database: TestDatabase;
let jabar: AuthorizedArea & { editionId: number };
let desa: string[];
let slug: string;
let campaignId: number;
let made = 0;
const tokens: Record<string, string> = {};
const operator = operatorUser();

beforeAll(async () => {
  database = await openTestDatabase();
  vi.stubEnv('AUTH_SECRET', 'a secret of the tests');
  vi.stubEnv('KEJAR_SERVING_URL', database.servingUrl);
  jabar = await testArea(database.owner, '32');
  const inside = { editionId: jabar.editionId, inside: jabar, level: 4 as const };
  desa = (await listAreasInside(database.serving, inside)).map(({ code }) => code);
  const person = async (name: string, role: AccountRole, areaCode: string) => {
    const email = `${name}@kejar.example`;
    await addUser(database.serving, { email, name, office: '', role, areaCode, password: null }, { id: null });
    tokens[name] = await issueToken(database.serving, { email }, { id: null });
  };
  await person('jabar', 'provinsi', '32');
  await person('pembaca', 'pembaca', '32');
  await person('admin', 'admin', 'id');
  await person('karawang', 'kabupaten', '32.15');
  await person('jateng', 'provinsi', '33');
});
afterAll(async () => {
  await servingDatabase().close();
  await database.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  slug = `simpan-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

const settings: ImportSettings = {
  ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'online', under: null },
  ...{ columns: {}, rows: {} },
};

/** A checked upload of so many desa of Jawa Barat. */
async function check(count: number): Promise<number> {
  const rows = desa.slice(0, count).map((code, at) => `${code};2021-04-12;${at + 1}`);
  const bytes = new TextEncoder().encode(['kode_wilayah;tanggal;online_masuk', ...rows].join('\n'));
  const upload = { campaignSlug: slug, kind: 'rekap' as const, fileName: 'rekap.csv', bytes, settings };
  const user = { ...operator, area: { code: '32', lo: jabar.lo, hi: jabar.hi } };
  return (await uploadFile(contextOf({ ...user, role: 'provinsi' }, database.serving), upload)).id;
}

const commit = (id: number) => commitUpload(contextOf(operatorUser(), database.serving), { id, acceptPartial: false });

async function ask(who: string | null, id: number | string, kampanye = slug) {
  const request = new Request(`http://kejar.example/${kampanye}/impor/${id}/kemajuan`, {
    headers: who === null ? {} : { authorization: `Bearer ${tokens[who]}` },
  });
  const response = await GET(request, { params: Promise.resolve({ kampanye, id: `${id}` }) });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

async function headline(): Promise<number | null | undefined> {
  const asked = { campaignSlug: slug, code: '32', asOf: null, stage: 'recorded' as const, detail: null };
  const found = await readAreaProgress(
    contextOf(operator, database.serving),
    { ...asked, targetSet: null, series: false },
    { lenient: true },
  );
  return found?.headline.total;
}

/** Holds what every commit of the campaign waits for, until `release`. */
async function holdCampaign(): Promise<{ release: () => Promise<void> }> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let held = () => {};
  const holding = new Promise<void>((resolve) => {
    held = resolve;
  });
  const transaction = inScope(database.owner, jabar, async (open) => {
    await lockCampaign(open, campaignId);
    held();
    await released;
  });
  await holding;
  return {
    async release() {
      letGo();
      await transaction;
    },
  };
}

const many = 3_000;
const sum = (many * (many + 1)) / 2;

describe('who may ask how far a commit is', () => {
  test('nobody; not those below or beside; not under another campaign; users who see the page', async () => {
    const id = await check(3);
    expect((await ask(null, id)).status).toBe(401);
    const unknown = await ask('jabar', 999_999);
    expect(unknown).toMatchObject({ status: 404, body: { type: 'unknown-import' } });
    for (const who of ['karawang', 'jateng']) {
      const { status, body } = await ask(who, id);
      expect([who, status, body]).toEqual([who, 404, unknown.body]);
    }
    for (const bad of ['x', '0', '1e3']) expect((await ask('jabar', bad)).status).toBe(404);
    await makeTestCampaign(database.owner, `${slug}-lain`);
    expect((await ask('jabar', id, `${slug}-lain`)).status).toBe(404);
    for (const who of ['jabar', 'pembaca', 'admin']) {
      const { body, headers } = await ask(who, id);
      expect([who, body]).toEqual([who, { status: 'checked', commit: null }]);
      expect(headers.get('cache-control')).toBe('private, no-store');
    }
  });
});

describe('a commit that others can follow', () => {
  test('is seen while it runs, its figures only when it has ended, and then the note is gone', async () => {
    const id = await check(many);
    const { release } = await holdCampaign();
    const committing = commit(id);
    await vi.waitFor(async () => {
      const { body } = await ask('pembaca', id);
      expect(body).toEqual({ status: 'checked', commit: { step: 'ledger', done: 0, total: many, silent: false } });
    });
    expect(await headline()).toBeNull();
    // A second press waits for the first, and then finds the work done; it does not write over the first one's note.
    const second = commit(id).catch((error: unknown) => error);
    await release();
    await committing;
    expect(await second).toMatchObject({ status: 409, type: 'import-committed' });
    expect((await ask('pembaca', id)).body).toEqual({ status: 'committed', commit: null });
    expect(await readCommitRows(database.owner)).toEqual([]);
    expect(await headline()).toBe(sum);
  });

  test('tells each step, to the last row', async () => {
    const id = await check(many);
    const told: CommitProgress[] = [];
    await commitImport(database.serving, jabar, {
      ...{ id, userId: null, acceptPartial: false },
      onStep: (progress) => told.push(progress),
    });
    const of = (step: CommitProgress['step']) => told.filter((one) => one.step === step);
    expect(of('ledger').at(-1)).toEqual({ step: 'ledger', done: many, total: many });
    const areas = of('areas');
    expect(areas[0]?.done).toBe(0);
    expect(areas.at(-1)?.done).toBe(areas.at(-1)?.total);
    // The desa themselves, and all above them.
    expect(areas.at(-1)?.total).toBeGreaterThan(many);
    expect([...areas].sort((one, other) => one.done - other.done)).toEqual(areas);
    expect(await verifyProgress(database.owner, slug)).toMatchObject([{ difference: null }]);
  });

  test('of few figures leaves no note', async () => {
    const id = await check(commitLimits.quietFigures);
    expect(await beginCommit(database.serving, jabar, id)).toBe(false);
    await commit(id);
    expect(await readCommitRows(database.owner)).toEqual([]);
  });

  test('that is refused takes its note away, and says why', async () => {
    const id = await check(many);
    await database.owner.execute(`update imports set plan_hash = 'x' where id = ${id}`);
    await expect(commit(id)).rejects.toMatchObject({ status: 409, type: 'plan-changed' });
    expect(await readCommitRows(database.owner)).toEqual([]);
    expect(await headline()).toBeNull();
  });

  test('whose server died: silent after a minute, nothing is kept, and it may be pressed again', async () => {
    const id = await check(many);
    // What the dead server left: its note, for its transaction is gone with it.
    expect(await beginCommit(database.serving, jabar, id)).toBe(true);
    await silenceCommit(database.owner, id, 55);
    expect((await ask('jabar', id)).body.commit).toMatchObject({ silent: false });
    expect(await beginCommit(database.serving, jabar, id)).toBe(false);
    await silenceCommit(database.owner, id, 61);
    expect((await ask('jabar', id)).body).toMatchObject({ status: 'checked', commit: { silent: true } });
    expect(await headline()).toBeNull();
    await commit(id);
    expect((await ask('jabar', id)).body).toEqual({ status: 'committed', commit: null });
    expect(await headline()).toBe(sum);
    expect(await readCommitRows(database.owner)).toEqual([]);
  });

  test('counts also where nothing can be noted', async () => {
    const id = await check(many);
    await database.owner.execute('alter table import_commits rename to import_commits_away');
    try {
      await commit(id);
    } finally {
      await database.owner.execute('alter table import_commits_away rename to import_commits');
    }
    expect(await headline()).toBe(sum);
  });
});

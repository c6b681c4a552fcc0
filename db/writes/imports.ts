import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import type { FactRuns } from '../../lib/domain/import-facts';
import type {
  ImportKind,
  ImportPart,
  ImportSettings,
  ImportStatus,
  ReadColumn,
  Refusal,
  SheetGlimpse,
  Warning,
} from '../../lib/domain/imports';
import type { LearnedFromImport } from '../../lib/domain/learned';
import { Problem } from '../../lib/domain/problems';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { imports } from '../schema';
import { requireAsCompared } from './as-compared';
import { requireOpenCampaign } from './campaign-state';
import { refuseClosedPlan } from './closures';
import { type Act, audited } from './import-audit';
import { type CountOptions, countImport } from './import-count';
import { planHash, writePlan } from './import-plan';
import { requireLaterAnswered } from './increments';
import { allowLongStatements, lockCampaign } from './locks';
import { refuseCountedAreas, refuseKnownFile, sameFile } from './same-file';

export type NewImport = {
  campaignId: number;
  kind: ImportKind;
  userId: number | null;
  /** The own area of the user who sent it, by which a file is known; absent: the area it was sent for. */
  office?: AreaRange;
  fileName: string;
  sha256: string;
  content: Uint8Array;
  settings: ImportSettings;
  columns: ReadColumn[];
  rowCount: number;
  acceptedCount: number;
  refused: Refusal[];
  warnings: Warning[];
  notes: string[];
  parts?: ImportPart[];
  glimpses?: SheetGlimpse[];
  learned?: LearnedFromImport;
  facts: FactRuns;
};

/** So often an upload of the same file may come first, and be set aside, between our look and our insert. */
const mostTries = 5;

/**
 * Keeps a checked upload: the file, the plan and its facts. Nothing is counted yet.
 * @throws Problem 409 when the office has sent the same file before
 */
export async function storeImport(database: Database, area: AuthorizedArea, input: NewImport): Promise<number> {
  return inScope(database, area, async (transaction) => {
    await allowLongStatements(transaction);
    const id = await insertImport(transaction, area, input);
    await writePlan(transaction, { importId: id, facts: input.facts });
    await audited(transaction, {
      ...input,
      id,
      area: area.lo,
      action: 'import.check',
      detail: { accepted: input.acceptedCount, refused: input.refused.length },
    });
    return id;
  });
}

async function insertImport(transaction: ScopedTransaction, area: AuthorizedArea, input: NewImport): Promise<number> {
  const { facts: _, office = area, ...rest } = input;
  for (let tries = 0; tries < mostTries; tries += 1) {
    await refuseKnownFile(transaction, area, { ...input, office });
    const [stored] = await transaction
      .insert(imports)
      .values({
        ...{ ...rest, said: input.settings, planHash: '' },
        ...{ areaLo: area.lo, areaHi: area.hi, officeLo: office.lo, officeHi: office.hi },
      })
      .onConflictDoNothing()
      .returning({ id: imports.id });
    if (stored) return stored.id;
    // Another upload of the same file came first, between the look and the insert: the next look finds it.
  }
  throw sameFile(null);
}

const unknownImport = () => new Problem('unknown-import', 'Tidak ada unggahan dengan nomor ini di wilayah kerja Anda.');

type LockedImport = typeof imports.$inferSelect;

/** @throws Problem 404 unknown, 409 where it has another status than the one wanted */
export async function lockImport(
  transaction: ScopedTransaction,
  id: number,
  wanted: ImportStatus,
): Promise<LockedImport> {
  const [found] = await transaction.select().from(imports).where(eq(imports.id, id)).for('update');
  if (!found) throw unknownImport();
  if (found.status !== wanted) throw wrongStatus(found.status);
  return found;
}

const statusWords: Record<ImportStatus, string> = {
  checked: 'belum disimpan',
  committed: 'sudah disimpan',
  undone: 'sudah dibatalkan',
  discarded: 'sudah dibuang',
};

export function wrongStatus(status: ImportStatus): Problem {
  return new Problem(`import-${status}`, `Unggahan ini ${statusWords[status]}.`);
}

/**
 * Counts a checked import: the ledger, `progress`, targets, status and audit row in one transaction.
 * @param input.setsTargets whose targets the user who commits may set; those of other areas, and all without it, become
 *   proposals (`proposal`: why, or to leave them out)
 * @param input.onStep told how far it is while nobody else can see it yet; must not throw
 * @param input.confirmHeld reasons by row: held rows that are counted all the same. The others stay out
 * @param input.shown the hash of the plan that the user who commits has seen; absent: whatever the plan is now
 * @throws Problem 404 unknown, 400 a reason that is none, 409 counted already, no accepted row, refused rows without
 *   `acceptPartial`, nothing but held rows without a reason or targets that are left out, a plan that is not the previewed
 *   one, areas counted from the same file since, or figures that are not the ones the plan was compared with
 */
export async function commitImport(
  database: Database,
  area: AuthorizedArea,
  input: Act &
    CountOptions & {
      acceptPartial: boolean;
      shown?: string;
    },
): Promise<void> {
  await inScope(database, area, async (transaction) => {
    await allowLongStatements(transaction);
    const found = await lockImport(transaction, input.id, 'checked');
    if (found.acceptedCount === 0) throw nothingAccepted(found.refused.length);
    if (found.refused.length > 0 && !input.acceptPartial) {
      throw new Problem(
        'rows-refused',
        `${found.refused.length} sel atau baris ditolak. Perbaiki filenya, atau setujui penyimpanan sebagian (acceptPartial).`,
      );
    }
    if ((await planHash(transaction, input.id)) !== found.planHash) throw planChanged('Unggah ulang filenya.');
    if (input.shown !== undefined && input.shown !== found.planHash)
      throw planChanged('Lihat rencananya yang baru, lalu simpan.');
    await lockCampaign(transaction, found.campaignId);
    await requireOpenCampaign(transaction, found.campaignId, 'report');
    await refuseCountedAreas(transaction, found);
    await refuseClosedPlan(transaction, { campaignId: found.campaignId, importId: found.id });
    await requireAsCompared(transaction, found);
    await requireLaterAnswered(transaction, area, found.id);
    await countImport(transaction, area, { ...input, found });
  });
}

function nothingAccepted(refused: number): Problem {
  const why = refused > 0 ? ` Perbaiki baris yang ditolak (${refused} sel atau baris), lalu periksa ulang.` : '';
  return new Problem('nothing-accepted', `Unggahan ini tidak memuat angka yang dapat disimpan.${why}`);
}

function planChanged(whatToDo: string): Problem {
  return new Problem('plan-changed', `Isi unggahan tidak sama lagi dengan yang diperiksa. ${whatToDo}`);
}

/** Sets a checked import aside; its file may then be sent anew. */
export async function discardImport(database: Database, area: AuthorizedArea, input: Act): Promise<void> {
  await inScope(database, area, async (transaction) => {
    const found = await lockImport(transaction, input.id, 'checked');
    await transaction.update(imports).set({ status: 'discarded' }).where(eq(imports.id, input.id));
    await audited(transaction, {
      ...input,
      campaignId: found.campaignId,
      area: found.areaLo,
      action: 'import.discard',
      detail: {},
    });
  });
}

export function correctedMeanwhile(): Problem {
  return new Problem(
    'corrected-meanwhile',
    'Muat ulang halamannya untuk melihat yang sudah dibetulkan, lalu isi lagi yang masih perlu.',
  );
}

/** Replaces the plan of a checked import after a person corrected its columns or rows. */
export async function replacePlan(
  database: Database,
  area: AuthorizedArea,
  /** @param input.basedOn the settings that the corrections were put on: refused where they are others by now */
  input: Act & { basedOn: ImportSettings } & Pick<
      NewImport,
      | 'settings'
      | 'columns'
      | 'rowCount'
      | 'acceptedCount'
      | 'refused'
      | 'warnings'
      | 'notes'
      | 'parts'
      | 'glimpses'
      | 'learned'
      | 'facts'
    >,
): Promise<void> {
  const { id, userId, facts, basedOn, ...plan } = input;
  await inScope(database, area, async (transaction) => {
    await allowLongStatements(transaction);
    const found = await lockImport(transaction, id, 'checked');
    if (!isDeepStrictEqual(found.settings, basedOn)) throw correctedMeanwhile();
    await transaction.execute(sql`delete from import_facts where import_id = ${id}`);
    await transaction
      .update(imports)
      .set(plan)
      .where(and(eq(imports.id, id), eq(imports.status, 'checked')));
    await writePlan(transaction, { importId: id, facts });
    await audited(transaction, {
      id,
      userId,
      campaignId: found.campaignId,
      area: found.areaLo,
      action: 'import.correct',
      detail: { settings: plan.settings },
    });
  });
}

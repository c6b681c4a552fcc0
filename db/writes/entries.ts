import { eq } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import type { Channel, Stage } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { EnteredTable } from '../../lib/domain/entries';
import type { HeldRow } from '../../lib/domain/held-rows';
import {
  type ImportFact,
  type ImportSettings,
  type ReadColumn,
  rowKeyOf,
  type Warning,
} from '../../lib/domain/imports';
import { Problem } from '../../lib/domain/problems';
import type { TargetScope } from '../../lib/domain/target-proposals';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { listSaidOn } from '../queries/counts';
import { getEntryOfRequest, type SavedEntry } from '../queries/entries';
import { listStatedTargets } from '../queries/target-sets';
import { imports } from '../schema';
import { requireOpenCampaign } from './campaign-state';
import { refuseClosedPlan } from './closures';
import { listOddTargets } from './held-targets';
import { countImport } from './import-count';
import { writePlan } from './import-plan';
import { allowLongStatements, lockCampaign } from './locks';
import type { ProposalChoice } from './target-proposals';

/** What the user had before them: what the areas themselves reported of a day; null: nothing. */
export type SeenFigures = {
  day: IsoDay;
  stage: Stage;
  figures: readonly { area: number; channel: Channel; value: number | null }[];
};

/** What they had before them of targets: what the areas state in a version; null: none. */
export type SeenTargets = { targetSet: number; targets: readonly { area: number; value: number | null }[] };

/** Who sent what by which request: `requestHash` is SHA-256 of all that it brings. */
export type SentEntry = { campaignId: number; userId: number | null; requestKey: string; requestHash: string };

export type NewEntry = SentEntry & {
  entered: EnteredTable;
  /** Why held rows are right, by code. */
  reasons: Readonly<Record<string, string>>;
  /** The own area of the user. */
  office: AreaRange;
  fileName: string;
  settings: ImportSettings;
  columns: ReadColumn[];
  rowCount: number;
  warnings: Warning[];
  facts: readonly ImportFact[];
  seen: SeenFigures | SeenTargets;
  /** The targets that the user may set; they propose the others, for the reason of `proposal`. */
  setsTargets?: TargetScope | null;
  proposal?: ProposalChoice;
};

/** `held` alone: all figures are, and nothing was saved. */
export type EntryOutcome = { kind: 'saved'; entry: SavedEntry } | { kind: 'held'; held: HeldRow[] };

/**
 * Saves a manual entry: what was entered, its plan compared with what stands, and its figures in the ledger, in one
 * transaction that holds the campaign's lock from its beginning. Held rows stay out unless a reason came with them. A
 * request that is repeated is answered as it was, and nothing is written.
 * @throws Problem 409 `figures-changed` where other figures stand than the user saw, `request-key-used` for a request that
 *   brings something else than before, `import-undone` for one whose entry was undone; 400 a reason that is none
 */
export async function saveEntry(database: Database, area: AuthorizedArea, entry: NewEntry): Promise<EntryOutcome> {
  let held: HeldRow[] = [];
  try {
    return await inScope(database, area, async (transaction) => {
      await allowLongStatements(transaction);
      await lockCampaign(transaction, entry.campaignId);
      const first = await getEntryOfRequest(transaction, entry.requestKey);
      if (first) return { kind: 'saved', entry: requireSame(first, entry) };
      await requireOpenCampaign(transaction, entry.campaignId, 'report');
      await requireAsSeen(transaction, entry);
      const id = await insertEntry(transaction, area, entry);
      await writePlan(transaction, { importId: id, facts: entry.facts });
      await refuseClosedPlan(transaction, { campaignId: entry.campaignId, importId: id });
      const [found] = await transaction.select().from(imports).where(eq(imports.id, id));
      if (!found) throw new Error(`entry ${id} is out of its own scope`);
      const { userId, setsTargets = null, proposal } = entry;
      // Under the lock nothing can have changed since the comparison a line above, as it can while a file waits.
      held = [...found.held, ...(await listOddTargets(transaction, found, setsTargets)).odd];
      const confirmHeld = reasonsByRow(held, entry.reasons);
      await countImport(transaction, area, { found, userId, confirmHeld, setsTargets, proposal });
      const saved = await getEntryOfRequest(transaction, entry.requestKey);
      if (!saved) throw new Error(`entry ${id} was saved and is gone`);
      return { kind: 'saved', entry: saved };
    });
  } catch (error) {
    if (error instanceof Problem && error.type === 'all-held') return { kind: 'held', held };
    throw error;
  }
}

async function insertEntry(transaction: ScopedTransaction, area: AuthorizedArea, entry: NewEntry): Promise<number> {
  const {
    facts: _facts,
    seen: _seen,
    reasons: _reasons,
    setsTargets: _sets,
    proposal: _proposal,
    office,
    ...row
  } = entry;
  const kind = 'targetSet' in entry.entered ? 'targets' : 'rekap';
  const [stored] = await transaction
    .insert(imports)
    .values({
      ...{ ...row, kind, acceptedCount: row.rowCount, refused: [], planHash: '', said: row.settings },
      ...{ areaLo: area.lo, areaHi: area.hi, officeLo: office.lo, officeHi: office.hi },
    })
    .onConflictDoNothing()
    .returning({ id: imports.id });
  // The request's key is another user's, out of sight: no form has it by chance.
  if (!stored) throw keyUsed();
  return stored.id;
}

/**
 * The entry that a request brought before, where it brings the same again.
 * @throws Problem 409 `request-key-used`, or `import-undone` where the entry counts no more
 */
export function requireSame(first: SavedEntry, sent: SentEntry): SavedEntry {
  const same = first.campaignId === sent.campaignId && first.userId === sent.userId;
  if (!same || first.requestHash !== sent.requestHash) throw keyUsed();
  if (first.status === 'undone') throw undoneMeanwhile(first.id);
  return first;
}

function keyUsed(): Problem {
  return new Problem(
    'request-key-used',
    'Angka yang dikirim sekarang belum disimpan, dan yang tersimpan sebelumnya tidak berubah. Muat ulang halamannya untuk melihat yang tersimpan, lalu isi lagi yang masih perlu.',
  );
}

function undoneMeanwhile(id: number): Problem {
  return new Problem(
    'import-undone',
    `Angka yang sama sudah disimpan sebagai unggahan ${id}, lalu dibatalkan. Bila memang hendak disimpan lagi, muat ulang halamannya, lalu isi lagi.`,
  );
}

async function requireAsSeen(transaction: ScopedTransaction, { campaignId, seen }: NewEntry): Promise<void> {
  if (await isAsSeen(transaction, campaignId, seen)) return;
  throw new Problem(
    'figures-changed',
    'Orang lain menyimpan angka wilayah ini sejak Anda membukanya. Lihat angkanya, lalu putuskan.',
  );
}

async function isAsSeen(
  transaction: ScopedTransaction,
  campaignId: number,
  seen: SeenFigures | SeenTargets,
): Promise<boolean> {
  if ('targetSet' in seen) {
    const areas = seen.targets.map(({ area }) => area);
    const stated = await listStatedTargets(transaction, { targetSetId: seen.targetSet, areas });
    return seen.targets.every(({ area, value }) => (stated.get(area) ?? null) === value);
  }
  const { day, stage, figures } = seen;
  const areas = [...new Set(figures.map(({ area }) => area))];
  const said = await listSaidOn(transaction, { campaignId, areas, day, stage });
  const known = new Map(said.map((one) => [`${one.area} ${one.channel}`, one.value]));
  return figures.every((one) => (known.get(`${one.area} ${one.channel}`) ?? null) === one.value);
}

/** Reasons as a commit takes them, of rows that are held. */
function reasonsByRow(held: readonly HeldRow[], reasons: NewEntry['reasons']): Record<string, string> {
  return Object.fromEntries(
    held.flatMap((one) => {
      const reason = reasons[one.area];
      return reason === undefined ? [] : [[rowKeyOf(one), reason]];
    }),
  );
}

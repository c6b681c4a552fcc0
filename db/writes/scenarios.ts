import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { scenarioLimits } from '../../lib/domain/scenarios';
import type { Assumptions, StartingPoint } from '../../lib/domain/what-if';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { scenarios } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { lockScenarios } from './locks';

type Place = { campaignId: number; area: AuthorizedArea };

const listedIn = ({ campaignId, area }: { campaignId: number; area: AreaRange }) =>
  and(
    eq(scenarios.campaignId, campaignId),
    eq(scenarios.areaLo, area.lo),
    eq(scenarios.areaHi, area.hi),
    isNull(scenarios.deletedAt),
  );

/**
 * Keeps a calculation; returns its number. Said once more, as by a second click, it is the one that is there.
 * @throws Problem 409 `scenario-name-taken`, `scenarios-full`, and in an archived campaign
 */
export async function addScenario(
  database: Database,
  place: Place,
  input: { name: string; start: StartingPoint; assumed: Assumptions; userId: number | null },
): Promise<number> {
  const { campaignId, area } = place;
  const { name, start, assumed, userId } = input;
  return inScope(database, area, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'change');
    await lockScenarios(transaction, place);
    const known = await findNamed(transaction, place, name);
    if (known && isSame(known, input)) return known.id;
    if (known) {
      throw new Problem(
        'scenario-name-taken',
        `Nama “${known.name}” sudah dipakai skenario lain di wilayah ini. Pakai nama lain.`,
      );
    }
    const [kept] = await transaction.select({ count: count() }).from(scenarios).where(listedIn(place));
    if ((kept?.count ?? 0) >= scenarioLimits.kept) {
      throw new Problem(
        'scenarios-full',
        `Paling banyak ${scenarioLimits.kept} skenario disimpan untuk satu wilayah dan kampanye. Hapus yang tidak dipakai lagi.`,
      );
    }
    const [added] = await transaction
      .insert(scenarios)
      .values({ campaignId, areaLo: area.lo, areaHi: area.hi, name, start, assumed, createdBy: userId })
      .returning({ id: scenarios.id });
    if (!added) throw new Error('the scenario was not written');
    await audited(transaction, place, { id: added.id, userId, action: 'scenario.add', detail: { name, ...assumed } });
    return added.id;
  });
}

/**
 * Takes a scenario off the list, or puts it back. Twice is once.
 * @throws Problem 404 unknown, 409 its name is another's by now, or in an archived campaign
 */
export async function setScenarioListed(
  database: Database,
  place: Place,
  input: { id: number; listed: boolean; userId: number | null },
): Promise<void> {
  const { campaignId, area } = place;
  const { id, listed, userId } = input;
  await inScope(database, area, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'change');
    await lockScenarios(transaction, place);
    const [found] = await transaction
      .select()
      .from(scenarios)
      .where(
        and(
          ...[eq(scenarios.id, id), eq(scenarios.campaignId, campaignId)],
          ...[eq(scenarios.areaLo, area.lo), eq(scenarios.areaHi, area.hi)],
        ),
      );
    if (!found) throw new Problem('scenario-unknown', 'Tidak ada skenario dengan nomor itu di wilayah ini.');
    if ((found.deletedAt === null) === listed) return;
    if (listed && (await findNamed(transaction, place, found.name))) {
      throw new Problem(
        'scenario-name-taken',
        `Nama “${found.name}” sudah dipakai skenario lain. Hapus yang itu dahulu.`,
      );
    }
    await transaction
      .update(scenarios)
      .set({ deletedAt: listed ? null : new Date() })
      .where(eq(scenarios.id, id));
    const action = listed ? 'scenario.restore' : 'scenario.delete';
    await audited(transaction, place, { id, userId, action, detail: { name: found.name } });
  });
}

async function findNamed(transaction: ScopedTransaction, place: Place, name: string) {
  const [found] = await transaction
    .select()
    .from(scenarios)
    .where(and(listedIn(place), sql`lower(${scenarios.name}) = lower(${name})`));
  return found ?? null;
}

const isSame = (one: { start: StartingPoint; assumed: Assumptions }, other: typeof one) =>
  one.start.asOf === other.start.asOf &&
  (Object.keys(one.assumed) as (keyof Assumptions)[]).every((key) => one.assumed[key] === other.assumed[key]);

function audited(
  transaction: ScopedTransaction,
  { campaignId, area }: Place,
  input: { id: number; userId: number | null; action: string; detail: Record<string, string | number | null> },
): Promise<void> {
  const { id, ...rest } = input;
  return recordAudit(transaction, { ...rest, campaignId, area: area.lo, subject: `skenario ${id}` });
}

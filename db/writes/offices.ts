import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { ColumnKey } from '../../lib/domain/columns';
import type { LogoType, Signature } from '../../lib/domain/letterheads';
import type { Office } from '../../lib/domain/offices';
import { Problem } from '../../lib/domain/problems';
import type { TimeZone } from '../../lib/domain/time-zones';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { offices, users } from '../schema';
import { recordAudit } from './audit';
import { followEmails } from './recap-recipients';

/** What is to be otherwise; what is left out stays as it stands. Its words are checked already. */
export type OfficeChange = {
  name?: string;
  lines?: string[];
  logo?: { type: LogoType; bytes: Uint8Array } | null;
  signature?: Signature;
  telephone?: string;
  email?: string;
  reminder?: Office['reminder'];
  timeZone?: TimeZone;
  greeting?: string;
  closing?: string;
  schedule?: Office['recap']['schedule'];
  emails?: string[];
  columns?: readonly ColumnKey[] | null;
};

type OfficeRow = typeof offices.$inferSelect;
type OfficeValues = Partial<typeof offices.$inferInsert>;

/**
 * Changes what the office of an area prints, signs with and sends, with its audit row. A change that changes nothing
 * writes nothing, whichever version it was made on.
 * @param area authorized for the verb `office`
 * @param input.version of the office as the form was opened with it; 0: nothing was kept then
 * @param input.before what stands where nothing is kept yet (`defaultOffice`)
 * @returns the version that stands now
 * @throws Problem 409 `office-changed` when another user has changed it since; its `extra` says `by` (a name or null),
 *   `at` (ISO instant) and the `version` that stands
 */
export async function saveOffice(
  database: Database,
  area: AuthorizedArea,
  input: {
    change: OfficeChange;
    version: number;
    before: Pick<Office, 'timeZone'> & { letterhead: Pick<Office['letterhead'], 'name'> };
    userId: number | null;
  },
): Promise<number> {
  return inScope(database, area, async (transaction) => {
    const found = await lockOffice(transaction, area);
    const values = toValues(input.change);
    const changes = listChanges(found, values);
    // Also a form that is sent a second time: it finds the work done.
    if (found && Object.keys(changes).length === 0) return found.version;
    if ((found?.version ?? 0) !== input.version) throw await changedMeanwhile(transaction, found);
    const version = input.version + 1;
    const stamp = { version, updatedAt: new Date(), updatedBy: input.userId };
    let officeId = found?.id;
    if (found) {
      await transaction
        .update(offices)
        .set({ ...values, ...stamp })
        .where(eq(offices.id, found.id));
    } else {
      const [added] = await transaction
        .insert(offices)
        .values({
          name: input.before.letterhead.name,
          timeZone: input.before.timeZone,
          ...values,
          ...stamp,
          areaCode: area.code,
          areaLo: area.lo,
          areaHi: area.hi,
        })
        .onConflictDoNothing()
        .returning({ id: offices.id });
      // Another user's first change came between the look and the insert.
      if (!added) throw await changedMeanwhile(transaction, await lockOffice(transaction, area));
      officeId = added.id;
    }
    if (officeId && values.recapEmails) await followEmails(transaction, { id: officeId, area }, values.recapEmails);
    await recordAudit(transaction, {
      userId: input.userId,
      action: 'office.change',
      campaignId: null,
      area: area.lo,
      subject: `kantor ${area.code}`,
      detail: { version, changes },
    });
    return version;
  });
}

async function lockOffice(transaction: ScopedTransaction, area: AuthorizedArea): Promise<OfficeRow | null> {
  const [found] = await transaction
    .select()
    .from(offices)
    .where(and(eq(offices.areaLo, area.lo), eq(offices.areaHi, area.hi)))
    .for('update');
  return found ?? null;
}

function toValues(change: OfficeChange): OfficeValues {
  const { logo, signature, schedule, reminder, emails, columns, ...same } = change;
  const values: OfficeValues = { ...same };
  if (logo !== undefined) Object.assign(values, { logo: logo?.bytes ?? null, logoType: logo?.type ?? null });
  if (signature) {
    const { place, position, name, nip } = signature;
    Object.assign(values, { signPlace: place, signPosition: position, signName: name, signNip: nip });
  }
  if (schedule !== undefined) {
    Object.assign(values, { recapCampaignId: schedule?.campaignId ?? null, recapMinute: schedule?.minute ?? null });
  }
  if (reminder !== undefined) {
    const { campaignId = null, minute = null } = reminder ?? {};
    Object.assign(values, { reminderCampaignId: campaignId, reminderMinute: minute });
  }
  if (emails) values.recapEmails = emails;
  if (columns !== undefined) values.columns = columns && [...columns];
  // What a change leaves out by saying undefined stays.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

type Changes = Record<string, { from: unknown; to: unknown }>;

/** What is otherwise than it stood, as the audit keeps it; on a first change, all that it says. */
function listChanges(found: OfficeRow | null, values: OfficeValues): Changes {
  const changes: Changes = {};
  for (const key of Object.keys(values) as (keyof OfficeValues & keyof OfficeRow)[]) {
    const from = found ? tell(found[key]) : null;
    const to = tell(values[key]);
    if (!found || JSON.stringify(from) !== JSON.stringify(to)) changes[key] = { from, to };
  }
  return changes;
}

/** A logo by its SHA-256 and size: the audit is no place for pictures. */
function tell(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value ?? null;
  return { sha256: createHash('sha256').update(value).digest('hex'), bytes: value.byteLength };
}

async function changedMeanwhile(transaction: ScopedTransaction, standing: OfficeRow | null): Promise<Problem> {
  const { updatedBy = null, updatedAt, version = 0 } = standing ?? {};
  const [user] =
    updatedBy === null ? [] : await transaction.select({ name: users.name }).from(users).where(eq(users.id, updatedBy));
  const by = user?.name ?? null;
  return new Problem(
    'office-changed',
    `${by ?? 'Orang lain'} mengubahnya setelah halaman ini dibuka. Periksa yang tersimpan sekarang, lalu simpan lagi.`,
    { extra: { by, at: updatedAt?.toISOString() ?? null, version } },
  );
}

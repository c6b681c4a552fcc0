import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import {
  isStandingAs,
  maySetTarget,
  parseReason,
  proposalLimits,
  proposedStatement,
  type TargetScope,
} from '../../lib/domain/target-proposals';
import { inNation, type ScopedTransaction } from '../client';
import { type TargetChange, versionOfImport } from '../queries/target-statements';
import { figuresWithout, ledgers } from '../queries/undo-rule';
import { targetProposals } from '../schema';
import { recordAudit } from './audit';
import { targetSetOfImport } from './targets';

/** What a sender says of the targets in their file that they may not set: why they propose them, or to leave them out. */
export type ProposalChoice = { reason: string } | 'leaveOut';

type Upload = {
  campaignId: number;
  importId: number;
  userId: number | null;
  /** The area of the upload, which sees its proposals. */
  office: AreaRange;
  setsTargets: TargetScope | null;
  choice: ProposalChoice | undefined;
  /** Its targets that differ from those that count. */
  changes: readonly TargetChange[];
};

/** What became of the targets of an upload that its sender may not set. */
export type Proposed = { proposed: number; superseded: number; leftOut: number };

/**
 * Keeps the targets of an upload that its sender may not set as proposals: those that differ from what counts, and from
 * what the same office proposes already. Nothing counts by it. The caller holds the campaign's lock.
 * @throws Problem 409 without a choice where there is something to propose, 400 for a reason that is too short or long
 */
export async function proposeTargets(transaction: ScopedTransaction, upload: Upload): Promise<Proposed> {
  const { campaignId, importId, userId, office, setsTargets, choice } = upload;
  const foreign = upload.changes.filter(({ area }) => !maySetTarget(setsTargets, area));
  const changes = foreign.length === 0 ? [] : await withoutRepeated(transaction, foreign, upload);
  if (changes.length === 0) return { proposed: 0, superseded: 0, leftOut: 0 };
  if (choice === 'leaveOut') return { proposed: 0, superseded: 0, leftOut: changes.length };
  const reason = requireReason(choice?.reason, changes.length);
  const targetSetId = await targetSetOfImport(transaction, { campaignId, importId });
  const areas = changes.map(({ area }) => area);
  const superseded = await transaction
    .update(targetProposals)
    .set({ status: 'superseded', decidedAt: sql`now()`, decidedBy: userId })
    .where(
      and(
        eq(targetProposals.targetSetId, targetSetId),
        eq(targetProposals.status, 'open'),
        inArray(targetProposals.area, areas),
      ),
    )
    .returning({ id: targetProposals.id });
  await transaction.insert(targetProposals).values(
    changes.map(({ area, counted, before, said }) => ({
      ...{ campaignId, targetSetId, importId, area, userId, reason, counted },
      ...{ officeLo: office.lo, officeHi: office.hi },
      ...{ beforeTotal: before.total, beforeOnline: before.online, beforeManual: before.manual },
      ...said,
    })),
  );
  if (superseded.length > 0) {
    await transaction.execute(sql`
      update target_proposals old set superseded_by = new.id from target_proposals new
      where new.import_id = ${importId} and new.status = 'open' and new.target_set_id = old.target_set_id
        and new.area = old.area and old.id = any (${sql.param(superseded.map(({ id }) => id))}::integer[])`);
  }
  return { proposed: changes.length, superseded: superseded.length, leftOut: 0 };
}

/** The audit row of what `proposeTargets` kept; last in its transaction, with the audit of the upload. */
export async function auditProposals(transaction: ScopedTransaction, upload: Upload, done: Proposed): Promise<void> {
  if (done.proposed === 0) return;
  const reason = upload.choice === 'leaveOut' ? null : (upload.choice?.reason ?? null);
  await recordAudit(transaction, {
    ...{ userId: upload.userId, campaignId: upload.campaignId, area: upload.office.lo },
    action: 'target.propose',
    subject: `usulan target, unggahan ${upload.importId}`,
    detail: { proposed: done.proposed, superseded: done.superseded, reason },
  });
}

/** Without what the same office proposes already with the same figures: a rekap repeats its target every day. */
async function withoutRepeated(
  transaction: ScopedTransaction,
  changes: TargetChange[],
  { campaignId, importId, office }: Upload,
): Promise<TargetChange[]> {
  const open = await transaction
    .select()
    .from(targetProposals)
    .where(
      and(
        eq(targetProposals.targetSetId, sql`${versionOfImport({ importId, campaignId })}`),
        eq(targetProposals.status, 'open'),
        eq(targetProposals.officeLo, office.lo),
        eq(targetProposals.officeHi, office.hi),
      ),
    );
  const known = new Map(open.map((one) => [one.area, one]));
  return changes.filter(({ area, said, before }) => {
    const waiting = known.get(area);
    return !waiting || !isStandingAs(proposedStatement(before, said), proposedStatement(before, waiting));
  });
}

/** @throws Problem 409 without a reason, 400 for one that is too short or too long */
export function requireReason(given: string | undefined, changes: number): string {
  const { least, most } = proposalLimits.reason;
  if (given === undefined) {
    throw new Problem(
      'target-reason-needed',
      `${changes} target dalam file ini berbeda dari yang berlaku, dan Anda tidak menetapkan target wilayah itu. Tulis alasannya untuk mengusulkannya, atau simpan tanpa target itu.`,
      { extra: { proposals: changes } },
    );
  }
  const reason = parseReason(given);
  if (reason !== null) return reason;
  throw new Problem(
    'reason-invalid',
    `Tulis alasan, sedikitnya ${least} huruf tanpa spasi dan paling banyak ${most} karakter.`,
  );
}

/** Takes back what waits of the proposals of an upload that is undone. Returns how many. */
export async function withdrawProposalsOf(
  transaction: ScopedTransaction,
  input: { importId: number; userId: number | null },
): Promise<number> {
  const withdrawn = await transaction
    .update(targetProposals)
    .set({ status: 'withdrawn', decidedAt: sql`now()`, decidedBy: input.userId })
    .where(and(eq(targetProposals.importId, input.importId), eq(targetProposals.status, 'open')))
    .returning({ id: targetProposals.id });
  return withdrawn.length;
}

/**
 * Refuses to undo an upload that set targets where they would move by it and the user who undoes may not set them: a target
 * that the level above decided is not taken back from below.
 * @throws Problem 403
 */
export async function refuseUndoneTargets(
  transaction: ScopedTransaction,
  input: { importId: number; setsTargets: TargetScope | null },
): Promise<void> {
  const { importId, setsTargets } = input;
  const foreign = await inNation(transaction, (nation) =>
    nation.execute(sql`
      select 1 from (${figuresWithout(ledgers.targets, importId)}) f where f.now is distinct from f.after
        and not (f.area between ${setsTargets?.from ?? 1}::bigint and ${setsTargets?.to ?? 0}::bigint) limit 1`),
  );
  if (foreign.length === 0) return;
  throw new Problem(
    'targets-not-yours',
    'Membatalkannya mengubah target yang bukan Anda tetapkan. Minta tingkat di atas membatalkannya, atau unggah target yang benar sebagai usulan.',
  );
}

import { inArray, sql } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { checkTarget, type OddTarget } from '../../lib/domain/target-checks';
import type { TargetProposal } from '../../lib/domain/target-proposal-views';
import {
  isStandingAs,
  maySetTarget,
  type ProposalStatus,
  proposalLimits,
  proposedStatement,
  type TargetScope,
} from '../../lib/domain/target-proposals';
import { statedTarget, type TargetStatement } from '../../lib/domain/targets';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { listTargetContexts, type TargetContext } from '../queries/target-contexts';
import { listTargetProposals } from '../queries/target-proposals';
import { targetProposals } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { allowLongStatements, lockCampaign } from './locks';
import { requireReason } from './target-proposals';
import { stateTargets } from './targets';

/** An act on proposals, by number. */
export type ProposalAct = { campaignId: number; editionId: number; userId: number | null; ids: readonly number[] };

/** The proposals that the act names, locked, whatever their status. @throws Problem 404, 400 for too many */
async function lockProposals(transaction: ScopedTransaction, act: ProposalAct): Promise<TargetProposal[]> {
  const ids = [...new Set(act.ids)];
  if (ids.length === 0 || ids.length > proposalLimits.atOnce) {
    throw new Problem('proposals-invalid', `Pilih 1 sampai ${proposalLimits.atOnce} usulan sekaligus.`);
  }
  await requireOpenCampaign(transaction, act.campaignId, 'change');
  await transaction
    .select({ id: targetProposals.id })
    .from(targetProposals)
    .where(inArray(targetProposals.id, ids))
    .orderBy(targetProposals.id)
    .for('update');
  const found = await listTargetProposals(transaction, { ...act, filter: { ids }, limit: ids.length });
  if (found.length === ids.length) return found;
  throw new Problem('unknown-proposal', 'Tidak ada usulan target dengan nomor ini di wilayah kerja Anda.');
}

/** @throws Problem 403 where the target of one of the areas is decided by the level above the actor's */
function requireSettable(scope: TargetScope, proposals: readonly TargetProposal[]): void {
  const foreign = proposals.find(({ area }) => !maySetTarget(scope, area.lo));
  if (foreign) throw mayNotDecide();
}

/** For those who see a proposal and do not decide it. */
export function mayNotDecide(): Problem {
  return new Problem('may-not-decide', 'Usulan target diputuskan oleh tingkat di atas kantor yang mengusulkannya.');
}

const statusWords: Record<ProposalStatus, string> = {
  open: 'masih menunggu',
  accepted: 'sudah diterima',
  declined: 'sudah ditolak',
  withdrawn: 'sudah ditarik',
  superseded: 'sudah diganti usulan yang lebih baru',
};

/** Those that wait; the others have to stand as the act leaves them, as after a form that was sent twice. */
function requireOpenOr(done: ProposalStatus, proposals: readonly TargetProposal[]): TargetProposal[] {
  const other = proposals.find(({ status }) => status !== 'open' && status !== done);
  if (!other) return proposals.filter(({ status }) => status === 'open');
  throw new Problem(
    `proposal-${other.status}`,
    `Usulan target ${other.area.name} ${statusWords[other.status]}${other.decision?.by ? ` oleh ${other.decision.by}` : ''}.`,
    { extra: { id: other.id } },
  );
}

/**
 * Accepts proposals: ledger, targets of all levels above, status and audit row in one transaction. What is accepted
 * already stays so.
 * @param input.seen what its decider saw the area state, by proposal; absent: what it stated when it was proposed
 * @param input.reason why it is accepted though something is odd about it; kept with the decision and the audit
 * @throws Problem 404 unknown, 403 not theirs to decide, 400 a reason that is none, 409 decided otherwise, the area states
 *   another target by now, or one that is odd (`target-held`) without a reason
 */
export async function acceptProposals(
  database: Database,
  scope: TargetScope,
  input: ProposalAct & { seen?: Readonly<Record<number, TargetStatement>>; reason?: string | undefined },
): Promise<void> {
  await inScope(database, scope, async (transaction) => {
    await allowLongStatements(transaction);
    await lockCampaign(transaction, input.campaignId);
    const proposals = await lockProposals(transaction, input);
    requireSettable(scope, proposals);
    const open = requireOpenOr('accepted', proposals);
    if (open.length === 0) return;
    requireOneAnArea(open);
    requireUnchanged(open, input.seen ?? {});
    const reason = await requireConfirmed(transaction, open, input);
    const ids = open.map(({ id }) => id);
    await transaction
      .update(targetProposals)
      .set({ status: 'accepted', decidedAt: sql`now()`, decidedBy: input.userId, decision: reason })
      .where(inArray(targetProposals.id, ids));
    for (const targetSetId of new Set(open.map((one) => one.targetSetId))) {
      await stateTargets(transaction, {
        targetSetId,
        statements: sql`
          select p.area, said.part, said.value, null::integer as import_id, p.id as proposal_id
          from target_proposals p,
            lateral (values ('total'::target_part, p.total), ('online', p.online), ('manual', p.manual)) said (part, value)
          where p.id = any (${sql.param(ids)}::integer[]) and p.target_set_id = ${targetSetId} and said.value is not null`,
      });
    }
    await auditDecision(transaction, {
      ...input,
      reason: reason ?? undefined,
      scope,
      action: 'target.accept',
      proposals: open,
    });
  });
}

/** The reason where there is one, which a target that is odd needs. */
async function requireConfirmed(
  transaction: ScopedTransaction,
  proposals: readonly TargetProposal[],
  input: ProposalAct & { reason?: string | undefined },
): Promise<string | null> {
  const given = input.reason?.trim() ? requireReason(input.reason, proposals.length) : null;
  const held = given === null ? await listOdd(transaction, proposals, input) : [];
  if (held.length === 0) return given;
  const names = held.slice(0, 3).map(({ name }) => name);
  throw new Problem(
    'target-held',
    `Target ${names.join(', ')}${held.length > names.length ? ` dan ${held.length - names.length} wilayah lain` : ''} janggal. Tulis alasan mengapa tetap diterima.`,
    { extra: { held: held.map(({ name: _name, ...one }) => one) } },
  );
}

async function listOdd(
  transaction: ScopedTransaction,
  proposals: readonly TargetProposal[],
  place: { campaignId: number; editionId: number },
): Promise<{ id: number; area: string; name: string; odd: OddTarget[] }[]> {
  const changes = proposals.map(({ id, targetSetId, area, standing, proposed }) => ({
    ...{ id, targetSetId, area: area.lo, name: area.name, code: area.code },
    after: statedTarget(proposedStatement(standing, proposed)),
  }));
  const contexts = new Map<number, TargetContext>();
  for (const version of new Set(changes.map(({ targetSetId }) => targetSetId))) {
    const ofVersion = changes.filter(({ targetSetId }) => targetSetId === version);
    const found = await listTargetContexts(transaction, { ...place, version, changes: ofVersion });
    for (const { id, area } of ofVersion) {
      const context = found.get(area);
      if (context) contexts.set(id, context);
    }
  }
  return changes.flatMap(({ id, name, code, after }) => {
    const context = contexts.get(id);
    const odd = context && after !== null ? checkTarget({ ...context, after }) : [];
    return odd.length > 0 ? [{ id, area: code, name, odd }] : [];
  });
}

function requireOneAnArea(proposals: readonly TargetProposal[]): void {
  const seen = new Set<string>();
  for (const { area, targetSetId } of proposals) {
    const key = `${targetSetId} ${area.lo}`;
    if (seen.has(key)) {
      throw new Problem(
        'same-area-twice',
        `Ada dua usulan untuk ${area.name}. Terima salah satu, lalu tolak yang lain.`,
      );
    }
    seen.add(key);
  }
}

function requireUnchanged(proposals: readonly TargetProposal[], seen: Readonly<Record<number, TargetStatement>>): void {
  const changed = proposals.filter(({ id, before, standing }) => !isStandingAs(standing, seen[id] ?? before));
  if (changed.length === 0) return;
  const names = changed.slice(0, 3).map(({ area, before, standing }) => {
    return `${area.name} dari ${said(before)} menjadi ${said(standing)}`;
  });
  throw new Problem(
    'target-changed',
    `Sejak diusulkan, target ${names.join('; ')}${changed.length > names.length ? '; dan lainnya' : ''}. Bandingkan lagi, lalu putuskan.`,
    {
      extra: {
        targets: changed.map(({ id, area, before, standing, proposed }) => ({
          ...{ id, area: area.code, before, standing, proposed },
        })),
      },
    },
  );
}

const said = (statement: TargetStatement): string =>
  statement.total === null ? 'belum ada' : statement.total.toLocaleString('id-ID');

/**
 * Declines proposals: nothing counts by them.
 * @throws Problem as `acceptProposals`, and 400 for a reason that is too short or too long
 */
export async function declineProposals(
  database: Database,
  scope: TargetScope,
  input: ProposalAct & { reason: string },
): Promise<void> {
  const reason = requireReason(input.reason, input.ids.length);
  await inScope(database, scope, async (transaction) => {
    const proposals = await lockProposals(transaction, input);
    requireSettable(scope, proposals);
    const open = requireOpenOr('declined', proposals);
    if (open.length === 0) return;
    await decide(transaction, { ...input, proposals: open, status: 'declined', reason });
    await auditDecision(transaction, { ...input, scope, action: 'target.decline', proposals: open });
  });
}

/**
 * Takes proposals of an office back. Only the office that proposed may, or the author.
 * @throws Problem 404 unknown, 403 of another office, 409 decided already
 */
export async function withdrawProposals(database: Database, area: AuthorizedArea, input: ProposalAct): Promise<void> {
  await inScope(database, area, async (transaction) => {
    const proposals = await lockProposals(transaction, input);
    const foreign = proposals.find(
      ({ office, author }) =>
        !(office.lo === area.lo && office.hi === area.hi) && (author.id === null || author.id !== input.userId),
    );
    if (foreign) throw mayNotWithdraw();
    const open = requireOpenOr('withdrawn', proposals);
    if (open.length === 0) return;
    await decide(transaction, { ...input, proposals: open, status: 'withdrawn', reason: null });
    await auditDecision(transaction, { ...input, scope: area, action: 'target.withdraw', proposals: open });
  });
}

function mayNotWithdraw(): Problem {
  return new Problem(
    'may-not-withdraw',
    'Usulan target ditarik oleh kantor yang mengusulkannya. Bila Anda yang memutuskan, terima atau tolak.',
  );
}

async function decide(
  transaction: ScopedTransaction,
  input: {
    userId: number | null;
    proposals: readonly TargetProposal[];
    status: ProposalStatus;
    reason: string | null;
  },
): Promise<void> {
  const { userId, proposals, status, reason } = input;
  await transaction
    .update(targetProposals)
    .set({ status, decidedAt: sql`now()`, decidedBy: userId, decision: reason })
    .where(
      inArray(
        targetProposals.id,
        proposals.map(({ id }) => id),
      ),
    );
}

async function auditDecision(
  transaction: ScopedTransaction,
  input: ProposalAct & {
    scope: AreaRange;
    action: string;
    proposals: readonly TargetProposal[];
    reason?: string | undefined;
  },
): Promise<void> {
  const { userId, campaignId, scope, action, proposals, reason } = input;
  const ids = proposals.map(({ id }) => id);
  await recordAudit(transaction, {
    ...{ userId, action, campaignId, area: scope.lo },
    subject: ids.length === 1 ? `usulan target ${ids[0]}` : `${ids.length} usulan target`,
    detail: {
      ...(reason !== undefined && { reason }),
      targets: proposals.map(({ id, area, standing, proposed }) => ({
        ...{ id, area: area.code, before: standing, after: proposedStatement(standing, proposed) },
      })),
    },
  });
}

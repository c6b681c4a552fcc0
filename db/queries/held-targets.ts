import type { HeldRow } from '../../lib/domain/held-rows';
import type { ImportPart } from '../../lib/domain/imports';
import { checkTarget } from '../../lib/domain/target-checks';
import { proposedStatement } from '../../lib/domain/target-proposals';
import { statedTarget } from '../../lib/domain/targets';
import type { ScopedTransaction } from '../client';
import { listTargetContexts } from './target-contexts';
import { type TargetChange, versionOfImport } from './target-statements';

/** The targets that an upload would set and that are odd (lib/domain/target-checks.ts), each as a held figure of its row. */
export async function listHeldTargets(
  transaction: ScopedTransaction,
  input: {
    campaignId: number;
    importId: number;
    editionId: number;
    changes: readonly TargetChange[];
    parts: readonly ImportPart[];
  },
): Promise<HeldRow[]> {
  const { campaignId, editionId, parts } = input;
  const several = new Set(parts.map(({ sheet }) => sheet)).size > 1;
  const changes = input.changes.map((one) => ({
    ...one,
    after: statedTarget(proposedStatement(one.before, one.said)),
  }));
  const contexts = await listTargetContexts(transaction, {
    campaignId,
    editionId,
    version: versionOfImport(input),
    changes,
  });
  return changes.flatMap(({ area, part, row, after }): HeldRow[] => {
    const context = contexts.get(area);
    if (!context || after === null) return [];
    const sheet = several ? parts[part]?.sheet : undefined;
    return checkTarget({ ...context, after }).map(({ oddity, against }) => ({
      ...{ part, row, area: context.code, name: context.name, measure: 'target.total', value: after },
      ...{ code: oddity, against, suggestion: null },
      ...(sheet !== undefined && { sheet }),
    }));
  });
}

import { type AuditCheck, auditCheckAction } from '../../lib/domain/audit-checks';
import type { Database } from '../client';
import { recordAudit } from './audit';

/** Keeps what a check of the chain found as a row of the chain itself. @param userId null: the clock */
export async function keepAuditCheck(database: Database, check: AuditCheck, userId: number | null): Promise<void> {
  const { head, ...found } = check;
  await database.transaction((transaction) =>
    recordAudit(transaction, {
      ...{ userId, action: auditCheckAction, campaignId: null, area: null },
      subject: head === null ? 'audit' : `audit ${head.id}`,
      detail: { ...found, head },
    }),
  );
}

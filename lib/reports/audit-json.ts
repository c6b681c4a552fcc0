import type { AuditAnswer, AuditCheckAnswer } from '../domain/api-audit';
import type { KeptAuditCheck } from '../domain/audit-checks';
import type { AuditLine } from '../domain/audit-log';

/** A page of the audit as the API shows it. */
export function buildAuditAnswer(input: {
  lines: AuditLine[];
  total: number;
  page: number;
  pages: number;
}): AuditAnswer {
  const { lines, total, page, pages } = input;
  return { rows: lines.map(({ at, ...line }) => ({ ...line, at: at.toISOString() })), total, page, pages };
}

/** The last check of the chain as the API shows it; null: none was made. */
export function buildAuditCheckAnswer(check: KeptAuditCheck | null): AuditCheckAnswer {
  return { check: check && { ...check, at: check.at.toISOString() } };
}

import type { AuditAnswer } from '../domain/api-audit';
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

import type { IsoDay } from './days';

/** What a change is about, by the first word of its action; the order is that of the page's choice. */
export const auditNouns = [
  'session',
  'file',
  'campaign',
  'target',
  'version',
  'check',
  'import',
  'upload',
  'closure',
  'outage',
  'visit',
  'scenario',
  'comparison',
  'question',
  'extension',
  'user',
  'token',
  'office',
  'recap',
  'reminder',
  'snapshot',
  'share',
  'bundle',
  'header',
  'alias',
  'setting',
  'demo',
  'backup',
  'audit',
] as const;
export type AuditNoun = (typeof auditNouns)[number];

/** Which rows of the audit are asked for. Null, '': not said. */
export type AuditQuery = {
  /** A part of the name or address of the user who did it, or of what it was done to. */
  find: string;
  noun: AuditNoun | null;
  /** Code of an area: rows about it and what lies inside it. */
  areaCode: string | null;
  /** Days of western Indonesia, both included. */
  from: IsoDay | null;
  to: IsoDay | null;
};

/** A row of the audit as people read it. */
export type AuditLine = {
  id: number;
  at: Date;
  /** Null: the operator at the command line, or the system itself. */
  user: { name: string; email: string } | null;
  action: string;
  subject: string;
  campaign: string | null;
  /** Null: the change is about no area. `name` null: no edition has it. */
  area: { lo: number; name: string | null } | null;
  detail: Record<string, unknown>;
};

export const auditPageRows = 50;
/** So many rows a file holds at most: the newest. */
export const auditFileRows = 10_000;

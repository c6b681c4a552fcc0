import { z } from 'zod';

/**
 * A backup is a gzipped tar of files in this order: `kejar.json` (the head), for each table `tables/NAME/NNNNNN.jsonl` (a row
 * a line, as Postgres writes it as JSON), `audit-heads`, and `end.json` with what must have been read until then. JSON and not
 * COPY, for the driver's COPY hangs on a row that is refused (porsager/postgres#1173).
 */
export const backupFormat = 1;

export const headName = 'kejar.json';
export const auditHeadsName = 'audit-heads';
export const endName = 'end.json';

/** The name of a piece of a table's rows. */
export function pieceName(table: string, piece: number): string {
  return `tables/${table}/${String(piece).padStart(6, '0')}.jsonl`;
}

/** The table of a piece; null: the file is no piece. */
export function tableOfPiece(name: string): string | null {
  return /^tables\/([a-z_]+)\/\d{6}\.jsonl$/.exec(name)?.[1] ?? null;
}

const migration = z.object({ hash: z.string(), createdAt: z.number() });
export type AppliedMigration = z.infer<typeof migration>;

export const backupHead = z.object({
  format: z.number(),
  /** ISO 8601 in UTC: the backup holds everything committed before and nothing after. */
  madeAt: z.string(),
  migrations: z.array(migration),
  /** In the order in which a restore fills them: a table comes after those that it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** AUTH_SECRET and the key of the audit's seals: without them a restore cannot verify second factors and the audit chain. */
  authSecret: z.string(),
  auditSecret: z.string(),
});
export type BackupHead = z.infer<typeof backupHead>;

const tableSum = z.object({ rows: z.number(), sha256: z.string() });

export const backupEnd = z.object({ tables: z.record(z.string(), tableSum) });
/** Number of rows of each table, and the SHA-256 of its pieces in their order. */
export type BackupEnd = z.infer<typeof backupEnd>;

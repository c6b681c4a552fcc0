import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { tryBackup } from '../db/backup/try-backup';
import { writeBackup } from '../db/backup/write-backup';
import type { Database } from '../db/client';
import { checkAudit } from '../db/queries/audit';
import { recordAudit } from '../db/writes/audit';
import { verifyProgress } from '../db/writes/rebuild';
import { Problem } from '../lib/domain/problems';
import type { OpenPostgres } from './database';
import type { Environment } from './environment';

export type MadeBackup = { file: string; bytes: number; rows: number; madeAt: Date };

/**
 * Makes a backup, restores it into a Postgres that is thrown away, and proves there that every figure follows from the
 * ledgers and that the audit chain holds. One that does not pass keeps the name `….rusak`.
 * @param input.tried false: only written
 * @throws Problem 409 where the file exists, 422 where the backup does not pass
 */
export async function makeBackup(input: {
  owner: Database;
  postgres: OpenPostgres;
  environment: Environment;
  file: string;
  tried: boolean;
  report: (step: string) => void;
}): Promise<MadeBackup> {
  const { owner, postgres, environment, file, tried, report } = input;
  const { authSecret, auditSecret } = postgres;
  mkdirSync(dirname(file), { recursive: true });
  const { rows, madeAt } = await writeBackup(owner, {
    ...{ file, report, secrets: { authSecret, auditSecret } },
    auditHeadsFile: environment.auditHeads,
  });
  if (tried) await prove(file, report);
  const { size: bytes } = statSync(file);
  await owner.transaction((transaction) =>
    recordAudit(transaction, {
      ...{ userId: null, action: 'backup.make', campaignId: null, area: null, subject: basename(file) },
      detail: { madeAt: madeAt.toISOString(), bytes, rows, tried },
    }),
  );
  return { file, bytes, rows, madeAt };
}

async function prove(file: string, report: (step: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kejar-notes-'));
  try {
    const trying = (step: string) => report(`Mencoba cadangan di basis data sementara: ${step.toLowerCase()}`);
    await tryBackup({ file, report: trying }, async (owner, { auditHeads }) => {
      const notes = join(folder, 'audit-heads');
      writeFileSync(notes, auditHeads, { mode: 0o600 });
      trying('menghitung ulang semua angka');
      const differing = (await verifyProgress(owner, null)).find(({ difference }) => difference !== null);
      if (differing) throw failed(`angka ${differing.campaign} berbeda dari buku besarnya (${differing.difference})`);
      const { broken } = await checkAudit(owner, notes);
      if (broken && broken.problem !== 'noNotes') throw failed(`catatan audit tidak utuh pada nomor ${broken.id}`);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failed(reason: string): Problem {
  return new Problem(
    'backup-failed',
    `Cadangan ditulis, tetapi saat dicoba ${reason}. Jalankan: npm run -s kejar -- verify, dan npm run -s kejar -- audit verify`,
  );
}

const dailyName = /^kejar-\d{4}-\d{2}-\d{2}-\d{4}\.cadangan$/;

/** The name of the backup of an instant: `kejar-2026-11-29-0200.cadangan`, by the clock of western Indonesia. */
export function nameBackup(now: Date): string {
  const local = new Date(now.getTime() + 7 * 3_600_000).toISOString();
  return `kejar-${local.slice(0, 10)}-${local.slice(11, 16).replace(':', '')}.cadangan`;
}

/** The daily backups of a folder, newest first. Files of other names are not ours. */
export function listBackups(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => dailyName.test(name))
    .sort()
    .reverse();
}

/** Deletes the oldest daily backups beyond so many. Returns their names. */
export function deleteOldBackups(folder: string, kept: number): string[] {
  const old = listBackups(folder).slice(kept);
  for (const name of old) rmSync(join(folder, name), { force: true });
  return old;
}

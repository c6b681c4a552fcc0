/** receiving: parts arrive. waiting: all are here. done: it is an import. failed: it was refused, or left by a server that stopped. */
export const uploadPhases = ['receiving', 'waiting', 'reading', 'checking', 'storing', 'done', 'failed'] as const;
export type UploadPhase = (typeof uploadPhases)[number];

/** Why an upload failed, in the shape of a problem; `importId`: the upload of the same file that is there already. */
export type UploadProblem = { type: string; title: string; detail: string; importId: number | null };

/** How far the check of a file is: rows read, rows checked, figures stored. `total` null: not known yet. */
export type CheckProgress = { phase: 'reading' | 'checking' | 'storing'; done: number; total: number | null };

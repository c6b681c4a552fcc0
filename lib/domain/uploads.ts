/** receiving: parts arrive. waiting: all are here. done: it is an import. failed: it was refused, or left by a server that stopped. */
export const uploadPhases = ['receiving', 'waiting', 'reading', 'checking', 'storing', 'done', 'failed'] as const;
export type UploadPhase = (typeof uploadPhases)[number];

/** The phases in which the server works on it: the server that does says so every few seconds. */
export const workingPhases = ['waiting', 'reading', 'checking', 'storing'] as const satisfies readonly UploadPhase[];

export function isWorking(phase: UploadPhase): boolean {
  return workingPhases.some((one) => one === phase);
}

/** Why an upload failed, in the shape of a problem; `importId`: the upload of the same file that is there already. */
export type UploadProblem = { type: string; title: string; detail: string; importId: number | null };

/** How far the check of a file is: rows read, rows checked, figures stored. `total` null: not known yet. */
export type CheckProgress = { phase: 'reading' | 'checking' | 'storing'; done: number; total: number | null };

/** What files on their way in may be; how large they may be is said by `uploadLimits`. */
export const uploadPartLimits = {
  /** Bytes of each part but the last: some seconds on a bad line, so that little is lost when it breaks. */
  partBytes: 512 * 1024,
  /** Of one user at a time; when one more begins, those begun first are dropped. */
  receiving: 5,
  /** One that nothing more arrives of for so long is dropped when the next one begins. */
  receivingHours: 24,
  /** One that has ended and that nobody dismissed is dropped likewise. */
  endedDays: 7,
  /** The server that checks one says so more often than this; after it nobody checks it any more. */
  silentSeconds: 60,
  /** Files that one server checks at once; others wait for their turn. */
  checksAtOnce: 2,
} as const;

/** What is said of one that nobody checks any more. */
export const silentUpload: UploadProblem = {
  type: 'server-stopped',
  title: 'Server berhenti di tengah pemeriksaan',
  detail:
    'File sudah sampai seluruhnya, dan belum ada angka yang dihitung. Periksa lagi; file tidak perlu dikirim ulang.',
  importId: null,
};

/** A file on its way in, as the user who sends it sees it. */
export type UploadState = {
  id: number;
  fileName: string;
  /** Bytes in all. */
  size: number;
  partSize: number;
  phase: UploadPhase;
  /** Of the phase: parts received, rows read or checked, figures stored. `total` null: not known yet. */
  done: number;
  total: number | null;
  importId: number | null;
  problem: UploadProblem | null;
  /** Whether one that failed is here as a whole still, and may be checked again without being sent anew. */
  again: boolean;
  createdAt: Date;
};

/** How many parts a file has. */
export function countParts({ size, partSize }: Pick<UploadState, 'size' | 'partSize'>): number {
  return Math.ceil(size / partSize);
}

/** The bytes of a part, counted from 0; null: there is no such part. */
export function sizeOfPart(upload: Pick<UploadState, 'size' | 'partSize'>, number: number): number | null {
  const last = countParts(upload) - 1;
  if (number < 0 || number > last) return null;
  return number < last ? upload.partSize : upload.size - last * upload.partSize;
}

/** The bytes that have arrived, from the numbers of the parts that have. */
export function sizeOfParts(upload: Pick<UploadState, 'size' | 'partSize'>, numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + (sizeOfPart(upload, number) ?? 0), 0);
}

/** The longest wait between two tries of a part, in seconds. */
const longestWait = 30;

/** How long to wait after so many failed tries, in seconds: 1, 2, 4, 8 and so on. */
export function secondsToWait(failedTries: number): number {
  return Math.min(2 ** Math.max(0, failedTries - 1), longestWait);
}

/** What a commit does, in this order: figures into the ledger, sums of all areas and days, sums of the targets. */
export const commitSteps = ['ledger', 'areas', 'targets'] as const;
export type CommitStep = (typeof commitSteps)[number];

/** How far a commit is: figures, then rows of areas and days. `total` null: not known yet. */
export type CommitProgress = { step: CommitStep; done: number; total: number | null };

export const commitLimits = {
  /** A commit of more figures than this says how far it is; others are done before anybody could read it. */
  quietFigures: 2_000,
  /** The server that commits says so more often than this; after it nobody does any more, and nothing was kept. */
  silentSeconds: 60,
} as const;

/** A commit as its page shows it. `silent`: its server stopped, and as it is all or nothing, nothing was kept. */
export type RunningCommit = CommitProgress & { silent: boolean };

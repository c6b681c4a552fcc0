import { secondsToWait, sizeOfPart, sizeOfParts, type UploadPhase } from '@/lib/domain/uploads';
import { hashBlob } from './hash-file';
import { type Answer, askServer, type Begun, type Lost, type Refusal, sendPart, type ToldState } from './upload-server';

/** How far an upload is. `lost`: why the server could not be asked, and in how many seconds it is asked again. */
export type SendProgress = { lost: { why: Lost; seconds: number } | null } & (
  | { phase: 'preparing' }
  | { phase: 'sending'; sent: number; size: number }
  | { phase: UploadPhase; id: number; done: number; total: number | null }
);

/** A progress without `lost`, of whatever phase. */
type Step = SendProgress extends infer One ? (One extends SendProgress ? Omit<One, 'lost'> : never) : never;

export type SendOutcome = { ok: true; location: string } | ({ ok: false } & Refusal);

type Sending = {
  /** Where uploads are sent to: `/pk21/impor/kirim`. */
  base: string;
  file: File;
  /** What the form says beside the file. */
  fields: Record<string, string>;
  onProgress: (progress: SendProgress) => void;
  /** Ends it; the server then forgets what has arrived. */
  stop: AbortSignal;
  /** A `wake` event asks again at once where it waits. */
  wake: EventTarget;
};

/** How often an upload that the server has dropped meanwhile is begun anew. */
const mostBeginnings = 3;

/**
 * Sends a file part by part, from where it was when it was sent before, and follows its check. A broken line or an ended
 * session is waited out. Resolves in any case; null: stopped by the person.
 */
export async function sendFile(sending: Sending): Promise<SendOutcome | null> {
  const { file, stop } = sending;
  const at: { id: number | null } = { id: null };
  try {
    tell(sending, { phase: 'preparing' });
    const sha256 = await hashBlob(file).catch(() => null);
    stop.throwIfAborted();
    if (sha256 === null) return fileChanged;
    for (let beginnings = 0; beginnings < mostBeginnings; beginnings += 1) {
      const outcome = await sendOnce(sending, sha256, at);
      if (outcome !== 'gone') return outcome;
    }
    return dropped;
  } catch (error) {
    if (!stop.aborted) throw error;
    if (at.id !== null) await forget(sending.base, at.id);
    return null;
  }
}

/** `gone`: the server has dropped it meanwhile. */
async function sendOnce(sending: Sending, sha256: string, at: { id: number | null }): Promise<SendOutcome | 'gone'> {
  const { base, file, fields, stop } = sending;
  const { name, size } = file;
  const before = { phase: 'sending', sent: 0, size } as const;
  const begun = await persist(sending, before, () =>
    askServer<Begun>(`${base}/mulai`, { method: 'POST', body: { name, size, sha256, fields }, stop }),
  );
  if (begun.kind === 'refused') return { ok: false, ...begun.refusal };
  at.id = begun.body.id;
  if (begun.body.phase === 'receiving') {
    const outcome = await sendParts(sending, begun.body);
    if (outcome !== null) return outcome;
  }
  return follow(sending, begun.body.id);
}

/** Sends the parts that are missing, in order. Null: all of them are there. */
async function sendParts(sending: Sending, begun: Begun): Promise<SendOutcome | 'gone' | null> {
  const { base, file, stop } = sending;
  const upload = { size: file.size, partSize: begun.partSize };
  const here = new Set(begun.received);
  for (let number = 0; sizeOfPart(upload, number) !== null; number += 1) {
    if (here.has(number)) continue;
    const from = number * begun.partSize;
    const bytes = await file
      .slice(from, from + begun.partSize)
      .arrayBuffer()
      .catch(() => null);
    if (bytes === null) {
      await forget(base, begun.id);
      return fileChanged;
    }
    const sent = sizeOfParts(upload, [...here]);
    const step = (loaded: number) =>
      ({ phase: 'sending', sent: Math.min(sent + loaded, file.size), size: file.size }) as const;
    tell(sending, step(0));
    const answer = await persist(sending, step(0), () =>
      sendPart(`${base}/${begun.id}/${number}`, { bytes, stop, onSent: (loaded) => tell(sending, step(loaded)) }),
    );
    if (answer.kind === 'refused') return answer.status === 404 ? 'gone' : { ok: false, ...answer.refusal };
    here.add(number);
  }
  return null;
}

/** Waits between two questions how far the check is, in milliseconds: a small file is soon done, a large one is not. */
const firstWait = 200;
const longestWait = 2_000;

async function follow(sending: Sending, id: number): Promise<SendOutcome | 'gone'> {
  const { base, stop } = sending;
  let step: Step = { phase: 'waiting', id, done: 0, total: null };
  tell(sending, step);
  for (let wait = firstWait; ; wait = Math.min(wait * 1.5, longestWait)) {
    await pause(wait, sending);
    const answer: Final<ToldState> = await persist(sending, step, () =>
      askServer<ToldState>(`${base}/${id}`, { method: 'GET', stop }),
    );
    if (answer.kind === 'refused') return answer.status === 404 ? 'gone' : { ok: false, ...answer.refusal };
    const told: ToldState = answer.body;
    const { phase, done, total, problem, again, location } = told;
    if (phase === 'done' && location !== null) return { ok: true, location };
    if (phase === 'failed' && problem) {
      // It was read about here, so that it need not be listed as well; what can be checked again stays.
      if (!again) await forget(base, id);
      return { ok: false, ...problem };
    }
    if (phase === 'receiving') return 'gone';
    step = { phase, id, done, total };
    tell(sending, step);
  }
}

type Final<T> = Exclude<Answer<T>, { kind: 'lost' }>;

/** Asks until there is an answer; in between it waits, longer and longer, and says so. */
async function persist<T>(sending: Sending, step: Step, ask: () => Promise<Answer<T>>): Promise<Final<T>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.kind !== 'lost') return answer;
    for (let seconds = secondsToWait(tries); seconds > 0; seconds -= 1) {
      tell(sending, step, { why: answer.why, seconds });
      if (await pause(1_000, sending)) break;
    }
    tell(sending, step);
  }
}

function tell({ onProgress, stop }: Sending, step: Step, lost: SendProgress['lost'] = null): void {
  if (!stop.aborted) onProgress({ ...step, lost });
}

/** What ends a wait: a user pressed for it, the line is back, or the person has come back, from signing in perhaps. */
const wakers = ['online', 'focus'] as const;

/** Resolves after so many milliseconds, or at once when there is something to wake up for: then true. */
function pause(milliseconds: number, { stop, wake }: Pick<Sending, 'stop' | 'wake'>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = (woken: boolean) => {
      clearTimeout(timer);
      stop.removeEventListener('abort', onStop);
      wake.removeEventListener('wake', onWake);
      for (const one of wakers) window.removeEventListener(one, onWake);
      if (stop.aborted) reject(stop.reason);
      else resolve(woken);
    };
    const onStop = () => settle(false);
    const onWake = () => settle(true);
    const timer = setTimeout(() => settle(false), milliseconds);
    stop.addEventListener('abort', onStop);
    wake.addEventListener('wake', onWake);
    for (const one of wakers) window.addEventListener(one, onWake);
    if (stop.aborted) onStop();
  });
}

/** So long a user who stopped waits for the server to say that it dropped the upload, in milliseconds. */
const longestFarewell = 3_000;

/** Has the server drop an upload; where it is not reached, the upload is listed until it is dropped by hand or age. */
async function forget(base: string, id: number): Promise<void> {
  const dropped = fetch(`${base}/${id}/hapus`, { method: 'POST', keepalive: true }).catch(() => {});
  const late = new Promise<void>((resolve) => setTimeout(resolve, longestFarewell));
  await Promise.race([dropped, late]);
}

const fileChanged: SendOutcome = {
  ok: false,
  type: 'file-changed',
  title: 'File tidak dapat dibaca',
  detail: 'File berubah atau dipindahkan sejak dipilih. Tutup file itu di program lain, pilih lagi, lalu unggah.',
  importId: null,
};

const dropped: SendOutcome = {
  ok: false,
  type: 'dropped',
  title: 'Kiriman terhapus di server',
  detail: 'Kiriman ini dihentikan dari tempat lain. Belum ada angka yang dihitung. Tekan Unggah lagi untuk mulai lagi.',
  importId: null,
};

/** How far an upload is. `checking`: all bytes are with the server, which reads them. */
export type SendProgress = { phase: 'sending'; sent: number; size: number } | { phase: 'checking' };

export type SendOutcome =
  | { ok: true; location: string }
  | { ok: false; type: string; title: string; detail: string; importId: number | null };

const cutOff: SendOutcome = {
  ok: false,
  type: 'cut-off',
  title: 'Sambungan terputus',
  detail: 'File belum sampai. Periksa jaringan, lalu tekan Unggah lagi. File yang dipilih tetap di sini.',
  importId: null,
};

const noAnswer: SendOutcome = {
  ok: false,
  type: 'no-answer',
  title: 'Server tidak dapat memeriksa file ini',
  detail: 'Belum ada angka yang dihitung. Tunggu sebentar, lalu tekan Unggah lagi.',
  importId: null,
};

/** Sends a form and tells how far it is, which `fetch` cannot. Resolves in any case; null: stopped by the person. */
export function sendFile(input: {
  action: string;
  form: FormData;
  onProgress: (progress: SendProgress) => void;
  stop: AbortSignal;
}): Promise<SendOutcome | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', input.action);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => {
      input.onProgress(loaded < total ? { phase: 'sending', sent: loaded, size: total } : { phase: 'checking' });
    };
    request.upload.onload = () => input.onProgress({ phase: 'checking' });
    request.onload = () => resolve(readAnswer(request.response));
    request.onerror = () => resolve(cutOff);
    request.ontimeout = () => resolve(cutOff);
    request.onabort = () => resolve(null);
    input.stop.addEventListener('abort', () => request.abort());
    request.send(input.form);
  });
}

function readAnswer(answer: unknown): SendOutcome {
  if (typeof answer !== 'object' || answer === null) return noAnswer;
  const told: { location?: unknown; type?: unknown; title?: unknown; detail?: unknown; id?: unknown } = answer;
  if (typeof told.location === 'string') return { ok: true, location: told.location };
  if (typeof told.title !== 'string' || typeof told.detail !== 'string') return noAnswer;
  const importId = typeof told.id === 'number' ? told.id : null;
  return { ok: false, type: String(told.type), title: told.title, detail: told.detail, importId };
}

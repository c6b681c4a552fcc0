import { type Answer, askOnce, type Caller } from './attack/caller';
import { fillCell, readSavedEntry, typingPath } from './journeys';
import { type Office, slug } from './setup';

/** On a machine that has other work too a national file takes minutes, and what is typed meanwhile waits for it. */
const patienceMs = 290_000;

const ask = (site: string, caller: Caller, path: string, init: RequestInit = {}): Promise<Answer> =>
  askOnce(site, caller, path, init, patienceMs);

/** Somebody who types one figure after the other. */
export type Typist = { office: Office; caller: Caller; next: number };

/** A figure that was sent. `id`: the entry that it was answered with; null: no answer came. */
export type Typed = { id: number | null; value: number; path: string; caller: Caller; form: FormData };

/** Types and sends until `goesOn` says no, or the server is gone. */
export async function typeOn(input: {
  site: string;
  typist: Typist;
  today: string;
  typed: Typed[];
  goesOn: () => boolean;
}): Promise<void> {
  const { site, typist, today, typed, goesOn } = input;
  const { office, caller } = typist;
  const path = typingPath(office.code, today);
  while (goesOn()) {
    const page = await ask(site, caller, path);
    if (page.status !== 200) return;
    const value = typist.next++;
    const form = fillCell(page.text, office.desaOfTyping, value);
    const answer = await ask(site, caller, path, { method: 'POST', body: form });
    const one: Typed = { id: readSavedEntry(answer.text), value, path, caller, form };
    typed.push(one);
    if (one.id === null) return;
  }
}

/** Sends a form again whose answer never came, as its page offers. @returns what is wrong with the answer; null: it is saved */
export async function sendAgain(site: string, one: Typed): Promise<string | null> {
  const answer = await ask(site, one.caller, one.path, { method: 'POST', body: one.form });
  one.id = readSavedEntry(answer.text);
  return one.id === null ? `isian ${one.value} dikirim lagi, dijawab ${answer.status}` : null;
}

/** A file of all desa with the same figure each, checked and not saved. @throws Error when it is not taken */
export async function sendNation(input: {
  site: string;
  nation: Caller;
  desa: readonly string[];
  day: string;
  value: number;
}): Promise<number> {
  const { site, nation, desa, day, value } = input;
  const rows = desa.map((code) => `${code};${day};${value}`);
  const form = new FormData();
  form.set('campaign', slug);
  form.set('file', new Blob([['kode_wilayah;tanggal;online_masuk', ...rows].join('\n')]), `nasional-${value}.csv`);
  const sent = await ask(site, nation, '/api/v1/imports', { method: 'POST', body: form });
  const { id, accepted } = sent.status === 201 ? JSON.parse(sent.text) : {};
  if (accepted !== desa.length) throw new Error(`national file: ${sent.status} ${sent.text.slice(0, 200)}`);
  return id;
}

export function commitNation(site: string, nation: Caller, id: number) {
  return ask(site, nation, `/api/v1/imports/${id}/commit`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
  });
}

export type GoneOn = { saved: boolean; told: boolean; defects: string[] };

/**
 * What the person finds who saved a national file and got no answer: what the start of the server said, what the page of the
 * upload says, and that it can be saved again.
 */
export async function goOnWith(
  site: string,
  nation: Caller,
  { id, said }: { id: number; said: string },
): Promise<GoneOn> {
  const { status } = JSON.parse((await ask(site, nation, `/api/v1/imports/${id}`)).text);
  const saved = status === 'committed';
  const page = (await ask(site, nation, `/${slug}/impor/${id}`)).text;
  const brokenOff = page.includes('Server berhenti di tengah penyimpanan terakhir');
  const atStart = saved ? `unggahan ${id} (${slug}) selesai tepat` : `unggahan ${id} (${slug}) terputus`;
  // Stopped before it began, it says nothing, and the upload waits as it did.
  const told = said.includes(atStart);
  const defects =
    told && !saved && !brokenOff ? [`halaman unggahan ${id} tidak mengatakan bahwa penyimpanan terputus`] : [];
  if (saved) return { saved, told: true, defects };
  if (said.includes(`unggahan ${id} (${slug}) selesai`)) defects.push(`unggahan ${id} dikatakan tersimpan`);
  const again = await commitNation(site, nation, id);
  if (again.status !== 200) defects.push(`unggahan ${id} disimpan lagi: ${again.status} ${again.text.slice(0, 120)}`);
  return { saved, told, defects };
}

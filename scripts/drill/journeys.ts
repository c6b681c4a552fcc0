import { setTimeout as sleep } from 'node:timers/promises';
import { Asker, readForm, type Tally } from './asking';
import { type Office, password, slug } from './setup';

/** A figure whose saving was acknowledged: it must be there whatever was killed. */
export type Acknowledged = { id: number; desa: string; value: number };

type Journey = {
  site: string;
  office: Office;
  today: string;
  tally: () => Tally;
  saved: (one: Acknowledged) => void;
  goesOn: () => boolean;
};

/** One person after another of an office: signs in, reads, sends a file, types, downloads, opens the link. */
export async function travel(journey: Journey): Promise<void> {
  for (let value = 1; journey.goesOn(); value += 1) {
    // Of the part of the drill in which it begins.
    const tally = journey.tally();
    const asker = new Asker(journey.site, journey.tally);
    try {
      await goOnce(journey, asker, value);
      tally.journeys += 1;
    } catch (error) {
      tally.failed += 1;
      tally.why.add(error instanceof Error ? error.message : String(error));
    }
    await sleep(300);
  }
}

async function goOnce(journey: Journey, asker: Asker, value: number): Promise<void> {
  const { office, saved, tally } = journey;
  await signIn(asker, office.email);
  const area = await asker.ask(`/${slug}/${office.code}`);
  demand(area.status === 200 && area.text.includes('</html>'), `area page: ${area.status}`);

  const sent = await sendFile(asker, journey, value);
  saved({ id: sent, desa: office.desaOfFiles, value });
  tally().saved += 1;
  const typed = await typeFigure(asker, journey, value);
  saved({ id: typed, desa: office.desaOfTyping, value });
  tally().saved += 1;

  // What was just saved is in it, wherever it is read.
  const file = await asker.ask(`/${slug}/${office.code}/unduh?format=csv`);
  demand(file.status === 200, `download: ${file.status}`);
  const api = await asker.ask(`/api/v1/progress/${slug}/${office.desaOfFiles}?asOf=${journey.today}`);
  demand(api.status === 200, `API: ${api.status}`);
  if (api.headers.has('kejar-standby-as-of')) tally().standby += 1;
  const { online } = JSON.parse(api.text).figures;
  demand(online >= value, `read ${online} after ${value} was saved`);
  const shared = await asker.ask(office.share);
  demand(shared.status === 200, `link: ${shared.status}`);
}

async function signIn(asker: Asker, email: string): Promise<void> {
  const { csrfToken } = JSON.parse((await asker.ask('/api/auth/csrf')).text);
  const answer = await asker.ask('/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  demand(
    answer.headers.getSetCookie().some((one) => one.includes('session-token=')),
    `sign-in: ${answer.status}`,
  );
}

/** Sends a file and saves it. Sent again, it is the same file: its first sending is gone on with. */
async function sendFile(asker: Asker, { office, today }: Journey, value: number): Promise<number> {
  const form = new FormData();
  form.set('campaign', slug);
  form.set(
    'file',
    new Blob([`kode_wilayah;tanggal;online_masuk\n${office.desaOfFiles};${today};${value}\n`]),
    'rekap.csv',
  );
  const sent = await asker.ask('/api/v1/imports', { method: 'POST', body: form });
  // Refused as the same file, it says which one that is.
  const { id } = JSON.parse(sent.text);
  demand(Number.isInteger(id), `upload: ${sent.status} ${sent.text.slice(0, 200)}`);
  const commit = () =>
    asker.ask(`/api/v1/imports/${id}/commit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
  const committed = await commit();
  if (committed.status === 200) return id;
  // An answer that did not arrive, of a commit that did.
  const state = JSON.parse((await asker.ask(`/api/v1/imports/${id}`)).text);
  demand(state.status === 'committed', `commit: ${committed.status} ${committed.text.slice(0, 200)}`);
  return id;
}

/** Types a figure into the grid and saves it, as a browser without scripts does. */
async function typeFigure(asker: Asker, { office, today }: Journey, value: number): Promise<number> {
  const path = typingPath(office.code, today);
  const page = await asker.ask(path);
  demand(page.status === 200, `typing: ${page.status}`);
  const answer = await asker.ask(path, { method: 'POST', body: fillCell(page.text, office.desaOfTyping, value) });
  const id = readSavedEntry(answer.text);
  demand(answer.status === 200 && id !== null, `typed: ${answer.status} ${answer.text.slice(0, 120)}`);
  return id;
}

export const typingPath = (code: string, day: string): string => `/${slug}/isi?wilayah=${code}&per=${day}`;

/** The form of the grid with the figure of a desa typed into it. */
export function fillCell(page: string, desa: string, value: number): FormData {
  const cell = `angka.online.${desa}`;
  const form = readForm(page, cell);
  form.set(cell, String(value));
  return form;
}

/** The number of the entry that an answer says is saved; null: it says nothing of the kind. */
export function readSavedEntry(answer: string): number | null {
  const id = /sel(?:<!-- -->|\s)*tersimpan[\s\S]*?\/impor\/(\d+)/.exec(answer)?.[1];
  return id === undefined ? null : Number(id);
}

function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

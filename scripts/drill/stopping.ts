import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword } from '../../lib/domain/personas';
import { askOnce, type Caller, signIn } from './attack/caller';
import { placeServer } from './own-server';

/** A server ends within this, though a commit is under way: what `serve.ts` waits for it, and what Postgres needs. */
const mostSeconds = 30;

/**
 * `npm run drill -- --stop`: stops a server with Ctrl-C and with SIGTERM in the middle of the commit of a whole province. It ends
 * in time, all of it is saved or nothing, and the next start says which.
 */
export async function stopHere(): Promise<boolean> {
  const { site, start, throwAway } = placeServer(3972);
  let sound = true;
  let server = await start();
  try {
    for (const [number, signal, afterMs] of [
      [1, 'SIGINT', 400],
      [2, 'SIGTERM', 900],
      [3, 'SIGINT', 2_000],
    ] as const) {
      const caller: Caller = {
        name: 'jabar',
        area: '32',
        headers: { cookie: await signIn(site, 'jabar@kejar.test', demoPassword) },
      };
      const id = await upload(site, caller, number);
      const saving = askOnce(site, caller, `/api/v1/imports/${id}/commit`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"acceptPartial":true}' },
      });
      await sleep(afterMs);
      const began = performance.now();
      await server.stop(signal);
      const seconds = (performance.now() - began) / 1000;
      const answered = await saving;
      server = await start();
      const again = await signIn(site, 'jabar@kejar.test', demoPassword);
      const reader = { ...caller, headers: { cookie: again } };
      const { status } = JSON.parse((await askOnce(site, reader, `/api/v1/imports/${id}`)).text);
      const told = server.said().find((line) => line.includes(`unggahan ${id} `)) ?? 'tidak ada yang terputus';
      const right = told.includes('terputus ketika') ? status === 'checked' : true;
      const acknowledged = answered.status !== 200 || status === 'committed';
      sound &&= seconds < mostSeconds && right && acknowledged;
      console.log(
        `${signal} setelah ${afterMs} md: berhenti dalam ${seconds.toFixed(1)} s, dijawab ${answered.status}, kini ${status}; ${told}`,
      );
    }
    return sound;
  } finally {
    await server.stop('SIGTERM');
    throwAway();
  }
}

/** All desa of Jawa Barat on six days, as a file. */
async function upload(site: string, caller: Caller, value: number): Promise<number> {
  const query = 'jenis=rekap&rinci=desa&format=csv&tanggal=2024-06-30';
  const template = await askOnce(site, caller, `/kampung-kb/impor/templat?${query}`);
  const desa = template.text.split('\r\n').flatMap((line) => /^(\d[\d.]+);/.exec(line)?.[1] ?? []);
  const days = ['2024-05-27', '2024-05-28', '2024-05-29', '2024-05-30', '2024-05-31', '2024-06-01'];
  const rows = days.flatMap((day, at) => desa.map((code) => `${code};${day};${at + value}`));
  const form = new FormData();
  form.set('campaign', 'kampung-kb');
  form.set('file', new Blob([['kode_wilayah;tanggal;total_masuk', ...rows].join('\n')]), `jawa-barat-${value}.csv`);
  const sent = await askOnce(site, caller, '/api/v1/imports', { method: 'POST', body: form });
  const { id } = JSON.parse(sent.text);
  if (!Number.isInteger(id)) throw new Error(`upload: ${sent.status} ${sent.text.slice(0, 200)}`);
  return id;
}

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keptProcesses } from './check-processes';
import { runInProcess } from './run-process';

/** Numbers of the processes of files that this one has started and that have not ended. */
function running(): string[] {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    try {
      const parent = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
      return parent === `${process.pid}` && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('import-process');
    } catch {
      return false;
    }
  });
}

/** A process that is ended is gone only when the kernel has found the time. */
const patience = { timeout: 10_000 };

const csv = (figure: number) => new TextEncoder().encode(`Kecamatan;Online\nKlari;${figure}\n`);
const read = async (figure: number, limits?: { milliseconds: number; memoryMegabytes: number }) => {
  const outcome = await runInProcess('read', { bytes: csv(figure), fileName: 'a.csv' }, limits ? { limits } : {});
  return outcome.ok ? outcome.sheets[0]?.rows[1]?.cells.map(String) : outcome.problem.detail;
};

test('one process reads file after file, two at once, and a worn one is replaced', async () => {
  expect(await read(1)).toEqual(['Klari', '1']);
  const [first] = running();
  for (let at = 2; at <= keptProcesses.tasks; at += 1) expect(await read(at)).toEqual(['Klari', `${at}`]);
  await expect.poll(running, patience).not.toContain(first);
  const answers = await Promise.all([5, 6, 7, 8, 9].map((figure) => read(figure)));
  expect(answers).toEqual([5, 6, 7, 8, 9].map((figure) => ['Klari', `${figure}`]));
  await expect.poll(running, patience).toHaveLength(2);
}, 60_000);

test('a process with limits of its own, one that ran out of time and one that was killed are not kept', async () => {
  await read(1);
  const kept = running();
  expect(await read(2, { milliseconds: 60_000, memoryMegabytes: 300 })).toEqual(['Klari', '2']);
  expect(await read(3, { milliseconds: 1, memoryMegabytes: 300 })).toContain('terlalu lama');
  await expect.poll(running, patience).toEqual(kept);
  for (const id of kept) process.kill(Number(id), 'SIGKILL');
  await expect.poll(running, patience).toEqual([]);
  expect(await read(4)).toEqual(['Klari', '4']);
  for (const id of running()) process.kill(Number(id), 'SIGABRT');
  expect(await read(5)).toEqual(['Klari', '5']);
}, 60_000);

test('a process that is killed while it reads its first file is replaced; the third in a row is a fault of ours', async () => {
  const bytes = new TextEncoder().encode(`Kecamatan;Online\n${'Klari;1\n'.repeat(150_000)}`);
  const readLarge = () => runInProcess('read', { bytes, fileName: 'a.csv' });
  for (const id of running()) process.kill(Number(id), 'SIGKILL');
  await expect.poll(running, patience).toEqual([]);
  const killNext = async (but: readonly string[]) => {
    await expect.poll(() => running().filter((id) => !but.includes(id)), { ...patience, interval: 5 }).not.toEqual([]);
    const [next] = running().filter((id) => !but.includes(id));
    process.kill(Number(next), 'SIGKILL');
    return next as string;
  };
  const once = readLarge();
  const first = await killNext([]);
  expect(await once).toMatchObject({ ok: true });

  for (const id of running()) process.kill(Number(id), 'SIGKILL');
  await expect.poll(running, patience).toEqual([]);
  const often = readLarge().catch(String);
  const gone = [first];
  for (let kill = 0; kill < 3; kill += 1) gone.push(await killNext(gone));
  expect(await often).toContain('the process that checks a file ended with SIGKILL');
}, 60_000);

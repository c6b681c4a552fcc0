import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkInTurn } from '../fixtures/check-in-turn';
import { keptProcesses } from './check-processes';

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

const telukjambe = 3_215_030_000;
const check = async (figure: number, limits?: { milliseconds: number; memoryMegabytes: number }) => {
  const bytes = new TextEncoder().encode(`kode_wilayah;online_masuk\n32.15.03;${figure}\n`);
  const checked = await checkInTurn({ bytes, fileName: 'a.csv' }, limits);
  return Array.isArray(checked) ? checked : checked.detail;
};

test('one process reads file after file, two at once, and one that has read enough is replaced', async () => {
  expect(await check(1)).toEqual([[telukjambe, 1]]);
  const [first] = running();
  for (let at = 2; at <= keptProcesses.tasks; at += 1) expect(await check(at)).toEqual([[telukjambe, at]]);
  await expect.poll(running, patience).not.toContain(first);
  const answers = await Promise.all([5, 6, 7, 8, 9].map((figure) => check(figure)));
  expect(answers).toEqual([5, 6, 7, 8, 9].map((figure) => [[telukjambe, figure]]));
  await expect.poll(running, patience).toHaveLength(2);
}, 60_000);

test('a process with limits of its own, one that ran out of time and one that was killed are not kept', async () => {
  await check(1);
  const kept = running();
  expect(await check(2, { milliseconds: 60_000, memoryMegabytes: 300 })).toEqual([[telukjambe, 2]]);
  expect(await check(3, { milliseconds: 1, memoryMegabytes: 300 })).toContain('terlalu lama');
  await expect.poll(running, patience).toEqual(kept);
  for (const id of kept) process.kill(Number(id), 'SIGKILL');
  await expect.poll(running, patience).toEqual([]);
  expect(await check(4)).toEqual([[telukjambe, 4]]);
  for (const id of running()) process.kill(Number(id), 'SIGABRT');
  expect(await check(5)).toEqual([[telukjambe, 5]]);
}, 60_000);

test('a process that is killed while it reads its first file is replaced; the third in a row is a fault of ours', async () => {
  const rows = '99.15.03;1\n'.repeat(20_000);
  const bytes = new TextEncoder().encode(`kode_wilayah;online_masuk\n${rows}32.15.03;1\n`);
  // With a limit of its own none that is kept serves it, nor one that was killed and is not yet known to be gone.
  const checkLarge = () => checkInTurn({ bytes, fileName: 'a.csv' }, { milliseconds: 60_000, memoryMegabytes: 500 });
  const kept = running();
  const killNext = async (but: readonly string[]) => {
    await expect.poll(() => running().filter((id) => !but.includes(id)), { ...patience, interval: 5 }).not.toEqual([]);
    const [next] = running().filter((id) => !but.includes(id));
    process.kill(Number(next), 'SIGKILL');
    return next as string;
  };
  const once = checkLarge();
  const first = await killNext(kept);
  expect(await once).toEqual([[telukjambe, 1]]);

  const gone = [...running(), first];
  const often = checkLarge().catch(String);
  for (let kill = 0; kill < 3; kill += 1) gone.push(await killNext(gone));
  expect(await often).toContain('the process that checks a file ended with SIGKILL');
}, 60_000);

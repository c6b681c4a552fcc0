import { readFileSync } from 'node:fs';
import { descendantsOf, read } from './process-memory';

/** Ticks of the kernel's clock a second, on every Linux that we know. */
const ticks = 100;

/** Seconds of processor time of a process itself, and of those that it started and that have ended. */
function timesOf(pid: number): { own: number; ended: number } {
  const stat = read(`/proc/${pid}/stat`);
  // After the name, which may hold anything: the 12th to 15th field are utime, stime, cutime, cstime.
  const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  const at = (place: number) => Number(fields[place] ?? 0) / ticks;
  return { own: at(11) + at(12), ended: at(13) + at(14) };
}

function timeOfTree(pid: number): number {
  return [pid, ...descendantsOf(pid)].reduce((sum, one) => sum + timesOf(one).own + timesOf(one).ended, 0);
}

/** Seconds of processor time: of the web process, of those it started, of Postgres, and of the measurement itself. */
export type ProcessorTime = { web: number; helpers: number; postgres: number; bench: number };

/** @param input.dataFolder of the embedded Postgres */
export function readProcessorTime(input: { web: number; dataFolder: string }): ProcessorTime {
  const [postmaster = ''] = readFileSync(`${input.dataFolder}/postgres/data/postmaster.pid`, 'utf8').split('\n');
  const web = timesOf(input.web).own;
  const { user, system } = process.cpuUsage();
  return {
    web,
    helpers: timeOfTree(input.web) - web,
    postgres: timeOfTree(Number(postmaster)),
    bench: (user + system) / 1e6,
  };
}

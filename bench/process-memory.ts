import { existsSync, readdirSync, readFileSync } from 'node:fs';

const sampleMs = 50;

/** A file of /proc; empty when its process has ended. */
export function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** What a process holds in memory (RSS), in bytes; 0 when it has ended. */
function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

/**
 * The processes that were started by this one, by those and so on. Asked of each thread of each of them, for looking
 * through all processes of the machine 20 times a second would slow down what is measured.
 */
export function descendantsOf(pid: number): number[] {
  const children = threadsOf(pid)
    .flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(' '))
    .filter((child) => child !== '')
    .map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** The process that answers requests, among those of `npm start`: Next.js gives it this name. Null: not on Linux. */
export function findWebProcess(startPid: number): number | null {
  if (!existsSync(`/proc/self/task/${process.pid}/children`)) return null;
  const pid = descendantsOf(startPid).find((one) => read(`/proc/${one}/cmdline`).startsWith('next-server'));
  if (!pid) throw new Error('no process of npm start is called next-server');
  return pid;
}

/**
 * What a process holds by itself, with its share of what it holds together with others (PSS), in bytes; null: the kernel
 * does not say. Asked seldom: it walks all pages of the process.
 */
function proportionalBytes(pid: number): number | null {
  const found = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  return found === undefined ? null : Number(found) * 1024;
}

/** The program that a process runs, by its file: `long-worker.mjs`, `next-server`. */
function programOf(pid: number): string {
  const [first = '', ...more] = read(`/proc/${pid}/cmdline`).split('\0');
  const script = more.find((one) => /\.[cm]?[jt]s$/.test(one));
  return (script ?? first.split(' ')[0] ?? '').split('/').at(-1) ?? '';
}

/** Bytes of a process, as `residentBytes` and `proportionalBytes` have them. */
type ProcessMemory = { program: string; resident: number; proportional: number | null };

export type MemoryPeak = {
  /** What the process held when the watch began, and the most that it held since, in bytes (RSS). */
  before: number;
  most: number;
  /** The most that the processes it started held together, in bytes (RSS). */
  mostOfChildren: number;
  /** The process and those it started, at the instant at which they held the most together (RSS). */
  together: readonly ProcessMemory[];
};

/** Looks at a process 20 times a second while `work` goes on. */
export async function whileWatching<Found>(
  pid: number | null,
  work: () => Promise<Found>,
): Promise<{ found: Found; memory: MemoryPeak | null }> {
  if (pid === null) return { found: await work(), memory: null };
  const before = residentBytes(pid);
  const memory: MemoryPeak = { before, most: before, mostOfChildren: 0, together: [] };
  let mostTogether = 0;
  const look = () => {
    const own = residentBytes(pid);
    const children = descendantsOf(pid).map((child) => ({ pid: child, resident: residentBytes(child) }));
    const ofChildren = children.reduce((sum, { resident }) => sum + resident, 0);
    memory.most = Math.max(memory.most, own);
    memory.mostOfChildren = Math.max(memory.mostOfChildren, ofChildren);
    if (own + ofChildren <= mostTogether) return;
    mostTogether = own + ofChildren;
    memory.together = [{ pid, resident: own }, ...children].map((one) => ({
      program: programOf(one.pid),
      resident: one.resident,
      proportional: proportionalBytes(one.pid),
    }));
  };
  const timer = setInterval(look, sampleMs);
  try {
    return { found: await work(), memory };
  } finally {
    clearInterval(timer);
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';

const sampleMs = 50;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // It has ended since.
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
function descendantsOf(pid: number): number[] {
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

export type MemoryPeak = {
  /** What the process held when the watch began, and the most that it held since, in bytes. */
  before: number;
  most: number;
  /** The most that the processes it started held together, in bytes. */
  mostOfChildren: number;
};

/** Looks at a process 20 times a second while `work` goes on. */
export async function whileWatching<Found>(
  pid: number | null,
  work: () => Promise<Found>,
): Promise<{ found: Found; memory: MemoryPeak | null }> {
  if (pid === null) return { found: await work(), memory: null };
  const before = residentBytes(pid);
  const memory = { before, most: before, mostOfChildren: 0 };
  const look = () => {
    memory.most = Math.max(memory.most, residentBytes(pid));
    const children = descendantsOf(pid).reduce((sum, child) => sum + residentBytes(child), 0);
    memory.mostOfChildren = Math.max(memory.mostOfChildren, children);
  };
  const timer = setInterval(look, sampleMs);
  try {
    return { found: await work(), memory };
  } finally {
    clearInterval(timer);
  }
}

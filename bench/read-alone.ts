import { fork } from 'node:child_process';
import { once } from 'node:events';
import { uploadLimits } from '../lib/domain/imports';
import type { ReadOutcome } from '../lib/imports/read/sheet-rows';

/** Reads a file in a process that is started for it and does nothing else, with the memory of one that checks. */
export async function readAlone(file: { bytes: Uint8Array; fileName: string }): Promise<ReadOutcome> {
  const child = fork(new URL('./read-process.mjs', import.meta.url), {
    execArgv: [`--max-old-space-size=${uploadLimits.memoryMegabytes}`, '--max-semi-space-size=64'],
    serialization: 'advanced',
  });
  try {
    await once(child, 'message');
    child.send(file);
    const [answer] = await once(child, 'message');
    return answer.read;
  } finally {
    child.kill();
  }
}

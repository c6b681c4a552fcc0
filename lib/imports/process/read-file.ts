import { uploadLimits } from '../../domain/imports';
import { formatCount } from '../../format/numbers';
import { tooLarge } from '../read/file-problem';
import type { ReadOutcome } from '../read/sheet-rows';
import { type ProcessLimits, runInProcess } from './run-process';

/**
 * Reads a file into rows and does nothing else with it, in the process that also checks: what its limits are tried on, and
 * what the check is measured against. The limits are those of `uploadLimits`, tests may set
 * smaller ones. What is wrong with a file is an outcome; only a fault of ours rejects.
 */
export async function readFile(input: {
  bytes: Uint8Array;
  fileName: string;
  limits?: ProcessLimits;
}): Promise<ReadOutcome> {
  const { bytes, fileName, limits } = input;
  if (bytes.byteLength > uploadLimits.bytes) {
    return {
      ok: false,
      problem: tooLarge('bytes', `File ini ${formatCount(Math.ceil(bytes.byteLength / 1024 / 1024))} MB.`),
    };
  }
  return runInProcess('read', { bytes, fileName }, limits ? { limits } : {});
}

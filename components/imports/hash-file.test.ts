import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashBlob } from './hash-file';

test.each([0, 1, 70, 1024 * 1024, 2 * 1024 * 1024 + 3])(
  '%i bytes, with and without the browser’s own',
  async (size) => {
    const bytes = randomBytes(size);
    const wanted = createHash('sha256').update(bytes).digest('hex');
    const blob = new Blob([new Uint8Array(bytes)]);
    expect(await hashBlob(blob)).toBe(wanted);
    // As on a page served by plain HTTP: no argument at all would find Node's own.
    const digest = async (): Promise<ArrayBuffer> => {
      throw new Error('not to be asked');
    };
    await expect(hashBlob(blob, { digest })).rejects.toThrow('not to be asked');
    expect(await hashBlob(blob, null as unknown as undefined)).toBe(wanted);
  },
);

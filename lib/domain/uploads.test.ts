import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countParts, isWorking, secondsToWait, sizeOfPart, sizeOfParts, uploadPhases } from './uploads';

describe('the parts of a file', () => {
  test.each([
    [0, 0],
    [1, 1],
    [511, 1],
    [512, 1],
    [513, 2],
    [1024, 2],
  ])('%i bytes in parts of 512: %i', (size, parts) => {
    expect(countParts({ size, partSize: 512 })).toBe(parts);
  });

  test('are whole but for the last, and there are no others', () => {
    const upload = { size: 1030, partSize: 512 };
    expect([-1, 0, 1, 2, 3].map((number) => sizeOfPart(upload, number))).toEqual([null, 512, 512, 6, null]);
    expect(sizeOfParts(upload, [0, 2])).toBe(518);
    expect(sizeOfPart({ size: 0, partSize: 512 }, 0)).toBeNull();
  });

  test('together are the file, however it is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 1, max: 700 }), (size, partSize) => {
        const upload = { size, partSize };
        const numbers = Array.from({ length: countParts(upload) }, (_, number) => number);
        expect(sizeOfParts(upload, numbers)).toBe(size);
        for (const number of numbers) expect(sizeOfPart(upload, number)).toBeGreaterThan(0);
      }),
    );
  });
});

test('the waits between tries grow, and end growing', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map(secondsToWait)).toEqual([1, 2, 4, 8, 16, 30, 30]);
});

test('the server works on what has arrived and not ended', () => {
  expect(uploadPhases.filter(isWorking)).toEqual(['waiting', 'reading', 'checking', 'storing']);
});

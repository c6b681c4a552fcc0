import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOfCode, levelOfCode, rangeOfCode } from '../../domain/areas';
import { unpackAreas } from './pack-areas';

const block = (digits: number) =>
  fc.integer({ min: 1, max: 10 ** digits - 1 }).map((n) => String(n).padStart(digits, '0'));
const codes = fc
  .tuple(fc.integer({ min: 11, max: 99 }).map(String), block(2), block(2), fc.constantFrom('1', '2', '3'), block(3))
  .chain(([province, kabupaten, kecamatan, kind, number]) => {
    const path = [province, kabupaten, kecamatan, `${kind}${number}`];
    return fc.integer({ min: 1, max: 4 }).map((level) => path.slice(0, level).join('.'));
  });

test('an area is what its code says', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(codes, fc.constant('id'))), (all) => {
      const expected = all.map((code) => ({
        ...{ code, name: `Nama ${code}`, kind: kindOfCode(code), level: levelOfCode(code), ...rangeOfCode(code) },
      }));
      expect(unpackAreas(all.map((code) => `${code}\tNama ${code}`).join('\n'))).toEqual(expected);
    }),
  );
});

test('no areas are no lines', () => {
  expect(unpackAreas('')).toEqual([]);
});

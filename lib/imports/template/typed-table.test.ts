import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestCount } from '../../domain/counts';
import { toDay } from '../../domain/days';
import { readTypedFigure } from '../../domain/typed-figures';
import { readNumber } from '../table/read-number';
import { writeTypedTable } from './typed-table';

const signs = fc.string({ unit: fc.constantFrom(...'0123456789., -−–%e=#()\u00a0', 'juta', 'rb'), maxLength: 12 });
const words = fc.constantFrom(
  'nol',
  'Nihil',
  'kosong',
  '271 ribu',
  '1,1 juta',
  '900 juta',
  '0012',
  '\u200b7',
  '1.234.567',
  '0.0',
  '1100.0',
  '1.100,00',
  '1.000,000',
  '14 408,00',
  '1100.000',
);

test('a text that is typed reads as the cell of a file does', () => {
  fc.assert(
    fc.property(fc.oneof(signs, words, fc.integer({ min: 0, max: 3e8 }).map(String)), (text) => {
      const [typed, read] = [readTypedFigure(text), readNumber(text, largestCount)];
      expect(typed.ok).toBe(read.ok);
      if (typed.ok && read.ok) expect(typed.value).toBe(read.value);
    }),
    { numRuns: 3_000 },
  );
});

test('a table is a file in the columns of the template, and the same table the same file', () => {
  const table = {
    day: toDay('2021-04-14'),
    stage: 'recorded' as const,
    rows: [{ code: '32.15.01', name: 'Karawang Barat', figures: { online: 1200, manual: null } }],
    repetition: 0,
  };
  const { bytes, columns } = writeTypedTable(table);
  expect(new TextDecoder().decode(bytes)).toBe(
    'kode_wilayah;wilayah;tanggal;online_terdata;online_masuk;manual_terdata;manual_masuk\r\n32.15.01;Karawang Barat;2021-04-14;;1200;;\r\n',
  );
  expect(columns).toEqual({ online_masuk: 'recorded.online', manual_masuk: 'recorded.manual' });
  expect(writeTypedTable(table).bytes).toEqual(bytes);
  expect(writeTypedTable({ ...table, repetition: 1 }).bytes).not.toEqual(bytes);
});

import { expect, test } from 'vitest';
import { mostTypedRows } from '../../../lib/domain/typed-figures';
import { readTypedTable } from './search-params';

const place = { kampanye: 'pk21', wilayah: '32.15', per: '2021-04-12', tahap: 'masuk' };

function form(cells: Iterable<[string, string]>): FormData {
  const data = new FormData();
  for (const [name, value] of [...Object.entries(place), ...cells]) data.append(name, value);
  return data;
}

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at): [string, string] => [`${prefix}${at + 10}`, '1']);

test('more cells than the grid has are refused by their limit, without a search for each', () => {
  const flood = form(numbered('angka.online.', 20_000));
  const before = process.cpuUsage();
  expect(() => readTypedTable(flood)).toThrow(`Paling banyak ${mostTypedRows} wilayah sekali simpan.`);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
});

test('a reason counts for the figures that it was written for, and for no others', () => {
  const row = (figure: string, writtenFor: string) =>
    readTypedTable(
      form([
        ['angka.online.32.15.05', figure],
        ['angka.manual.32.15.05', ''],
        ['alasan.32.15.05', 'salah ketik'],
        ['alasan-untuk.online.32.15.05', writtenFor],
      ]),
    ).reasons;
  expect(row('61010000', '61010000')).toEqual({ '32.15.05': 'salah ketik' });
  expect(row('77000000', '61010000')).toEqual({});
  expect(row('77000000', '')).toEqual({});
});

test('fields that no cell has cost one look each', () => {
  const flood = form([...numbered('lain.', 20_000), ['angka.online.32.15.01', '7'], ['semula.online.32.15.01', '5']]);
  const before = process.cpuUsage();
  const { cells } = readTypedTable(flood);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  expect(cells).toEqual([{ code: '32.15.01', channel: 'online', text: '7', opened: 5 }]);
});

test('as many cells as the grid may have are read, each with what it was opened with; of two the first', () => {
  const many = Array.from({ length: mostTypedRows }, (_, at) => String(1_000 + at));
  const cells = many.flatMap((code): [string, string][] => [
    [`angka.online.${code}`, '2'],
    [`semula.online.${code}`, '1'],
    [`angka.manual.${code}`, ''],
    [`angka.online.${code}`, '9'],
  ]);
  const before = process.cpuUsage();
  const read = readTypedTable(form(cells));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  expect(read.cells).toHaveLength(2 * mostTypedRows);
  expect(read.cells.slice(0, 2)).toEqual([
    { code: '1000', channel: 'online', text: '2', opened: 1 },
    { code: '1000', channel: 'manual', text: '', opened: null },
  ]);
});

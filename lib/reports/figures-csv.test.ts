import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type FigureRow, figureColumns, figureRow, listFigureRows } from '../domain/figure-rows';
import { figuresHeader, writeFigureLines } from './figures-csv';
import { otherReaders } from './fixtures/other-readers';
import { buildKarawang, buildProgress } from './fixtures/progress';

/** Codes that look like numbers, and lose their last zero as such; a name with all that a CSV has to guard. */
const jawaBarat = buildProgress(
  { code: '32', name: 'Jawa Barat', target: 14_000_000, figures: { unsplit: 1_100_000 } },
  [
    { code: '32.10', name: 'Majalengka', target: 100_000, figures: { online: 1, manual: 0 }, kader: 12 },
    { code: '32.15', name: 'Karawang', target: 734_768, figures: { online: 28_800 }, collected: { online: 30_000 } },
    { code: '32.73', name: 'Soka"an, dua;\r\nbaris é', target: null, figures: {} },
  ],
);
const text = (progress = jawaBarat) => figuresHeader + writeFigureLines(listFigureRows(progress));

/** The rows as csv-parse reads them: what stands in quotes is a text, the rest a number or nothing. */
function read(csv: string): FigureRow[] {
  const rows: Record<string, string>[] = parse(csv, {
    columns: true,
    cast: (value, { quoting, header }) => (header || quoting ? value : value === '' ? null : Number(value)),
  });
  return rows.map((row) => figureRow.parse(row));
}

test('one header line without a mark, then a line for each area and none for their sum', () => {
  const lines = text(buildKarawang()).split('\r\n');
  expect(lines[0]).toBe(figureColumns.join(','));
  expect(lines).toHaveLength(1 + 4 + 1);
  expect(lines.at(-1)).toBe('');
  expect(lines[1]).toMatch(
    /^"pk21","2021-04-12","recorded",1,3,"kecamatan","32\.15\.01","Karawang Barat","32\.15",1,40000,/,
  );
});

test('what is read is what was written, texts as texts and what is not known as nothing', () => {
  const rows = read(text());
  expect(rows).toEqual(listFigureRows(jawaBarat));
  expect(rows.map(({ code, parentCode }) => [code, parentCode])).toEqual([
    ['32.10', '32'],
    ['32.15', '32'],
    ['32.73', '32'],
  ]);
  expect(rows[1]).toMatchObject({ percent: 3.92, backlogOnline: 1_200, stagesCollected: 30_000, flags: null });
  expect(rows[2]).toMatchObject({ name: 'Soka"an, dua;\r\nbaris é', target: null, total: null, rank: null });
  expect(rows[2]?.status).toBe('notReported');
});

describe.each(Object.entries(otherReaders))('read by %s', (_, { installed, read: readElsewhere }) => {
  test.skipIf(!installed)(
    'each cell is what was written: 32.10 keeps its zero, and what is not known is nothing',
    async () => {
      const [rows = []] = await readElsewhere([text()]);
      // In a cell of a workbook a line ends without CR.
      const told = rows.map((row) => ({ ...row, name: String(row.name).replace(/\r?\n/, '\r\n') }));
      expect(told).toEqual(listFigureRows(jawaBarat));
      expect(told.map(({ name }) => name).at(-1)).toBe('Soka"an, dua;\r\nbaris é');
    },
    180_000,
  );
});

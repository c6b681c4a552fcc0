import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDay } from '../lib/domain/days';
import { type FigureRow, figureColumns } from '../lib/domain/figure-rows';
import { templateSettings } from '../lib/imports/fixtures/settings';
import { writeRefusedRows } from '../lib/imports/template/refused-file';
import { buildTemplate } from '../lib/imports/template/template';
import { renderCsv } from '../lib/reports/csv';
import { renderEntry } from '../lib/reports/entry-csv';
import { writeFigureLines } from '../lib/reports/figures-csv';
import { openLibreOffice } from '../lib/reports/fixtures/libreoffice';
import { buildKarawang, buildProgress } from '../lib/reports/fixtures/progress';
import { buildFullReport } from '../lib/reports/fixtures/report';
import { renderTrendCsv } from '../lib/reports/trend-csv';

const office = openLibreOffice();
const installed = office.isInstalled();
if (!installed) office.close();

/** What a formula would come to, so that it is known from its text. */
const sum = 40 + 2;
/** Texts that one separator or another cuts at a formula, with quotes, blanks and line ends around it. */
const hostile = [
  '=40+2',
  'X,=40+2,Y',
  'X;=40+2;Y',
  'X\t=40+2\tY',
  'X, =40+2;Y',
  'X,"=40+2",Y',
  'X"\r\n=40+2',
  '"=40+2',
  'X;;"",=40+2',
  "X','=40+2",
];
const areas = hostile.map((name, at) => ({ code: `32.15.${String(at + 1).padStart(2, '0')}`, name }));
const day = toDay('2021-04-12');

async function writeFiles(): Promise<Record<string, Uint8Array | string>> {
  const karawang = { code: '32.15', name: 'X,=40+2;=40+2\t=40+2', target: 100, figures: { online: 1 } };
  const progress = buildProgress(
    karawang,
    areas.map((area) => ({ ...area, target: 10, figures: { online: 1 } })),
  );
  const report = buildFullReport(progress, {
    order: { key: 'total', descending: true },
    filter: { status: null, search: '' },
  });
  const template = { kind: 'rekap', format: 'csv', areas, day, days: { first: day, last: day } } as const;
  const quoted = hostile.map((text) => `"${text.replaceAll('"', '""')}";5;"${text.replaceAll('"', '""')}"`);
  const refused = await writeRefusedRows({
    ...{ fileName: 'rekap', kind: 'rekap', settings: { ...templateSettings, asOf: day } },
    campaign: { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-05-31') },
    bytes: new TextEncoder().encode(['Kecamatan;Online;Petugas', ...quoted].join('\n')),
    refused: areas.map(({ name }, at) => ({
      ...{ row: at + 2, column: 'Kecamatan', value: name, reason: `'${name}' tidak ditemukan`, suggestion: name },
    })),
  });
  if (!refused.ok) throw new Error(refused.problem.detail);
  const lines = hostile.map(
    (text) => Object.fromEntries(figureColumns.map((column) => [column, text])) as unknown as FigureRow,
  );
  return {
    ditolak: refused.bytes,
    lembar: renderCsv(report, 'people'),
    program: renderCsv(report, 'programs'),
    angka: writeFigureLines(lines),
    grafik: renderTrendCsv(buildKarawang(), null),
    isian: renderEntry({
      ...{ area: '32.15', day, stage: 'recorded' },
      cells: areas.map(({ code, name }) => ({ code, name, channel: 'online', value: 5, opened: null })),
    }),
    templat: await buildTemplate({ ...template, separator: ';' }),
    'templat-koma': await buildTemplate({ ...template, separator: ',' }),
  };
}

/** UTF-8, all three separators at once, formulas computed: any cell that begins behind any of them. */
const readAll = 'Text - txt - csv (StarCalc):59/44/9,34,76,1,,0,false,true,false,false,false,0,true';
/** Cells as they came out. */
const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false';

describe.skipIf(!installed)(
  'every kind of CSV that we hand out, cut by LibreOffice at semicolons, commas and tabs',
  () => {
    let names: string[] = [];
    beforeAll(async () => {
      // As they were before: what a formula comes to is seen.
      const control = 'Klari;X,=40+2,Y\r\n';
      const files = Object.entries({ ...(await writeFiles()), kontrol: control });
      for (const [name, bytes] of files) writeFileSync(join(office.folder, `${name}.csv`), bytes);
      names = files.map(([name]) => name);
      const paths = names.map((name) => join(office.folder, `${name}.csv`));
      const into = join(office.folder, 'read');
      await office.run([`--infilter=${readAll}`, '--convert-to', asCsv, '--outdir', into, ...paths]);
    }, 180_000);
    afterAll(office.close);

    const cellsOf = (name: string): string[] =>
      parse(readFileSync(join(office.folder, 'read', `${name}.csv`)), { bom: true, relax_column_count: true }).flat();

    test('a formula is computed where there is one', () => {
      expect(cellsOf('kontrol')).toContain(String(sum));
    });

    test('none has a formula', () => {
      expect(names).toHaveLength(9);
      for (const name of names.filter((one) => one !== 'kontrol')) {
        const cells = cellsOf(name);
        expect.soft([name, cells.length > 4]).toEqual([name, true]);
        expect.soft([name, cells.filter((cell) => cell === String(sum) || /^(#|Err:)/.test(cell))]).toEqual([name, []]);
      }
    });
  },
);

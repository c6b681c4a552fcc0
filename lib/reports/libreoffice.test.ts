import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RowFilter, RowOrder } from '../domain/area-progress';
import type { Report } from '../domain/reports';
import { expectedCells } from './fixtures/expected-cells';
import { openLibreOffice } from './fixtures/libreoffice';
import { buildJawaBarat, buildKarawang, buildProgress } from './fixtures/progress';
import { buildFullReport } from './fixtures/report';
import { buildJawaBaratKecamatan, buildKarawangWhole, buildNation } from './fixtures/tables';
import { writeWorkbook } from './xlsx';

const office = openLibreOffice();
const installed = office.isInstalled();
if (!installed) office.close();

const order: RowOrder = { key: 'total', descending: true };
const everything: RowFilter = { status: null, search: '' };
const nearly = { code: '32.16', name: 'Bekasi', target: 1_000_000, figures: { online: 999_999 } };

/** The sheets by the names of their tabs. */
const reports = {
  Empat: buildFullReport(buildKarawang(), { order, filter: everything }),
  Karawang: buildFullReport(buildKarawangWhole(), { order, filter: everything }),
  Disaring: buildFullReport(buildKarawangWhole(), { order, filter: { status: 'behind', search: 'kecamatan 2' } }),
  Aneh: buildFullReport(buildJawaBarat(), { order, filter: everything }),
  Hampir: buildFullReport(buildProgress(nearly, [{ ...nearly, code: '32.16.01' }]), { order, filter: everything }),
  Kecamatan: buildFullReport(buildJawaBaratKecamatan(), { order, filter: everything }),
  Nasional: buildFullReport(buildNation(), { order, filter: everything }),
};

/** LibreOffice is told to compute every formula anew, whatever the file says that it came to. */
const recalculateAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Cells as they are and not as they are shown; each sheet a file of its own. */
const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

describe.skipIf(!installed)('opened and recalculated by LibreOffice', () => {
  beforeAll(async () => {
    mkdirSync(join(office.profile, 'user'), { recursive: true });
    writeFileSync(join(office.profile, 'user', 'registrymodifications.xcu'), recalculateAlways);
    const sheets = Object.entries(reports).map(([name, report]) => ({ name, report, orientation: null }));
    writeFileSync(join(office.folder, 'lembar.xlsx'), await writeWorkbook(sheets));
    await writeWrong(join(office.folder, 'salah.xlsx'));
    const files = ['lembar.xlsx', 'salah.xlsx'].map((name) => join(office.folder, name));
    await office.run(['--convert-to', asCsv, '--outdir', office.folder, ...files]);
  }, 180_000);

  afterAll(office.close);

  test('a wrong result in a file does not survive: it does recalculate', () => {
    expect(read('salah-Salah.csv')).toEqual([['1'], ['2'], ['3']]);
  });

  test.each(Object.entries(reports))(
    '%s: every cell, and every sum it computes itself, is the model’s',
    (name, report) => {
      const lines = read(`lembar-${name}.csv`);
      // The numbers of the columns stand above their names.
      const from = lines.findIndex(([first]) => first === '(1)') + 2;
      expect(lines[from - 1]).toEqual(report.columns.map((column) => column.header));
      expect(lines.slice(from, from + report.rows.length)).toEqual(expectedLines(report));
    },
  );
});

function read(name: string): string[][] {
  return parse(readFileSync(join(office.folder, name)), { bom: true });
}

/** The table as a CSV of LibreOffice has it: figures as they are, percents as 3.92%, days as 12/04/2021. */
function expectedLines(report: Report): string[][] {
  return expectedCells(report).map((row, index) =>
    row.map((cell, at) => {
      if (cell === null) return '';
      if (cell instanceof Date) return cell.toISOString().slice(0, 10).split('-').reverse().join('/');
      if (cell === 0 && report.rows[index]?.tiny) return '0';
      return report.columns[at]?.kind === 'percent' ? `${Number((Number(cell) * 100).toFixed(2))}%` : String(cell);
    }),
  );
}

/** 1 + 2, of which the file says that it is 99. */
async function writeWrong(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Salah');
  sheet.addRows([[1], [2], [{ formula: 'SUM(A1:A2)', result: 99 }]]);
  await workbook.xlsx.writeFile(path);
}

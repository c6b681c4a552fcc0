import { expect, test } from 'vitest';
import { defaultOffice } from '../domain/offices';
import { buildCheckSheets } from './campaign-check';
import { unzipSync } from './fixtures/unzip';
import { writeWorkbook } from './xlsx';

const area = { code: '32.15', name: 'Karawang', level: 2, kind: 'kabupaten' } as const;
const note = 'Target desa dibagi kecamatan sesudah surat kedua terbit. '.repeat(8);

function sheets() {
  const office = defaultOffice({ areaCode: '32.15', name: 'DPPKB Kabupaten Karawang', timeZone: 'WIB' });
  const campaign = { slug: 'pk21', name: 'PK21', unit: 'keluarga', kaderLimit: 10, source: 'uji', simulated: null };
  const settled = {
    kind: 'partsDiffer',
    level: 2,
    as: 'intended',
    note,
    fingerprint: 'a',
    by: 'Ani',
    stands: true,
  } as const;
  const row = { area, within: 'Jawa Barat', target: 734_768, against: 734_000, partsWithout: 2 };
  const finding = { kind: 'partsDiffer', level: 2, count: 3, fingerprint: 'a', rows: [row] } as const;
  const at = new Date('2021-03-20T03:00:00Z');
  return buildCheckSheets(
    {
      ...{ campaign, area, targetSet: null, takesPart: true, days: 61, stated: 734_768, levels: [], last: null },
      findings: [{ ...finding, rows: [row], settled: { ...settled, at } }],
    },
    { office, madeAt: at },
  );
}

test('each finding with what was decided of it, and its areas with what is left', () => {
  const [findings, details] = sheets();
  expect(findings.report.rows[0]?.cells.slice(2)).toEqual([3, expect.stringContaining(note.trim().slice(0, 50))]);
  expect(details.report.rows.map(({ kind, cells }) => [kind, cells[2], cells[6]])).toEqual([
    ['area', 'Karawang, Jawa Barat', -768],
    ['rest', '2 lagi', null],
  ]);
});

test('a row of a workbook is as high as its longest text, and no column wider than that of names', async () => {
  const parts = unzipSync(await writeWorkbook(sheets()));
  const sheet = String(parts.get('xl/worksheets/sheet1.xml'));
  const heights = [...sheet.matchAll(/ ht="([\d.]+)"/g)].map(([, height]) => Number(height));
  // A note of some 460 letters takes eight lines and more in 290 pixels.
  expect(Math.max(...heights)).toBeGreaterThan(8 * 13);
  const widths = [...sheet.matchAll(/ width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths.at(-1)).toBeLessThan(290 / 7 + 1);
});

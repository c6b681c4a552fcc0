import type { Sheet } from '../domain/reports';
import { WorkbookStream } from '../workbooks/workbook-stream';
import { nameTabs } from './sheet-names';
import { fontOf } from './xlsx-cells';
import { writeSheet } from './xlsx-sheet';

/** Writes sheets as one workbook, each in a tab of its own, in their order. At least one. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const [first] = sheets;
  if (!first) throw new RangeError('a workbook needs a sheet');
  const { titles, letterhead, facts } = first.report;
  const properties = {
    title: titles.join(', '),
    subject: sheets.length === 1 ? (titles[0] ?? '') : `${sheets.length} lembar`,
    creator: letterhead?.name ?? 'Kejar Target',
    keywords: facts
      .slice(0, 1)
      .map(({ value }) => value)
      .join(', '),
  };
  const workbook = new WorkbookStream(properties, fontOf({}));
  const tabs = nameTabs(sheets.map(({ name }) => name));
  for (const [at, sheet] of sheets.entries()) await writeSheet(workbook, sheet, tabs[at] ?? sheet.name);
  return workbook.finish();
}

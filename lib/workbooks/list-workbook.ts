import { WorkbookStream } from './workbook-stream';

const standard = { name: 'Calibri', family: 2, size: 11 };
/** Rows between two pauses: a server must answer others too. */
const batch = 500;

/** A list as a workbook of one sheet: a row for each entry, with a number in the first column and text in all others. */
export type ListWorkbook = {
  title: string;
  sheet: string;
  /** Widths in characters. */
  columns: readonly { header: string; width: number }[];
  /** Texts are written as they are: those that a user wrote have to be harmless in a spreadsheet. */
  rows: Iterable<readonly [number, ...string[]]>;
  /** A column whose texts look like numbers, as codes of areas do: "E". */
  textNumbers?: string;
};

/** Writes a list, in its order, under a header row that stays in view. */
export async function writeListWorkbook(list: ListWorkbook): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new WorkbookStream({ title: list.title, creator: 'Kejar Target' }, standard);
  const sheet = workbook.addSheet(list.sheet, {
    views: [{ state: 'frozen', ySplit: 1, topLeftCell: 'A2', activeCell: 'A2' }],
  });
  sheet.columns = list.columns.map(({ width }, at) => ({ width, ...(at > 0 && { style: { numFmt: '@' } }) }));
  const head = sheet.addRow(list.columns.map(({ header }) => header));
  head.eachCell((cell) => {
    cell.style = { font: { ...standard, bold: true }, border: { bottom: { style: 'thin' } } };
  });
  head.commit();
  let count = 0;
  for (const row of list.rows) {
    sheet.addRow([...row]).commit();
    if (count % batch === 0) await workbook.settle();
    count += 1;
  }
  const { textNumbers } = list;
  await workbook.closeSheet(sheet, textNumbers ? { textNumbers: `${textNumbers}1:${textNumbers}${count + 1}` } : {});
  return workbook.finish();
}

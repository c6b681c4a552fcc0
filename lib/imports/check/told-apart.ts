import { type ImportSettings, isCounterHeader, rowKeyOf } from '../../domain/imports';
import type { RefusalCode } from '../../domain/refusal-codes';
import type { KnownArea } from '../areas/known-area';
import { cellText, columnLetter, type SheetRow } from '../read/sheet-rows';
import type { Table } from '../table/table';

/** What tells a row from another one of the same area and day, and is not read. */
type Apart = { first: SheetRow; column: string };

type Place = { index: number; name: string; words: boolean };

/**
 * Finds rows of one area and one day that a column tells apart which is not read: a dusun or an RW beside its desa, a
 * place word that is not known beside its kecamatan. None of them is the figure of the area, whichever stands first.
 */
export class ToldApart {
  private readonly table: Table;
  private readonly unread: Place[];
  private rows: Map<string, SheetRow> | null = null;

  constructor(table: Table, settings: ImportSettings) {
    this.table = table;
    const named = table.columns
      .filter(
        ({ meaning, header }) => meaning === null || (meaning === 'ignore' && !Object.hasOwn(settings.columns, header)),
      )
      .filter(({ header }) => !isCounterHeader(header))
      .map(({ index, header }) => ({ index, name: header, words: false }));
    const unnamed = table.unnamed.map((index) => ({ index, name: columnLetter(index), words: true }));
    this.unread = [...named, ...unnamed];
  }

  /**
   * The row before, when a column that is not read tells it from this one; null: nothing does.
   * @param of.first the key of the row in which the area and day stand first
   */
  find(row: SheetRow, of: { first: string }): Apart | null {
    if (this.unread.length === 0) return null;
    this.rows ??= new Map(this.table.rows.map((one) => [this.keyOf(one.row), one.row]));
    const first = this.rows.get(of.first);
    if (!first) return null;
    const column = this.unread.find(({ index, words }) => {
      const [one, other] = [cellText(first.cells[index]), cellText(row.cells[index])];
      const tells = one !== '' && other !== '' && one.toLowerCase() !== other.toLowerCase();
      return tells && (!words || /\p{L}/u.test(one + other));
    });
    return column ? { first, column: column.name } : null;
  }

  /** Why neither of the rows is taken. */
  describe(area: KnownArea, apart: Apart): { code: RefusalCode; cause: string; reason: string; suggestion: string } {
    const { column } = apart;
    return {
      code: 'rows-told-apart',
      cause: column,
      reason: `${area.code} ${area.name} ada di beberapa baris, yang dibedakan oleh kolom ${column}, dan kolom itu tidak dibaca`,
      suggestion: `Pilih arti kolom ${column}. Kalau isinya bagian dari ${area.name}, jumlahkan dahulu menjadi satu baris untuk tiap wilayah.`,
    };
  }

  private keyOf(row: SheetRow): string {
    return rowKeyOf({ row: row.number, ...(this.table.ofSeveralSheets && { sheet: this.table.sheet }) });
  }
}

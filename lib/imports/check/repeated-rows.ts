import type { IsoDay } from '../../domain/days';
import type { ImportSettings, Refusal } from '../../domain/imports';
import type { KnownArea } from '../areas/known-area';
import type { CellValue, SheetRow } from '../read/sheet-rows';
import type { Table } from '../table/table';
import type { RowFigures } from './check-figures';
import type { CheckLedger } from './check-ledger';
import type { RowReader } from './row-reader';
import { ToldApart } from './told-apart';

type Parts = { table: Table; part: number; ledger: CheckLedger; settings: ImportSettings; reader: RowReader };

/** Refuses what a row says again: of an area and day that another row speaks of, or of an area that is counted already. */
export class RepeatedRows {
  private readonly part: number;
  private readonly ledger: CheckLedger;
  private readonly reader: RowReader;
  private readonly apart: ToldApart;

  constructor({ table, part, ledger, settings, reader }: Parts) {
    this.part = part;
    this.ledger = ledger;
    this.reader = reader;
    this.apart = new ToldApart(table, settings);
  }

  /** Adds to `refusals` what the row repeats; a row before, which a column tells from it, is withdrawn as well. */
  refuse(row: SheetRow, of: { area: KnownArea; day: IsoDay | null; figures: RowFigures }, refusals: Refusal[]): void {
    const { reader, ledger, part } = this;
    const { area, day, figures } = of;
    const key = reader.keyOf(row);
    const header = (reader.code ?? reader.name)?.header ?? 'kode_wilayah';
    const repeat = ledger.guard.repeats({ row: key, part, measures: [...figures.keys()] }, area, day);
    const apart = repeat && this.apart.find(row, repeat);
    if (apart) {
      const { first } = apart;
      const why = this.apart.describe(area, apart);
      refusals.push(reader.refusalOf(row, header, this.cellOf(row, area), why));
      ledger.withdraw({ row: first.number, part }, reader.refusalOf(first, header, this.cellOf(first, area), why));
    } else if (repeat) refusals.push(reader.refusalOf(row, header, this.cellOf(row, area), repeat));
    for (const { meaning, header, index } of reader.figureColumns) {
      const other = ledger.guard.otherTarget(key, area, meaning, figures);
      if (other) refusals.push(reader.refusalOf(row, header, row.cells[index], other));
    }
  }

  private cellOf(row: SheetRow, area: KnownArea): CellValue | undefined {
    return this.reader.code ? row.cells[this.reader.code.index] : area.code;
  }

  /** What another office has counted of this very file is not counted again: an increment would be doubled. */
  refusalOfCounted(row: SheetRow, area: KnownArea): Refusal {
    const column = this.reader.code ?? this.reader.name;
    const cell = column ? row.cells[column.index] : area.code;
    return this.reader.refusalOf(row, column?.header ?? 'kode_wilayah', cell, {
      code: 'counted-from-same-file',
      cause: 'file',
      reason: `angka ${area.code} ${area.name} sudah dihitung dari file yang sama, yang disimpan kantor lain`,
      suggestion: 'Tidak perlu dikirim lagi. Bila angkanya berubah, kirim file yang baru.',
    });
  }
}

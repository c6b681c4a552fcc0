import { stringify } from 'csv-stringify/sync';
import type { Stage } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import type { Measure } from '../../domain/imports';
import type { TypedPair } from '../../domain/typed-figures';
import { neutraliseFormula } from '../../format/spreadsheet-text';
import { templateHeaders } from './template';

/** The columns of each stage, named as the template names them. A template has none for what is validated. */
const columnsOf: Record<Stage, Record<keyof TypedPair, string>> = {
  collected: { online: 'online_terdata', manual: 'manual_terdata' },
  recorded: { online: 'online_masuk', manual: 'manual_masuk' },
  validated: { online: 'online_valid', manual: 'manual_valid' },
};

export type TypedTable = {
  day: IsoDay;
  stage: Stage;
  rows: readonly { code: string; name: string; figures: TypedPair }[];
  /** How often the same table was counted before: each time more has an empty line more, and so is a file of its own. */
  repetition: number;
};

/**
 * A typed table as the file that an upload of it would be, and what its figures' columns mean. The same table gives the
 * same bytes, so that a save that is sent twice counts once.
 */
export function writeTypedTable(table: TypedTable): { bytes: Uint8Array; columns: Record<string, Measure> } {
  const { day, stage } = table;
  const names = columnsOf[stage];
  const known = templateHeaders.rekap;
  const headers = known.includes(names.online) ? [...known] : [...known.slice(0, 3), names.online, names.manual];
  const rows = table.rows.map(({ code, name, figures }) => {
    const cells: Record<string, string> = {
      kode_wilayah: code,
      wilayah: neutraliseFormula(name),
      tanggal: day,
      [names.online]: figures.online === null ? '' : String(figures.online),
      [names.manual]: figures.manual === null ? '' : String(figures.manual),
    };
    return headers.map((header) => cells[header] ?? '');
  });
  const text = stringify([headers, ...rows], { bom: true, delimiter: ';', record_delimiter: 'windows' });
  return {
    bytes: new TextEncoder().encode(text + '\r\n'.repeat(table.repetition)),
    // Said here, so that what an office once chose for these headers in a file of its own does not count.
    columns: { [names.online]: `${stage}.online`, [names.manual]: `${stage}.manual` },
  };
}

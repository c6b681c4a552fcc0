import { type AreaRange, isInside } from '../../domain/areas';
import type { ReportDays } from '../../domain/campaigns';
import type { Closure } from '../../domain/closures';
import type { ImportFact, ImportKind, ImportPart, ImportSettings, SheetGlimpse } from '../../domain/imports';
import type { WarningCode } from '../../domain/refusal-codes';
import type { CheckProgress } from '../../domain/uploads';
import { formatCount } from '../../format/numbers';
import { type AreaAlias, AreaIndex } from '../areas/area-index';
import type { KnownArea } from '../areas/known-area';
import { unpackAreas } from '../areas/pack-areas';
import { hashFile } from '../read/hash-file';
import { parseFile } from '../read/parse-file';
import type { FileProblem, SheetRows } from '../read/sheet-rows';
import { dateTables } from '../table/date-tables';
import { findTables } from '../table/find-table';
import { glimpseSheets } from '../table/glimpse-sheets';
import { warnOfOtherMonth } from '../table/periods';
import type { Table } from '../table/table';
import type { UsedMeasures } from './check-input';
import { type CheckedImport, checkRows } from './check-rows';
import { findUnknownCorrections, type UnknownCorrections } from './unknown-corrections';

/** Everything that the check of one file needs: it loads nothing itself. */
export type FileToCheck = {
  bytes: Uint8Array;
  fileName: string;
  kind: ImportKind;
  settings: ImportSettings;
  campaign: ReportDays;
  /** The uploader's own area. */
  scope: AreaRange;
  /** The areas inside it, those that hold it and all others above the desa, as `unpackAreas` reads them. */
  areas: string;
  /** What the office has decided of names, the newest first. */
  aliases: readonly AreaAlias[];
  /** What the office has chosen for columns, by the hash of the header's shape. */
  headerChoices: Readonly<Record<string, Record<string, string>>>;
  /** Areas (`lo`) whose figures were counted from this very file before, sent by other offices. */
  counted?: readonly number[];
  /** Days that are signed off, of the areas around and inside the scope. */
  closures?: readonly Closure[];
  /** Absent: all stages and channels are used. */
  uses?: UsedMeasures;
};

/** A file that was read and checked. `settings` are those that were used. */
export type CheckedFile = Omit<CheckedImport, 'facts'> & {
  facts: ImportFact[];
  settings: ImportSettings;
  shape: string;
  parts: ImportPart[];
  glimpses: SheetGlimpse[];
  unknown: UnknownCorrections;
};

export type FileCheck = { ok: true; checked: CheckedFile } | { ok: false; problem: FileProblem };

/** From bytes to checked rows, in this very thread. Never throws for what a file may hold. */
export async function checkFile(
  file: FileToCheck,
  onProgress: (progress: CheckProgress) => void = () => undefined,
): Promise<FileCheck> {
  onProgress({ phase: 'reading', done: 0, total: null });
  const read = await parseFile(file);
  if (!read.ok) return read;
  const rows = read.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  onProgress({ phase: 'checking', done: 0, total: rows });
  const found = findWithMemory(read.sheets, file);
  if (!found.ok) return found;
  const { shape, remembered } = found;
  const { tables, notes, warnings } = dateTables(found.tables, { ...file, settings: found.settings });
  const { kind, campaign, scope, closures = [] } = file;
  const all = unpackAreas(file.areas);
  const isNear = (area: KnownArea) => isInside(area, scope) || isInside(scope, area);
  const areas = new AreaIndex(
    all.filter(isNear),
    file.aliases,
    all.filter((area) => !isNear(area)),
  );
  const counted = new Set(file.counted);
  const checked = checkRows(
    { tables, settings: found.settings, kind, campaign, areas, scope, counted, closures, uses: file.uses },
    (done, total) => onProgress({ phase: 'checking', done, total }),
  );
  const unread = countUnread(checked.columns);
  return {
    ok: true,
    checked: {
      ...checked,
      warnings: [
        ...read.warnings,
        ...found.warnings,
        ...warnings,
        ...warnOfOtherMonth(tables, found.settings),
        ...checked.warnings,
        ...unread,
      ],
      notes: [
        ...checked.notes,
        ...notes,
        ...(remembered ? ['Arti kolom mengikuti pilihan kantor Anda untuk judul yang sama.'] : []),
      ],
      settings: found.settings,
      shape,
      parts: tables.map(partOf),
      glimpses: glimpseSheets(found.sheets, tables),
      unknown: findUnknownCorrections(tables, found.settings),
    },
  };
}

/** The tables, with what the office chose for such a header before where the user says nothing of the columns now. */
function findWithMemory(sheets: readonly SheetRows[], file: FileToCheck) {
  const { kind, campaign, settings } = file;
  const found = findTables({ sheets, kind, settings, campaign });
  if (!found.ok) return found;
  const shape = hashFile(new TextEncoder().encode(found.tables[0].shape));
  const known = Object.hasOwn(file.headerChoices, shape) ? file.headerChoices[shape] : undefined;
  // An office that took its choices back has none.
  const unknown = Object.keys(known ?? {}).length === 0;
  if (!known || unknown || Object.keys(settings.columns).length > 0)
    return { ...found, settings, shape, remembered: false };
  const chosen = { ...settings, columns: known };
  const again = findTables({ sheets, kind, settings: chosen, campaign });
  return again.ok ? { ...again, settings: chosen, shape, remembered: true } : again;
}

function partOf({ sheet, label, day, otherDay, firstHeaderRow, headerRow }: Table): ImportPart {
  const place = { headerRow: firstHeaderRow, headerRows: headerRow - firstHeaderRow + 1 };
  return { sheet, label, day, ...place, ...(otherDay && { otherDay: otherDay.day }) };
}

/** A user who sends a file without looking at its preview is told of columns that are not used. */
function countUnread(columns: CheckedImport['columns']): CheckedImport['warnings'] {
  const open = columns.filter((column) => column.open);
  const warn = (code: WarningCode, of: CheckedImport['columns'], say: (count: string, names: string) => string) =>
    of.length === 0
      ? []
      : [{ row: null, code, message: say(formatCount(of.length), of.map(({ header }) => header).join(', ')) }];
  return [
    ...warn(
      'signs-open',
      open.filter(({ dayChoices }) => dayChoices === undefined),
      (count, names) =>
        `Tanda titik atau koma di ${count} kolom (${names}) dapat berarti ribuan atau pecahan. Pilih artinya.`,
    ),
    ...warn(
      'days-open',
      open.filter(({ dayChoices }) => dayChoices !== undefined),
      (_count, names) => `Tanggal di kolom ${names} dapat dibaca dengan dua cara. Pilih cara menulisnya.`,
    ),
  ];
}

import type { AreaRange } from '../../domain/areas';
import type { ReportDays } from '../../domain/campaigns';
import type { Closure } from '../../domain/closures';
import { columnsOfEntry, type EnteredRow, type EnteredSubject } from '../../domain/entries';
import type { ImportSettings } from '../../domain/imports';
import { AreaIndex } from '../areas/area-index';
import type { KnownArea } from '../areas/known-area';
import { columnLetter } from '../read/sheet-rows';
import type { Table } from '../table/table';
import { type CheckedImport, checkRows } from './check-rows';

export type EntryToCheck = {
  subject: EnteredSubject;
  rows: readonly EnteredRow[];
  /** The areas of the rows, in the order of their `lo`. */
  areas: readonly KnownArea[];
  settings: ImportSettings;
  campaign: ReportDays;
  scope: AreaRange;
  closures: readonly Closure[];
};

/** Checks what a user entered by hand as the rows of a file are checked: there is nothing to read and nothing to find. */
export function checkEntry(entry: EntryToCheck): CheckedImport {
  const { settings, campaign, scope, closures } = entry;
  return checkRows({
    tables: [tableOf(entry)],
    kind: 'targetSet' in entry.subject ? 'targets' : 'rekap',
    settings,
    campaign,
    areas: new AreaIndex(entry.areas),
    scope,
    closures,
  });
}

function tableOf({ subject, rows }: EntryToCheck): Table {
  const entered = columnsOfEntry(subject, rows);
  const columns = [
    { header: 'kode_wilayah', meaning: 'areaCode' as const },
    { header: 'wilayah', meaning: 'areaName' as const },
    ...entered.map(({ header, measure }) => ({ header, meaning: measure })),
  ].map((column, index) => ({ ...column, index, letter: columnLetter(index) }));
  return {
    ...{ sheet: '', label: '', ofSeveralSheets: false, firstHeaderRow: 1, headerRow: 1, columns },
    day: 'day' in subject ? subject.day : null,
    ...{ unnamed: [], titles: [], mended: [], spoilt: [], explanation: '', shape: '', numbering: null, below: [] },
    rows: rows.map(({ row, code, name, figures }) => ({
      kind: 'area',
      row: { number: row, cells: [code, name, ...entered.map(({ channel }) => figures[channel])] },
    })),
  };
}

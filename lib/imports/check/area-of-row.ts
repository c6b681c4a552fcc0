import { isInside } from '../../domain/areas';
import type { Refusal } from '../../domain/imports';
import type { AreaMatch, AreaRefusal } from '../areas/area-clues';
import type { AreaQuestions } from '../areas/area-questions';
import { candidatesOf } from '../areas/area-refusals';
import type { AreaResolver } from '../areas/resolve-areas';
import type { SheetRow } from '../read/sheet-rows';
import { levelOfBareWord } from '../table/place-words';
import type { Table } from '../table/table';
import type { CheckInput } from './check-input';
import type { CheckLedger } from './check-ledger';
import type { RowReader } from './row-reader';

type Parts = {
  input: Pick<CheckInput, 'areas' | 'scope'>;
  table: Table;
  ledger: Pick<CheckLedger, 'isFull'>;
  questions: AreaQuestions;
  reader: RowReader;
  areas: AreaResolver;
};

/** Which area a row of one table speaks of, by what it says and what persons have said of it and of its likes. */
export class AreaOfRow {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The area of a row; one that begins with the sum of another kabupaten than the title's leads into it. */
  matchBelowHeading(row: SheetRow): AreaMatch {
    const { reader, areas } = this.parts;
    const match = this.match(row);
    if (match.ok || reader.said(row) !== undefined || !reader.name) return match;
    const label = reader.nameOf(row);
    if (!areas.restatesTitle(label) || areas.takeHeading(label, row.number).kind !== 'parent') return match;
    return this.match(row);
  }

  /** What a person said of the row, else what it says itself, else what a person said of another row that asks the same. */
  private match(row: SheetRow): AreaMatch {
    const { reader, areas, questions, table } = this.parts;
    const said = reader.said(row);
    const match = areas.match(row, said);
    if (match.ok || said !== undefined || areas.isLost) return match;
    const answer = questions.answerFor(table, row);
    const answered = answer === null ? match : areas.match(row, answer);
    return answered.ok && isInside(answered.area, areas.parentFor(row)) ? answered : match;
  }

  /** A kelurahan of Klaten is called Kabupaten: among its likes it is no label of a sum. */
  isAreaAfterAll(row: SheetRow, label: string): boolean {
    const { areas } = this.parts;
    if (levelOfBareWord(label) === null || areas.level === null) return false;
    const match = areas.match(row, undefined);
    return match.ok && match.area.level === areas.level;
  }

  /** A kecamatan among its desa, by name alone, is the sum of those below it; "NASIONAL" is that of no area that is here. */
  isSumByName(row: SheetRow, match: AreaMatch): boolean {
    const { reader, areas } = this.parts;
    if (reader.said(row) !== undefined) return false;
    if (!match.ok) return reader.name !== undefined && levelOfBareWord(reader.nameOf(row)) === 0;
    return match.by !== 'code' && areas.level !== null && match.area.level < areas.level;
  }

  /** A row whose area was not found: what may be meant, for a person to choose from. */
  questionOf(row: SheetRow, match: AreaRefusal): Refusal {
    const { reader, areas, questions, table, ledger, input } = this.parts;
    const above = match.above === undefined ? undefined : areas.columnAbove(match.above);
    const column = above ?? reader.code ?? reader.name;
    const cell = column ? row.cells[column.index] : null;
    const header = column?.header ?? 'kode_wilayah';
    // Past those that are listed no user sees what may be meant.
    if (ledger.isFull) return reader.refusalOf(row, header, cell, { ...match, reason: '', suggestion: '' });
    // A code that was typed and leads nowhere leaves the suggestions for what the file says.
    const asWritten = reader.said(row) === undefined ? match : areas.match(row, undefined);
    const offered = candidatesOf(match, asWritten, { index: input.areas, scope: input.scope, level: areas.level });
    const question = [questions.questionOf(table, row), ...offered.map(({ code }) => code)].join(' ');
    return { ...reader.refusalOf(row, header, cell, match), candidates: offered, question };
  }
}

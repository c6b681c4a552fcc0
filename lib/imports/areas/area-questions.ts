import { type ImportSettings, ignoredRow, rowKeyOf } from '../../domain/imports';
import { cellText, type SheetRow } from '../read/sheet-rows';
import type { Table } from '../table/table';

/**
 * Which rows of a file ask the same: those that write their area alike, in whatever day or sheet. One answer serves them
 * all. Where a day has such a row twice, they are two questions: two desa may be called alike.
 */
export class AreaQuestions {
  private readonly tables: readonly Table[];
  private readonly settings: ImportSettings;
  private questions: Map<Table, Map<number, string>> | null = null;
  private answers: Map<string, string> | null = null;

  constructor(tables: readonly Table[], settings: ImportSettings) {
    this.tables = tables;
    this.settings = settings;
  }

  /** What names the question of a row among those of the file. */
  questionOf(table: Table, row: SheetRow): string {
    this.questions ??= this.askAll();
    return this.questions.get(table)?.get(row.number) ?? '';
  }

  /** The code that a user set for a row with the same question; null: none was set. */
  answerFor(table: Table, row: SheetRow): string | null {
    if (Object.keys(this.settings.rows).length === 0) return null;
    this.answers ??= this.collect();
    return this.answers.get(this.questionOf(table, row)) ?? null;
  }

  private collect(): Map<string, string> {
    const answers = new Map<string, string>();
    for (const table of this.tables) {
      for (const { row } of [...table.rows, ...table.below.map((one) => ({ row: one }))]) {
        const key = rowKeyOf({ row: row.number, ...(table.ofSeveralSheets && { sheet: table.sheet }) });
        const said = Object.hasOwn(this.settings.rows, key) ? this.settings.rows[key] : undefined;
        if (said !== undefined && said !== ignoredRow) answers.set(this.questionOf(table, row), said);
      }
    }
    return answers;
  }

  private askAll(): Map<Table, Map<number, string>> {
    const numbers = new Map<string, number>();
    const questions = new Map<Table, Map<number, string>>();
    for (const table of this.tables) {
      const [places, day] = [areaPlaces(table), table.columns.find(({ meaning }) => meaning === 'day')];
      const onDay = new Map<string, number>();
      const ofRows = new Map<number, string>();
      for (const { row } of table.rows) {
        const written = places.map((index) => cellText(row.cells[index]).toLowerCase()).join('\u001f');
        const dated = `${day ? cellText(row.cells[day.index]) : ''}\u001f${written}`;
        const nth = (onDay.get(dated) ?? 0) + 1;
        onDay.set(dated, nth);
        const question = `${nth}\u001f${written}`;
        const number = numbers.get(question) ?? numbers.size + 1;
        numbers.set(question, number);
        ofRows.set(row.number, String(number));
      }
      questions.set(table, ofRows);
    }
    return questions;
  }
}

/** The columns of a table in which a row says its area, the highest first. */
function areaPlaces(table: Table): number[] {
  const meanings = ['parentCode', 'parentName', 'areaCode', 'areaName'];
  return table.columns
    .filter(({ meaning }) => meaning !== null && meanings.includes(meaning))
    .map(({ index }) => index);
}

import type { AreaRange } from '../../domain/areas';
import { type ImportFact, listedRefusals, type Refusal, rowKeyOf, type Warning } from '../../domain/imports';
import { formatCount } from '../../format/numbers';
import type { KnownArea } from '../areas/known-area';
import { RowGuard } from './row-guard';
import { RowWarnings } from './row-warnings';

/** Sums that agree are many in a table of groups; the first ones say enough. */
const mostNotes = 12;

/** What the tables of one file come to, row by row. */
export class CheckLedger {
  readonly guard = new RowGuard();
  readonly warnings = new RowWarnings();
  readonly facts: ImportFact[] = [];
  readonly refused: Refusal[] = [];
  readonly notes: string[] = [];
  readonly learned: { written: string; parent: AreaRange; area: KnownArea }[] = [];
  rowCount = 0;
  acceptedRows = 0;
  refusedRows = 0;
  countedRows = 0;
  private readonly refusedKeys = new Set<string>();
  private readonly withdrawn = new Set<string>();
  private readonly stated = new Set<string>();
  private readonly said = new Set<string>();
  private empty = 0;
  private remarks = 0;
  private agreed = 0;
  // A row stands in the table of each day that its columns name.
  private readonly ignored = new Set<string>();
  private readonly mended = new Set<string>();

  /** @param facts of one row */
  accept(facts: readonly ImportFact[]): void {
    this.acceptedRows++;
    for (const fact of facts) this.facts.push(fact);
  }

  /** What a sum states for the area that holds its rows; false where another sheet of the file has stated it. */
  keepStated(fact: ImportFact): boolean {
    const key = `${fact.area} ${fact.day} ${fact.measure}`;
    if (this.stated.has(key)) return false;
    this.stated.add(key);
    this.facts.push(fact);
    return true;
  }

  /** Whether so many refusals are listed that no more are. */
  get isFull(): boolean {
    return this.refused.length >= listedRefusals;
  }

  /** @param of where the row stands */
  refuse(refusals: readonly Refusal[], of: { row: number; part: number }): void {
    this.refusedRows++;
    this.refusedKeys.add(`${of.part} ${of.row}`);
    this.list(refusals);
  }

  /** Refuses a row that was taken before. */
  withdraw(of: { row: number; part: number }, refusal: Refusal): void {
    const key = `${of.part} ${of.row}`;
    if (this.withdrawn.has(key)) return;
    this.withdrawn.add(key);
    this.list([refusal]);
    if (this.refusedKeys.has(key)) return;
    this.acceptedRows--;
    this.refusedRows++;
  }

  /** The facts of all rows but those that were withdrawn. */
  keptFacts(): ImportFact[] {
    if (this.withdrawn.size === 0) return this.facts;
    return this.facts.filter(({ row, part = 0 }) => !this.withdrawn.has(`${part} ${row}`));
  }

  private list(refusals: readonly Refusal[]): void {
    for (const refusal of refusals) {
      const said = `${rowKeyOf(refusal)} ${refusal.column} ${refusal.reason}`;
      if (this.said.has(said) || this.refused.length >= listedRefusals) continue;
      this.said.add(said);
      this.refused.push(refusal);
    }
  }

  /** An area without figures: neither accepted nor refused. */
  passEmpty(): void {
    this.empty++;
  }

  passRemark(): void {
    this.remarks++;
  }

  /** @param key of a row that a person left out */
  passIgnored(key: string): void {
    this.rowCount++;
    this.ignored.add(key);
  }

  /** @param what a cell that a person put right, as a part of a sentence */
  noteMended(what: string): void {
    this.mended.add(what);
  }

  noteAgreement(sentence: string): void {
    if (this.agreed++ < mostNotes) this.notes.push(sentence);
  }

  finish(): { warnings: Warning[]; notes: string[] } {
    const { warnings } = this;
    if (this.mended.size > 0) this.notes.push(`Diperbaiki dengan tangan: ${list([...this.mended])}.`);
    if (this.ignored.size > 0) this.notes.push(describeIgnored([...this.ignored]));
    // Nothing to mend: what an area has not reported is not known, and is no fault of the file.
    if (this.empty > 0) this.notes.push(`${formatCount(this.empty)} baris tanpa angka dilewati (belum lapor).`);
    if (this.remarks > 0)
      warnings.say('rows-passed', `${formatCount(this.remarks)} baris tanpa wilayah dan tanpa angka dilewati.`);
    if (this.refusedRows > 0 && this.refused.length >= listedRefusals) {
      warnings.say(
        'list-cut',
        `${formatCount(this.refusedRows)} baris ditolak; yang ditampilkan ${formatCount(listedRefusals)} alasan pertama.`,
      );
    }
    return { warnings: warnings.finish(), notes: this.notes };
  }
}

function describeIgnored(rows: readonly string[]): string {
  const [first, ...others] = rows;
  if (others.length === 0) return `Baris ${first} diabaikan atas pilihan Anda.`;
  return `${formatCount(rows.length)} baris diabaikan atas pilihan Anda: ${list(rows)}.`;
}

function list(parts: readonly string[]): string {
  return parts.length > 5 ? `${parts.slice(0, 5).join(', ')} dan lainnya` : parts.join(', ');
}

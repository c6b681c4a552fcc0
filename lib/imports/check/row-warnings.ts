import type { Warning } from '../../domain/imports';
import type { WarningCode } from '../../domain/refusal-codes';
import { formatCount } from '../../format/numbers';

const kinds = {
  sums: 'baris jumlah',
  shares: 'persen dan sisa',
  name: 'nama wilayah',
  figures: 'angka',
} as const;
type Kind = keyof typeof kinds;

const codes = {
  sums: 'sum-differs',
  shares: 'share-differs',
  name: 'name',
  figures: 'figure',
} as const satisfies Record<Kind, WarningCode>;

/** So many warnings of a kind are listed: past them more of the same helps no user. */
const listed = 100;

/** Collects the warnings of a file: sentences about the whole of it, and a number of each kind about its rows. */
export class RowWarnings {
  private readonly all: Warning[] = [];
  private readonly counted = new Map<Kind, number>();

  say(code: WarningCode, message: string): void {
    this.all.push({ row: null, message, code });
  }

  warn(kind: Kind, row: number, message: string): void {
    const count = (this.counted.get(kind) ?? 0) + 1;
    this.counted.set(kind, count);
    if (count <= listed) this.all.push({ row, message, code: codes[kind] });
  }

  finish(): Warning[] {
    for (const [kind, count] of this.counted) {
      if (count > listed) {
        this.say(
          'list-cut',
          `${formatCount(count - listed)} peringatan lain tentang ${kinds[kind]} tidak ditampilkan.`,
        );
      }
    }
    return this.all;
  }
}

/** The warnings of one table of a file, which say its label where there are several. */
export class TableWarnings {
  private readonly all: RowWarnings;
  private readonly label: string;

  constructor(all: RowWarnings, label: string) {
    this.all = all;
    this.label = label;
  }

  warn(kind: Kind, row: number, message: string): void {
    this.all.warn(kind, row, this.label === '' ? message : `${this.label}: ${message}`);
  }
}

import type { ColumnKey } from './columns';
import type { IsoDay } from './days';
import type { MovementSide } from './movement';
import type { Orientation, Report } from './reports';
import type { Role } from './users';

export const snapshotLimits = {
  /** Letters of a name. */
  name: 120,
  /** Rows of areas: all kecamatan of the nation fit, all desa of a province in most of them. */
  rows: 10_000,
  /** Snapshots of one area of a campaign that are not deleted. */
  kept: 500,
} as const;

/** A sheet as it was frozen. Plain JSON; it never changes. */
export type SnapshotContent = {
  format: 1;
  /** With every column there is, in the reader's order and filter. */
  report: Report;
  /** The columns that were chosen; null: the standard ones. */
  columns: ColumnKey[] | null;
  orientation: Orientation | null;
  /** The figures of all rows, for what has changed since. */
  side: MovementSide;
};

/** A snapshot as a list shows it. */
export type Snapshot = {
  id: number;
  name: string;
  /** The day of the figures. */
  asOf: IsoDay;
  target: number | null;
  total: number | null;
  rowCount: number;
  frozenAt: Date;
  /** Null: the operator at the command line. */
  owner: { id: number; name: string; office: string } | null;
  deletedAt: Date | null;
};

/** Why a form of snapshots was refused, with what was typed. */
export type SnapshotRefusal = {
  title: string;
  detail: string;
  /** As it was typed. */
  name: string;
  /** A free name like it, where it is taken. */
  suggestion: string | null;
  /** For the form that freezes: the key to send next. */
  requestKey: string;
};

/** A user who froze a sheet may rename or delete it, and so may the administrator. `ownerId` null: the operator. */
export function ownsSnapshot(user: { id: number | null; role: Role }, ownerId: number | null): boolean {
  return user.role === 'admin' || (user.id !== null && user.id === ownerId);
}

/** A name as it is kept: one line, without what cannot be seen. */
export function cleanSnapshotName(typed: string): string {
  return typed
    .normalize('NFC')
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Why a clean name cannot be used, in Indonesian; null: it can. */
export function refuseSnapshotName(name: string): string | null {
  const { length } = [...name];
  if (length === 0) return `Nama belum diisi. Tulis nama lembar, paling banyak ${snapshotLimits.name} huruf.`;
  if (length <= snapshotLimits.name) return null;
  return `Nama terlalu panjang: ${length} huruf, paling banyak ${snapshotLimits.name}.`;
}

const numbered = /^(.*?) \((\d{1,4})\)$/u;

/** The next free name like it: "Rapat", "Rapat (2)", "Rapat (3)". Names are compared without regard to capitals. */
export function suggestSnapshotName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const base = numbered.exec(wanted)?.[1] ?? wanted;
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`;
    const name = `${[...base]
      .slice(0, snapshotLimits.name - ending.length)
      .join('')
      .trimEnd()}${ending}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

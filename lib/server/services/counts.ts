import { commitImport, discardImport, type SeenFigures } from '../../../db/writes/imports';
import type { HeldRow } from '../../domain/held-rows';
import { rowKeyOf } from '../../domain/imports';
import { localTime } from '../../domain/offices';
import { Problem } from '../../domain/problems';
import {
  type CellConflict,
  isUnseenTotal,
  problemOfCell,
  readTypedFigure,
  type SaveOutcome,
  type SentCell,
  type SentTable,
  settleCell,
} from '../../domain/typed-figures';
import { auditedAs } from '../../domain/users';
import { stageSlugs } from '../../format/area-query';
import { formatInstantShort, formatMinute } from '../../format/instants';
import { writeTypedTable } from '../../imports/template/typed-table';
import type { Context } from '../auth/context';
import { type CountGrid, loadCountGrid, loadSaidOn, type SaidFigure } from '../loaders/counts';
import { type LoadedImport, loadImport } from '../loaders/imports';
import { requireImport, requireScope, uploadFile } from './imports';

/** A changed cell that reads as a figure. */
type ReadCell = Omit<SentCell, 'text'> & { lo: number; name: string; value: number; openedInAll: number | null };

/** So often the very same table may be counted anew on a day after others were counted in between. */
const mostRepetitions = 20;
/** Others may save between our look and our write; each time they do, we look again. */
const mostLooks = 3;

/**
 * Saves what was typed as one import: only cells that say something else than they were opened with. Nothing is written
 * where a cell is wrong, or where somebody saved another figure since. Sent twice, it counts once. Held rows stay out
 * unless a reason comes with them.
 * @throws Problem 404 unknown campaign, area, or a cell of no area of the grid; 403 a role that only reads; 400 a day
 *   outside the campaign
 */
export async function saveTyped(ctx: Context, sent: SentTable): Promise<SaveOutcome> {
  const grid = await requireGrid(ctx, sent);
  const rows = new Map(grid.rows.map((row) => [row.area.code, row.area]));
  const wrong: { code: string; channel: SentCell['channel'] }[] = [];
  const changed: ReadCell[] = [];
  for (const { text, ...cell } of sent.cells) {
    const area = rows.get(cell.code);
    if (!area) throw unknownCell(cell.code);
    const reading = readTypedFigure(text);
    if (problemOfCell({ text, opened: cell.opened }) || !reading.ok) {
      wrong.push({ code: cell.code, channel: cell.channel });
    } else if (reading.value !== null && reading.value !== cell.opened) {
      const openedInAll = sent.inAll?.[cell.code] ?? null;
      changed.push({ ...cell, lo: area.lo, name: area.name, value: reading.value, openedInAll });
    }
  }
  if (wrong.length > 0) return { kind: 'refused', cells: wrong.length };
  if (changed.length === 0) return { kind: 'nothing' };
  for (let look = 1; ; look += 1) {
    try {
      return await saveCells(ctx, { grid, changed, reasons: sent.reasons ?? {} });
    } catch (error) {
      if (!(error instanceof Problem) || error.type !== 'figures-changed' || look === mostLooks) throw error;
    }
  }
}

async function requireGrid(ctx: Context, sent: SentTable): Promise<CountGrid> {
  // Says why, where the grid would only be missing.
  await requireScope(ctx, { campaignSlug: sent.campaignSlug, under: sent.code });
  const grid = await loadCountGrid(ctx, sent);
  if (!grid) throw unknownCell(sent.code);
  if (grid.day === sent.day) return grid;
  throw new Problem({
    status: 400,
    type: 'day-outside-campaign',
    title: 'Tanggal laporan tidak dapat dipakai',
    detail: 'Tanggalnya di luar masa kampanye, atau belum tiba. Pilih tanggal lain.',
  });
}

type Work = { grid: CountGrid; changed: readonly ReadCell[]; reasons: Readonly<Record<string, string>> };

async function saveCells(ctx: Context, work: Work): Promise<SaveOutcome> {
  const { grid, changed, reasons } = work;
  const now = await readNow(ctx, work);
  const settled = changed.map((cell) => {
    const stands = now.get(keyOf(cell.lo, cell.channel)) ?? null;
    const inAll = now.get(keyOf(cell.lo, 'unsplit')) ?? null;
    const unseen = isUnseenTotal({ opened: cell.openedInAll, now: inAll?.value ?? null }) ? inAll : null;
    const alone = settleCell({ typed: cell.value, opened: cell.opened, now: stands?.value ?? null });
    return { cell, stands, unseen, to: alone !== 'stands' && unseen ? 'conflict' : alone };
  });
  const conflicts = settled.filter(({ to }) => to === 'conflict');
  if (conflicts.length > 0) {
    return {
      kind: 'conflict',
      conflicts: conflicts.map(({ cell, stands, unseen }) => toConflict(cell, stands, unseen)),
    };
  }
  const cells = settled.filter(({ to }) => to === 'save').map(({ cell }) => cell);
  // All stands already: an earlier try of ours went through, and only its answer was lost.
  const counted =
    cells.length > 0
      ? await countCells(ctx, { grid, changed: cells, reasons, now })
      : { importId: await ownImport(ctx, settled[0]?.stands?.importId ?? null), held: [] };
  const { held } = counted;
  if (counted.importId === 'none') return { kind: 'held', held };
  const out = new Set(held.map(({ area }) => area));
  const saved = changed.filter(({ code }) => !out.has(code)).length;
  return { kind: 'saved', importId: counted.importId, cells: saved, at: clockOf(ctx.now), held };
}

async function readNow(ctx: Context, { grid, changed }: Work): Promise<Map<string, SaidFigure>> {
  const areas = [...new Set(changed.map(({ lo }) => lo))];
  const said = await loadSaidOn(ctx, grid.scope, { areas, day: grid.day, stage: grid.stage });
  return new Map(said.map((one) => [keyOf(one.area, one.channel), one]));
}

const keyOf = (area: number, channel: string) => `${area} ${channel}`;

/** The upload of a figure, where the user can see it. */
async function ownImport(ctx: Context, id: number | null): Promise<number | null> {
  return id !== null && (await loadImport(ctx, { id, verb: 'import' })) ? id : null;
}

function toConflict(cell: ReadCell, stands: SaidFigure | null, unseen: SaidFigure | null): CellConflict {
  const { code, name, channel } = cell;
  const meanwhile = unseen ?? stands;
  return {
    code,
    name,
    channel,
    typed: cell.value,
    now: stands?.value ?? null,
    inAll: unseen?.value ?? null,
    savedAt: meanwhile?.savedAt ? formatInstantShort(meanwhile.savedAt) : null,
    by: meanwhile?.userName ?? null,
  };
}

/**
 * Uploads and commits the cells. Returns the upload's number and what is held and stayed out; `none`: all is, and nothing
 * was saved.
 */
async function countCells(
  ctx: Context,
  work: Work & { now: ReadonlyMap<string, SaidFigure> },
): Promise<{ importId: number | null | 'none'; held: HeldRow[] }> {
  const { scope, day, stage } = work.grid;
  const seen: SeenFigures = {
    day,
    stage,
    figures: work.changed.flatMap(({ lo, channel, opened }) => [
      { area: lo, channel, value: opened },
      { area: lo, channel: 'unsplit' as const, value: work.now.get(keyOf(lo, 'unsplit'))?.value ?? null },
    ]),
  };
  for (let repetition = 0; ; repetition += 1) {
    const plan = await planOf(ctx, { ...work, repetition });
    if (plan === 'counted before' && repetition < mostRepetitions) continue;
    if (plan === 'counted before') throw tooOften();
    const act = { id: plan.id, userId: auditedAs(ctx.actor) };
    if (plan.refused.length > 0) {
      await discardImport(ctx.database, scope.area, act);
      throw notTaken(plan);
    }
    try {
      const confirmHeld = reasonsByRow(plan.held, work.reasons);
      await commitImport(ctx.database, scope.area, { ...act, acceptPartial: false, confirmHeld, seen });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // The same table was sent twice at once, and the other was quicker.
      if (error.type === 'import-committed') return { importId: plan.id, held: await leftOut(ctx, plan.id) };
      if (setAside.has(error.type)) await discardImport(ctx.database, scope.area, act);
      if (error.type === 'all-held') return { importId: 'none', held: plan.held };
      throw error;
    }
    return { importId: plan.id, held: await leftOut(ctx, plan.id) };
  }
}

/** Why a table is not counted, and is to be sent anew. */
const setAside = new Set(['figures-changed', 'all-held', 'bad-reason']);

function reasonsByRow(held: readonly HeldRow[], reasons: Work['reasons']): Record<string, string> {
  return Object.fromEntries(
    held.flatMap((one) => {
      const reason = reasons[one.area];
      return reason === undefined ? [] : [[rowKeyOf(one), reason]];
    }),
  );
}

/** What the commit itself held and nobody gave a reason for: it may be more than the check did. */
async function leftOut(ctx: Context, id: number): Promise<HeldRow[]> {
  const { held } = await requireImport(ctx, id);
  return held.filter(({ confirmed }) => confirmed === undefined);
}

/** The checked upload of a table, this try's or one of ours that never came to be counted. */
async function planOf(ctx: Context, work: Work & { repetition: number }): Promise<LoadedImport | 'counted before'> {
  const { scope, day, stage } = work.grid;
  const { bytes, columns } = writeTypedTable({ day, stage, rows: rowsOf(work.changed), repetition: work.repetition });
  try {
    return await uploadFile(ctx, {
      campaignSlug: scope.campaign.slug,
      kind: 'rekap',
      fileName: `ketikan-${scope.area.code}-${day}-${stageSlugs[stage]}.csv`,
      bytes,
      settings: {
        asOf: null,
        mode: 'cumulative',
        stage,
        channel: 'unsplit',
        under: scope.area.code,
        columns,
        rows: {},
      },
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.type !== 'same-file') throw error;
    const id = Number(error.extra.id);
    const known = Number.isInteger(id) ? await loadImport(ctx, { id, verb: 'import' }) : null;
    return known?.status === 'checked' ? known : 'counted before';
  }
}

function rowsOf(cells: readonly ReadCell[]) {
  const rows = new Map<
    string,
    { code: string; name: string; figures: { online: number | null; manual: number | null } }
  >();
  for (const { code, name, channel, value } of [...cells].sort((one, other) => one.lo - other.lo)) {
    const row = rows.get(code) ?? { code, name, figures: { online: null, manual: null } };
    row.figures[channel] = value;
    rows.set(code, row);
  }
  return [...rows.values()];
}

/** "10.32", in western Indonesia. */
function clockOf(instant: Date): string {
  return formatMinute(localTime(instant, 'WIB').minute);
}

function unknownCell(code: string): Problem {
  return new Problem({
    status: 404,
    type: 'unknown-campaign-or-area',
    title: 'Wilayah tidak ditemukan',
    detail: `Wilayah ${code} tidak ada di tabel ini.`,
  });
}

function notTaken(plan: LoadedImport): Problem {
  const [first] = plan.refused;
  return new Problem({
    status: 422,
    type: 'rows-refused',
    title: 'Tabel tidak diterima',
    detail: `${plan.refused.length} sel ditolak, antara lain '${first?.value ?? ''}': ${first?.reason ?? ''}. Tidak ada yang tersimpan.`,
  });
}

function tooOften(): Problem {
  return new Problem({
    status: 409,
    type: 'same-file',
    title: 'Tabel yang sama sudah terlalu sering disimpan',
    detail: `Angka yang persis sama sudah disimpan ${mostRepetitions} kali hari ini. Periksa dengan orang lain yang mengisinya.`,
  });
}

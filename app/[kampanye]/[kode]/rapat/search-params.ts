import { z } from 'zod';
import { viewOf } from '../../../../lib/domain/figure-view';
import { parseId } from '../../../../lib/domain/ids';
import { type MovementKey, type MovementOrder, movementKeys, type SideChoice } from '../../../../lib/domain/movement';
import { type ChosenView, defaultAreaQuery, listAreaParams } from '../../../../lib/format/area-query';
import { readTypedDay } from '../../../../lib/format/typed-days';
import { firstValue, type RawParams } from '../../../search-params';
import { fileParams, parseAreaQuery, viewParams } from '../search-params';

/** What a reader compares and in which order: `dari`, `ke` and `urut` of the page of changes. */
export type MovementQuery = {
  /** Null: the newest snapshot. */
  from: SideChoice | null;
  /** Null: the newest figures. */
  to: SideChoice | null;
  order: MovementOrder;
  /** What is compared of two days: `tahap`, `rinci` and `versi`. A day beside a snapshot is read as that was frozen. */
  view: Omit<ChosenView, 'asOf'>;
  /** Words that name neither a snapshot nor a day, as they were typed. */
  unknown: string[];
};

const defaultMovementOrder: MovementOrder = { key: 'perubahan', descending: true };

function readWord(raw: RawParams, name: string): string {
  return (firstValue(raw, name) ?? '').trim();
}

/** `beku-12` or a day; null when the words name neither. */
function parseSide(text: string): SideChoice | null {
  const id = text.startsWith('beku-') ? parseId(text.slice(5)) : null;
  if (id !== null) return { kind: 'snapshot', id };
  const day = readTypedDay(text);
  return day && { kind: 'day', day };
}

/** The query of the page of changes; a bad side is said, a bad order is the usual one. */
export function parseMovementQuery(raw: RawParams): MovementQuery {
  const [from, to] = [readWord(raw, 'dari'), readWord(raw, 'ke')];
  const sides = { from: parseSide(from), to: parseSide(to) };
  const unknown = [from !== '' && !sides.from ? from : '', to !== '' && !sides.to ? to : ''];
  const { asOf: _, ...view } = viewOf(parseAreaQuery(raw));
  return { ...sides, view, order: parseOrder(readWord(raw, 'urut')), unknown: unknown.filter((word) => word !== '') };
}

function parseOrder(text: string): MovementOrder {
  return findOrder(text) ?? defaultMovementOrder;
}

function findOrder(text: string): MovementOrder | null {
  const descending = text.startsWith('-');
  const key = movementKeys.find((known) => known === text.slice(descending ? 1 : 0));
  return key ? { key, descending } : null;
}

const side = z
  .string()
  .refine((text) => text.trim() === '' || parseSide(text.trim()) !== null, {
    error: ({ input }) =>
      `'${String(input).slice(0, 40)}' bukan arsip rapat atau tanggal. Tulis beku-12 atau 2021-04-12.`,
  })
  .optional();

const movementOrder = z.string().refine((text) => findOrder(text) !== null, {
  error: ({ input }) =>
    `'${String(input).slice(0, 40)}' bukan kolom untuk mengurutkan. Pilih: ${movementKeys.join(', ')}; dengan - di depan dari yang terbesar.`,
});

/** The parameters of the table of changes as a file. What passes is read by `parseMovementQuery` as it is meant. */
export const movementFileParams = z.strictObject({
  ...fileParams,
  ...viewParams,
  dari: side,
  ke: side,
  urut: movementOrder.optional(),
});

/** A side as `dari` and `ke` write it: "beku-12", "2021-04-12"; empty where nothing was chosen. */
export function formatSide(choice: SideChoice | null): string {
  if (!choice) return '';
  return choice.kind === 'snapshot' ? `beku-${choice.id}` : choice.day;
}

/** The name and value of each choice of a view that is not the default. */
export function listViewParams(view: MovementQuery['view']): [name: string, value: string][] {
  return listAreaParams({ ...defaultAreaQuery, ...view });
}

type Place = { kampanye: string; kode: string };

/** The address of the page of changes, or of its file. */
export function movementHref(
  { kampanye, kode }: Place,
  query: Omit<MovementQuery, 'unknown'>,
  file?: 'pdf' | 'xlsx' | 'csv',
): string {
  const { order } = query;
  const params = new URLSearchParams();
  if (query.from) params.set('dari', formatSide(query.from));
  if (query.to) params.set('ke', formatSide(query.to));
  for (const [name, value] of listViewParams(query.view)) params.set(name, value);
  const usual = order.key === defaultMovementOrder.key && order.descending === defaultMovementOrder.descending;
  if (!usual) params.set('urut', `${order.descending ? '-' : ''}${order.key}`);
  if (file) params.set('format', file);
  const search = params.size > 0 ? `?${params}` : '';
  return `/${kampanye}/${kode}/rapat/perubahan${file ? '/unduh' : ''}${search}`;
}

/** The same table in another order: names from A, figures from the largest; a second time, the other way round. */
export function sortHrefs(place: Place, query: MovementQuery): Record<MovementKey, string> {
  const hrefs = movementKeys.map((key) => {
    const again = query.order.key === key;
    const descending = again ? !query.order.descending : key !== 'wilayah';
    return [key, movementHref(place, { ...query, order: { key, descending } })] as const;
  });
  return Object.fromEntries(hrefs) as Record<MovementKey, string>;
}

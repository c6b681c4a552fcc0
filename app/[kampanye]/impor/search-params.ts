import { z } from 'zod';
import { areaLevels, levelNames, levelOfCode } from '../../../lib/domain/areas';
import { channels, stages } from '../../../lib/domain/counts';
import { earlierDay, type IsoDay, laterDay } from '../../../lib/domain/days';
import type { HistoryFilter, OfficeChoice } from '../../../lib/domain/import-history';
import { type ImportKind, type ImportSettings, importKinds, importStatuses } from '../../../lib/domain/imports';
import { Problem } from '../../../lib/domain/problems';
import { stageSlugs } from '../../../lib/format/area-query';
import { aloneSuffix } from '../../../lib/format/history-query';
import {
  channelSlugs,
  importStatusSlugs,
  kindSlugs,
  modeSlugs,
  planFilterSlugs,
} from '../../../lib/format/import-words';
import { readTypedDay, suggestDay } from '../../../lib/format/typed-days';
import { firstValue, type RawParams, typedDay } from '../../search-params';

/** `hal`: which page of rows, from 1. A bad value is the first page. */
export function parsePage(raw: RawParams): number {
  return z.coerce.number().int().min(1).max(100_000).catch(1).parse(firstValue(raw, 'hal'));
}

const planFilters = ['all', 'new', 'changed', 'same', 'fallen', 'flagged'] as const;

/** `tampil`: which rows of a plan are shown. A bad value shows all. */
export function parsePlanFilter(raw: RawParams): (typeof planFilters)[number] {
  const slug = firstValue(raw, 'tampil');
  return planFilters.find((filter) => planFilterSlugs[filter] === slug) ?? 'all';
}

/** `sebelum`: how many rows were accepted and refused before the check that led here, for the page to say what changed. */
export function formatRecheck(before: { accepted: number; refused: number }): string {
  return `sebelum=${before.accepted}-${before.refused}`;
}

/** What `formatRecheck` says; null when the address does not lead from a check. */
export function parseRecheck(raw: RawParams): { accepted: number; refused: number } | null {
  const [, accepted, refused] = /^(\d{1,7})-(\d{1,7})$/.exec(firstValue(raw, 'sebelum') ?? '') ?? [];
  return accepted === undefined || refused === undefined
    ? null
    : { accepted: Number(accepted), refused: Number(refused) };
}

/** The words of the upload form, each as it was typed or chosen. */
const typedNames = ['jenis', 'tanggal', 'cara', 'tahap', 'kanal', 'wilayah', 'versi'] as const;
export type TypedUpload = Record<(typeof typedNames)[number], string>;

export const typedSchema = z.object({
  jenis: z.string().max(40).catch(kindSlugs.rekap),
  tanggal: z.string().trim().max(40).catch(''),
  cara: z.string().max(40).catch(modeSlugs.cumulative),
  tahap: z.string().max(40).catch(stageSlugs.recorded),
  kanal: z.string().max(40).catch(channelSlugs.unsplit),
  wilayah: z.string().trim().max(120).catch(''),
  versi: z.string().trim().max(80).catch(''),
});

export const untypedUpload: TypedUpload = typedSchema.parse({});

/** The empty form, but for the version of the targets (`versi`) and the kind (`jenis`) that a link to it names. */
export function parseLinkedUpload(raw: RawParams): TypedUpload {
  const { versi, jenis } = { versi: firstValue(raw, 'versi'), jenis: firstValue(raw, 'jenis') };
  const { jenis: usual } = untypedUpload;
  const known = Object.values(kindSlugs).find((slug) => slug === jenis) ?? usual;
  return { ...untypedUpload, jenis: versi === undefined ? usual : known, versi: versi?.trim().slice(0, 80) ?? '' };
}

/** What a form says beside its file; what it does not say is as the empty form has it. */
export function readTyped(form: { get(name: string): unknown }): TypedUpload {
  return typedSchema.parse(Object.fromEntries(typedNames.map((name) => [name, form.get(name)])));
}

/**
 * What the words of the upload form mean.
 * @throws Problem 400 for a choice that the form does not offer, a day or a code of an area that is none
 */
export function parseTyped(typed: TypedUpload): { kind: ImportKind; settings: ImportSettings } {
  return {
    kind: chosen('jenis', typed.jenis, kindSlugs, importKinds),
    settings: {
      asOf: typed.tanggal === '' ? null : dayOf(typed.tanggal),
      mode: chosen('cara', typed.cara, modeSlugs, ['cumulative', 'daily']),
      stage: chosen('tahap', typed.tahap, stageSlugs, stages),
      channel: chosen('kanal', typed.kanal, channelSlugs, channels),
      under: typed.wilayah === '' ? null : typedArea(typed.wilayah),
      columns: {},
      rows: {},
      ...(typed.versi !== '' && { targetSet: typed.versi }),
    },
  };
}

function chosen<Value extends string>(
  name: string,
  slug: string,
  slugs: Record<Value, string>,
  values: readonly Value[],
): Value {
  const value = values.find((one) => slugs[one] === slug);
  if (value) return value;
  const offered = values.map((one) => slugs[one]).join(', ');
  throw new Problem('unknown-choice', `'${slug}' bukan pilihan untuk ${name}. Pilih salah satu: ${offered}.`);
}

/** The code of "32.15.24 Klari", as the list offers it, or of what was typed instead. */
function typedArea(text: string): string {
  const [code = ''] = text.split(/\s/);
  if (levelOfCode(code) !== null) return code;
  throw new Problem(
    'not-an-area',
    `'${text.slice(0, 60)}' tidak diawali kode wilayah. Pilih dari daftarnya, atau tulis kodenya seperti 32.15.24.`,
  );
}

function dayOf(text: string): IsoDay {
  const day = readTypedDay(text);
  if (day) return day;
  throw new Problem(
    'not-a-day',
    `'${text}' bukan tanggal. ${suggestDay(text)} Atau kosongkan bila file punya kolom tanggal.`,
  );
}

/** An upload that was refused, on its way back to the form of a browser without JavaScript. */
export type RefusedUpload = {
  title: string;
  detail: string;
  /** The upload that is there already, if that was the reason. */
  importId: number | null;
  typed: TypedUpload;
};

const refusedSchema = z.object({
  mark: z.string(),
  title: z.string(),
  detail: z.string(),
  importId: z.number().int().nullable(),
  typed: typedSchema,
});

/** The cookie that carries it: only this server writes it, so nobody can put words on the page by a link. */
export const refusedCookie = 'kejar-unggahan-ditolak';

/** The cookie's value. `mark` stands in the address too: the message is shown there and on no other visit. */
export function formatRefused(refused: RefusedUpload, mark: string): string {
  return JSON.stringify({ ...refused, detail: refused.detail.slice(0, 800), mark });
}

/** What the form says once more after a refusal; null when the address does not lead back from one. */
export function parseRefused(raw: RawParams, cookie: string | undefined): RefusedUpload | null {
  const mark = firstValue(raw, 'ditolak');
  if (!mark || !cookie) return null;
  const parsed = refusedSchema.safeParse(parseJson(cookie));
  return parsed.success && parsed.data.mark === mark ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const templateFormats = ['xlsx', 'csv', 'csv-koma'] as const;

const templateSchema = z.object({
  jenis: z
    .enum(kindSlugs)
    .transform((slug) => importKinds.find((kind) => kindSlugs[kind] === slug) ?? 'rekap')
    .catch('rekap'),
  rinci: z
    .enum(levelNames)
    .transform((name) => areaLevels.find((level) => levelNames[level] === name) ?? 4)
    .catch(4),
  format: z.enum(templateFormats).catch('xlsx'),
  tanggal: typedDay.nullable().catch(null),
});

/** Which template is asked for; a bad value falls back to its default. */
export function parseTemplateQuery(params: URLSearchParams): z.infer<typeof templateSchema> {
  return templateSchema.parse(Object.fromEntries(params));
}

/** What the history shows; a bad value leaves nothing out, and days in the wrong order are turned. */
export function parseHistoryFilter(raw: RawParams): HistoryFilter {
  const [from, to] = [readTypedDay(firstValue(raw, 'dari') ?? ''), readTypedDay(firstValue(raw, 'sampai') ?? '')];
  return {
    office: parseOffice(firstValue(raw, 'kantor') ?? ''),
    status: importStatuses.find((status) => importStatusSlugs[status] === firstValue(raw, 'status')) ?? null,
    kind: importKinds.find((kind) => kindSlugs[kind] === firstValue(raw, 'jenis')) ?? null,
    from: from && to ? earlierDay(from, to) : from,
    to: from && to ? laterDay(from, to) : to,
  };
}

function parseOffice(text: string): OfficeChoice | null {
  const alone = text.endsWith(aloneSuffix);
  const code = alone ? text.slice(0, -aloneSuffix.length) : text;
  return levelOfCode(code) === null ? null : { code, alone };
}

import { z } from 'zod';
import { areaKinds, areaLevels, levelNames } from './areas';
import { cellKinds, columnKeys } from './columns';
import { stages } from './counts';
import { daySchema } from './day-schema';
import { logoTypes } from './letterheads';
import type { MovementSide } from './movement';
import { statuses } from './progress';
import { changeKeys } from './report-columns';
import type { Report } from './reports';
import type { SnapshotContent } from './snapshots';

/*
 * What a frozen sheet may hold. It stands apart from lib/domain/snapshots.ts, which browsers load. Everything is strict:
 * a content that says more, or less, than the sheets of its format is not one of ours.
 */

const text = z.string();
const count = z.number().int();
const figures = { target: count.nullable(), total: count.nullable(), percent: z.number().nullable() };

const area = z.strictObject({
  code: text,
  name: text,
  level: z.literal(areaLevels),
  kind: z.enum(areaKinds),
});

const side: z.ZodType<MovementSide> = z.strictObject({
  day: daySchema,
  stage: z.enum(stages),
  detail: z.enum(levelNames),
  targetSet: z.strictObject({ id: count, name: text }).nullable(),
  area,
  headline: z.strictObject(figures),
  rows: z.array(z.strictObject({ area, ...figures, place: count.nullable() })),
});

const letterhead = z.strictObject({
  name: text,
  lines: z.array(text),
  logo: z.strictObject({ type: z.enum(logoTypes), base64: z.base64() }).nullable(),
});

const report: z.ZodType<Report> = z
  .strictObject({
    fileName: text.regex(/^[a-z0-9.-]+$/),
    letterhead: letterhead.nullable(),
    titles: z.array(text),
    facts: z.array(z.strictObject({ label: text, value: text })),
    columns: z.array(
      z.strictObject({
        key: z.enum([...columnKeys, ...changeKeys]),
        header: text,
        kind: z.enum(cellKinds),
      }),
    ),
    rows: z.array(
      z.strictObject({
        kind: z.enum(['area', 'rest', 'sum']),
        code: text.nullable(),
        status: z.enum(statuses).nullable(),
        cells: z.array(z.union([text, z.number(), z.null()])),
        tiny: z.boolean(),
      }),
    ),
    notes: z.array(text),
    signature: z.strictObject({ place: text, position: text, name: text, nip: text, day: daySchema }).nullable(),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.cells.length === columns.length));

const content: z.ZodType<SnapshotContent> = z.strictObject({
  format: z.literal(1),
  report,
  columns: z.array(z.enum(columnKeys)).nullable(),
  orientation: z.enum(['portrait', 'landscape']).nullable(),
  side,
});

/** The frozen sheet that a stored text holds; null: it is none. */
export function parseSnapshotContent(stored: string): SnapshotContent | null {
  const parsed = content.safeParse(readJson(stored));
  return parsed.success ? parsed.data : null;
}

function readJson(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}

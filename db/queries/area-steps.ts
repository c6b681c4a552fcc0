import { type SQL, sql } from 'drizzle-orm';

/*
 * The steps from an area's number (`lo`) to those above it, the one place where SQL knows them: taking away the digits that a
 * level leaves open gives the area of that level (lib/domain/areas.ts `AreaRange`). A test holds them to the areas of an edition.
 */

/** How much of a number each level leaves open: a kecamatan, a kabupaten, a province, the nation. */
const above = {
  kecamatan: 10_000,
  kabupaten: 1_000_000,
  province: 100_000_000,
  nation: 10_000_000_000,
} as const;
const stepsUp = Object.values(above);

/** As a constant and not as a parameter: the planner sees what is divided, and a parameter would be taken for text. */
const bigint = (value: number): SQL => sql.raw(`${value}::bigint`);
const stepsOf = (values: readonly number[]): SQL =>
  sql.raw(`(values ${values.map((one) => `(${one}::bigint)`).join(', ')}) step (digits)`);

/** The steps to an area itself and all above it, to be joined with areas: `from t, ${stepsToItselfAndAbove}`. */
export const stepsToItselfAndAbove = stepsOf([1, ...stepsUp]);

/** The steps to all levels above desa: of an area that has one of these levels, that step leads to itself. */
export const stepsAbove = stepsOf(stepsUp);

/** The area that a row of steps leads to from another one. */
export const areaAtStep = (area: SQL): SQL => sql`${area} / step.digits * step.digits`;

/** Each level above desa by name, and where its step leads from an area. */
export const levelsAbove: { name: string; areaAbove: (area: SQL) => SQL; isAtOrAbove: (area: SQL) => SQL }[] =
  Object.entries(above).map(([name, digits]) => ({
    name,
    areaAbove: (area) => sql`${area} / ${bigint(digits)} * ${bigint(digits)}`,
    isAtOrAbove: (area) => sql`${area} % ${bigint(digits)} = 0`,
  }));

/** Whether an area is none of the deepest level: it has parts. */
export const hasPartsBelow = (area: SQL): SQL => sql`${area} % ${bigint(above.kecamatan)} = 0`;

/** An area and all above it, as an array. */
export const itselfAndAbove = (area: SQL): SQL =>
  sql`array[${sql.join([area, ...levelsAbove.map(({ areaAbove }) => areaAbove(area))], sql`, `)}]`;

/** By level from the nation down: what `value` gives for the step of that level, and for a desa. */
const byLevel = (area: SQL, value: { of: (digits: number, level: number) => number; desa: number }): SQL =>
  sql`case ${sql.join(
    stepsUp
      .map((digits, at) => ({ digits, level: stepsUp.length - 1 - at }))
      .reverse()
      .map(
        ({ digits, level }) =>
          sql`when ${area} % ${bigint(digits)} = 0 then ${sql.raw(String(value.of(digits, level)))}`,
      ),
    sql` `,
  )} else ${sql.raw(String(value.desa))} end`;

/** 0 Indonesia … 4 desa/kelurahan. */
export const levelOf = (area: SQL): SQL => byLevel(area, { of: (_, level) => level, desa: 4 });

/** The upper end of an area's range (`hi`). */
export const endOf = (area: SQL): SQL => sql`${area} + ${byLevel(area, { of: (digits) => digits - 1, desa: 0 })}`;

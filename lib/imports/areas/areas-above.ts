import { type AreaRange, isInside } from '../../domain/areas';
import { type AboveClue, type AreaClues, type AreaContext, type AreaRefusal, clueText, splitCode } from './area-clues';
import { areasNamed, levelOfRange, levelsOf } from './area-names';
import { unknownName } from './area-refusals';
import { foldName } from './fold-name';
import type { KnownArea } from './known-area';

/** The areas that a row may lie in, as its columns and its heading say: several where those fit several. */
export type Parents = { ok: true; areas: readonly AreaRange[] } | AreaRefusal;

/**
 * Reads the columns above a row from the highest down, each inside what the ones before it leave: PROVINSI, KABUPATEN,
 * KECAMATAN. A name that fits several areas (BOGOR, the kabupaten and the kota) keeps them all, for the columns below to
 * choose. A column of the level of the uploader's own area, or above it, has to name the area that holds it.
 */
export function parentsOf(clues: AreaClues, context: AreaContext): Parents {
  let areas: readonly AreaRange[] = [context.parent];
  for (const [at, clue] of clues.above.entries()) {
    const { whole, end, rest } = splitCode(clue.code);
    const text = clueText(clue.name) || rest;
    const byCode = whole === null ? null : context.index.find(whole);
    if (byCode) {
      const left = narrowed(areas, byCode);
      if (left.length === 0) return unknownName(clueText(clue.code), areas, byCode.level, { context, above: at });
      areas = left;
    } else if (end !== null && clue.level !== null) {
      const block = end.padStart(clue.level === 4 ? 4 : 2, '0');
      const level = clue.level;
      const left = areas.flatMap((area) => context.index.endingWith(block, area, level));
      if (left.length > 0) areas = left;
    } else if (text !== '') {
      const left = areas.flatMap((area) => insideByName(text, area, { clue, at, context }));
      if (left.length === 0) return unknownName(text, areas, clue.level ?? undefined, { context, above: at });
      areas = left;
    }
  }
  return { ok: true, areas };
}

/** What is left of each area inside one that a code names: that one, or itself where that one holds it. */
function narrowed(areas: readonly AreaRange[], named: KnownArea): AreaRange[] {
  const left = areas.flatMap((area) => (isInside(area, named) ? [area] : isInside(named, area) ? [named] : []));
  return [...new Set(left)];
}

/** The areas inside one that a column above names; itself where the column names an area that holds it. */
function insideByName(
  text: string,
  area: AreaRange,
  of: { clue: AboveClue; at: number; context: AreaContext },
): AreaRange[] {
  const { clue, at, context } = of;
  const own = levelOfRange(area);
  const names = { index: context.index, written: () => context.writtenAbove?.(at) ?? new Set<string>() };
  if (clue.level !== null && clue.level <= own) {
    const holder = context.index.above(area, clue.level);
    return holder === null || isNamed(holder, text) || context.index.aliasOf(text, area) === holder ? [area] : [];
  }
  const levels = clue.level === null ? levelsOf({ ...context, level: null }, area) : [clue.level];
  for (const level of levels) {
    const found = areasNamed(text, area, level, names);
    if (found.length > 0) return found;
  }
  const alias = context.index.aliasOf(text, area);
  return alias ? [alias] : [];
}

/** Whether a text may be the name of an area; of a kota with or without its word. */
export function isNamed(area: KnownArea, text: string): boolean {
  const folded = foldName(text);
  if (area.kind !== 'kota') return folded === foldName(area.name);
  return folded === foldName(`Kota ${area.name}`) || (folded === foldName(area.name) && !/^\s*kab/i.test(text));
}

import { type AreaLevel, type AreaRange, isInside, nationCode } from '../../domain/areas';
import { cellText } from '../read/sheet-rows';
import { levelOfBareWord, levelOfDroppedHead } from '../table/place-words';
import { describeRuin } from '../table/read-code';
import { type AreaClues, type AreaContext, type AreaMatch, clueText, type SplitCode, splitCode } from './area-clues';
import { areasNamed, levelOfRange, levelsOf, splitBrackets, splitName } from './area-names';
import { aboveInName, ambiguous, refuseCode, refuseRuined, unknownName, withReason } from './area-refusals';
import { isNamed, parentsOf } from './areas-above';
import { agreeOnArea, areasCalled } from './code-and-name';
import type { KnownArea } from './known-area';

/**
 * The area of a row: by its code, in any of the forms that offices write; else by its name inside the areas above it;
 * else by what a user decided before. A whole code needs no area above it. A code beside a name that is not its area's
 * is asked about, and so is one that a program has ruined. What is left is refused with suggestions, and never taken by
 * itself. An area outside the scope is refused in the words of one that does not exist.
 */
export function matchArea(clues: AreaClues, context: AreaContext): AreaMatch {
  const known = typeof clues.code === 'string' && clues.code.length > 4 ? context.index.find(clues.code) : null;
  // Most rows of most files: a code as it stands in the edition, beside the name that it has there.
  if (known && known.name === clues.name && isInside(known, context.scope))
    return agreeOnArea(known, known.name, clues, context);
  const split = splitCode(clues.code);
  const name = clueText(clues.name) || split.rest;
  const whole = findWhole(split, context);
  if (whole && (split.end === null || whole.level === context.level || context.level === null))
    return agreeOnArea(whole, name, clues, context);
  // In a column of whole codes two digits are a province, and never the end of the code of an area that is not meant.
  const isWhole = split.whole !== null && (split.end?.length === 2 || context.index.find(split.whole) !== null);
  if (context.wholeCodes && name === '' && isWhole)
    return whole ? agreeOnArea(whole, name, clues, context) : refuseCode(clues.code, context);
  const ruin = describeRuin(clues.code);
  if (ruin) return matchRuined(clues, name, context);
  const parents = parentsOf(clues, context);
  if (!parents.ok) return whole ? agreeOnArea(whole, name, clues, context) : parents;
  const byCode = chooseByCode(whole, split, { parents: parents.areas, name, context });
  if (byCode) return agreeOnArea(byCode, name, { ...clues, above: [] }, context);
  if (name === '') return refuseCode(clues.code, context);
  const byName = matchNumbered(name, parents.areas, context);
  // A code that leads nowhere beside a name that does: BPS codes stand in many files.
  if (byName.ok || split.rest === name || clueText(clues.code) === '') return byName;
  const code = cellText(clues.code);
  return withReason(byName, `'${code}' bukan kode di wilayah kerja Anda, dan ${byName.reason}`);
}

function findWhole({ whole }: SplitCode, { index, scope }: AreaContext): KnownArea | null {
  const found = whole === null ? null : index.find(whole);
  return found && isInside(found, scope) ? found : null;
}

/**
 * The area whose code ends so inside the areas above: 2001 inside 32.15.01, 06 inside 11. Two or four digits may be a
 * whole code as well: then the name chooses, and without one the level of the table.
 */
function chooseByCode(
  whole: KnownArea | null,
  { end }: SplitCode,
  of: { parents: readonly AreaRange[]; name: string; context: AreaContext },
): KnownArea | null {
  const { parents, name, context } = of;
  const level = context.level ?? (end?.length === 4 ? 4 : null);
  if (end === null || level === null) return whole;
  const block = end.padStart(level === 4 ? 4 : 2, '0');
  const inside =
    block.length > (level === 4 ? 4 : 2) ? [] : parents.flatMap((area) => context.index.endingWith(block, area, level));
  const called = name === '' ? [] : [...inside, ...(whole ? [whole] : [])].filter((area) => isNamed(area, name));
  const [only] = called.length > 0 ? called : inside;
  if (called.length === 1 || (called.length === 0 && inside.length === 1)) return only ?? null;
  return inside.length === 0 ? whole : null;
}

/** A ruined code is never guessed; its name, or what the code may have been, is offered. */
function matchRuined(clues: AreaClues, name: string, context: AreaContext): AreaMatch {
  const ruin = describeRuin(clues.code) ?? { how: '', meant: [] };
  const written = clueText(clues.name);
  const meant = ruin.meant.flatMap((code) => {
    const area = context.index.find(code);
    return area && isInside(area, context.scope) ? [area] : [];
  });
  const called = meant.filter((area) => written !== '' && isNamed(area, written));
  // 32.1 beside the name of 32.10 says the same twice.
  const [only] = called;
  if (only && called.length === 1) return { ok: true, area: only, by: 'code' };
  const find = () => {
    if (written === '' || name === '') return meant;
    const parents = parentsOf(clues, context);
    const inside = parents.ok ? namesIn(written, parents.areas, context) : [];
    return inside.length > 0 ? inside : areasCalled(written, context);
  };
  return refuseRuined(clues.code, ruin, find, context);
}

/** "06 - ACEH BESAR" in a column of names: the name as it stands, else without the number before it. */
function matchNumbered(text: string, parents: readonly AreaRange[], context: AreaContext): AreaMatch {
  const match = matchName(text, parents, context);
  const [, bare] = /^\d[\d.]*\s*[-–—.:)]\s*(\D.*)$/.exec(text) ?? [];
  if (match.ok || bare === undefined) return match;
  return matchName(bare, parents, context);
}

/** Where a name is looked up: at the level that its word says, else at that of the table. */
function levelsFor(text: string, parents: readonly AreaRange[], context: AreaContext): readonly AreaLevel[] {
  const said = levelOfDroppedHead(text);
  return said === null ? levelsOf(context, parents[0] ?? context.parent) : [said];
}

/** All areas that a name may mean inside any of the areas above it, at the first level that has one. */
function namesIn(text: string, parents: readonly AreaRange[], context: AreaContext): KnownArea[] {
  const of = { index: context.index, written: context.written };
  for (const level of levelsFor(text, parents, context)) {
    const found = parents.flatMap((area) => areasNamed(text, area, level, of));
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/**
 * "Sepaku (Penajam Paser Utara)": the areas of the name that lie in one called as the brackets say, at whatever level. What
 * stands in brackets and is no such area settles nothing, so that the name is asked about.
 */
function namesBeforeBrackets(text: string, parents: readonly AreaRange[], context: AreaContext): KnownArea[] {
  const split = splitBrackets(text);
  if (!split) return [];
  const own = namesIn(split.name, parents, context);
  return own.filter((area) => isInsideNamed(area, split.above, context));
}

function isInsideNamed(area: KnownArea, name: string, { index }: AreaContext): boolean {
  const own = levelOfRange(area);
  return ([1, 2, 3] as const).some((level) => {
    const holder = level < own ? index.above(area, level) : null;
    return holder !== null && isNamed(holder, name);
  });
}

function matchName(text: string, within: readonly AreaRange[], context: AreaContext): AreaMatch {
  const nation = levelOfBareWord(text) === 0 ? context.index.find(nationCode) : null;
  if (nation && isInside(nation, context.scope)) return { ok: true, area: nation, by: 'name' };
  const split = splitName(text);
  let parents = within;
  if (split.above !== null) {
    const above = { code: null, name: split.above, level: split.level };
    const found = within.map((parent) => parentsOf({ code: null, name: null, above: [above] }, { ...context, parent }));
    const [first] = found;
    parents = found.flatMap((one) => (one.ok ? one.areas : []));
    if (parents.length === 0 && first && !first.ok) return aboveInName(first);
  }
  const found = namesIn(split.name, parents, context);
  const hits = found.length > 0 ? found : namesBeforeBrackets(split.name, parents, context);
  const [only] = hits;
  if (hits.length > 1) return ambiguous(split.name, hits, context);
  if (only) return { ok: true, area: only, by: 'name' };
  for (const parent of parents) {
    const alias = context.index.aliasOf(split.name, parent);
    if (alias) return { ok: true, area: alias, by: 'alias' };
  }
  return unknownName(split.name, parents, levelsFor(split.name, parents, context)[0], { context });
}

import { type AreaLevel, codePath, isInside } from '../../domain/areas';
import { levelOfBareWord, withoutOwnHead } from '../table/place-words';
import { beginsWithSumWord } from '../table/sum-labels';
import { type AboveClue, type AreaClues, type AreaContext, type AreaMatch, clueText, splitCode } from './area-clues';
import { splitName } from './area-names';
import { contradicted, outsideAbove } from './area-refusals';
import { isNamed } from './areas-above';
import { foldName } from './fold-name';
import type { KnownArea } from './known-area';
import { leastLikeness } from './name-likeness';
import { namesMeet } from './names-meet';

/**
 * Below this a name is that of another area, where one of the whole scope is called so. Of the real names with one wrong
 * letter one in ten lies below it, and of those of two areas side by side one in 140 above it.
 */
const sameName = 0.36;

/**
 * The area of a whole code, unless what stands beside it speaks of another one: a name that is another area's, anywhere in
 * the uploader's own, or far from that of the code; without a name, a column above that does not hold it. BPS counts
 * otherwise than Kemendagri, and Papua was divided: 9402 was Jayawijaya, and is Puncak Jaya.
 */
export function agreeOnArea(area: KnownArea, name: string, clues: AreaClues, context: AreaContext): AreaMatch {
  const found: AreaMatch = { ok: true, area, by: 'code' };
  if (name.toLowerCase() === area.name.toLowerCase()) return twinAbove(area, name, clues, context) ?? found;
  if (!/\p{L}/u.test(name) || saysNoName(name)) return contradictedAbove(area, clues, context) ?? found;
  const written = splitName(name).name;
  if (isNamed(area, written) || isNamed(area, name)) return twinAbove(area, written, clues, context) ?? found;
  // A column of kecamatan beside codes of desa says where those lie.
  if (codePath(area.code).some((code) => isCalled(context.index.find(code), written))) return found;
  const others = areasCalled(written, context).filter((one) => one.code !== area.code);
  const meet = Math.max(namesMeet(written, area.name), namesMeet(withoutOwnHead(written) ?? written, area.name));
  const beside = others.filter((one) => one.level === area.level && isBeside(one, area));
  const far = meet < leastLikeness || (others.some((one) => one.level === area.level) && meet < sameName);
  const anotherByName = others.some((one) => one.level === area.level && one.level <= 2);
  if (beside.length !== 1 && !far && !anotherByName) return found;
  if (context.index.aliasOf(written, context.scope) === area) return found;
  const [only] = beside;
  const sameLevel = others.filter((one) => one.level === area.level);
  const find = () => (only && beside.length === 1 ? [only] : sameLevel.length > 0 ? sameLevel : others);
  return contradicted(area, name, find, context);
}

function isCalled(area: KnownArea | null, text: string): boolean {
  return area !== null && isNamed(area, text);
}

function isBeside(one: KnownArea, other: KnownArea): boolean {
  return one.code.slice(0, one.code.lastIndexOf('.')) === other.code.slice(0, other.code.lastIndexOf('.'));
}

/** Whether a cell for a name holds a word for a level or a sum instead. */
function saysNoName(text: string): boolean {
  return levelOfBareWord(text) !== null || beginsWithSumWord(text);
}

/** The areas of the uploader's own that are called so, at any level; those of the table's level first. */
export function areasCalled(text: string, { index, scope, level }: AreaContext): KnownArea[] {
  const folded = foldName(text);
  if (folded === '') return [];
  const levels: AreaLevel[] = [1, 2, 3, 4];
  const inOrder = level === null ? levels : [level, ...levels.filter((one) => one !== level)];
  return inOrder.flatMap((one) => {
    const named = /^\s*kota\b/i.test(text) || one !== 2 ? [] : index.named(`kota${folded}`, scope, 2);
    return [...index.named(folded, scope, one), ...named];
  });
}

/**
 * A code and a name that agree, beside a column above that names another area with one of the same name in it: which of
 * the two is wrong is asked. A column above that is only out of date is not, for a whole code needs none.
 */
function twinAbove(area: KnownArea, name: string, clues: AreaClues, context: AreaContext): AreaMatch | null {
  const twins = clues.above.flatMap((above) => {
    const holders = areasAbove(above, area, context);
    return holders.flatMap((holder) => context.index.named(foldName(name), holder, area.level));
  });
  if (twins.length === 0) return null;
  const beside = twins.map((twin) => context.index.above(twin, (area.level - 1) as AreaLevel)?.name ?? '')[0] ?? '';
  return contradicted(area, `${beside} ${name}`.trim(), () => twins, context);
}

/** The areas of the uploader's own that a column above names, none of which holds `area`. */
function areasAbove(above: AboveClue, area: KnownArea, { index, scope }: AreaContext): KnownArea[] {
  const { whole } = splitCode(above.code);
  const byCode = whole === null ? null : index.find(whole);
  if (byCode) return byCode.level < area.level && !isInside(area, byCode) ? [byCode] : [];
  const text = clueText(above.name);
  if (text === '' || above.level === null || above.level >= area.level) return [];
  const holder = index.above(area, above.level);
  if (holder && (holder.name === text || isNamed(holder, text))) return [];
  const folded = foldName(text);
  return [...index.named(folded, scope, above.level), ...index.named(`kota${folded}`, scope, above.level)];
}

/** A column above that names an area, none of which holds that of the code; null: none does. */
function contradictedAbove(area: KnownArea, clues: AreaClues, context: AreaContext): AreaMatch | null {
  const { index, scope } = context;
  for (const [at, { name, level }] of clues.above.entries()) {
    const text = clueText(name);
    if (text === '' || level === null || level >= area.level) continue;
    const holder = index.above(area, level);
    if (holder && isNamed(holder, text)) continue;
    const named = [...index.named(foldName(text), scope, level), ...index.named(`kota${foldName(text)}`, scope, level)];
    if (named.length > 0 && !named.some((one) => isInside(area, one))) return outsideAbove(area, text, { at, context });
  }
  return null;
}

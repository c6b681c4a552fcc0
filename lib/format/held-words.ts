import type { AreaProgress, HeldArea } from '../domain/area-progress';
import { kindOfCode } from '../domain/areas';
import type { HeldRow } from '../domain/held-rows';
import { formatAreaName, formatAreaTitle } from './areas';
import { formatMeaning } from './import-words';
import { formatCount, formatPercent } from './numbers';
import { describeOddTarget } from './target-words';

type Odd = Pick<HeldRow, 'value' | 'added' | 'code' | 'against' | 'whose' | 'suggestion'>;

/** A share that is far from 100, without decimals: "100.391 %". */
function formatTimes(value: number, against: number): string {
  return `${formatCount(Math.round((value / against) * 100))}\u00a0%`;
}

const zeros: Record<number, string> = { 10: 'satu nol', 100: 'dua nol', 1000: 'tiga nol' };

/**
 * What is odd about a held figure: "15.400.000 adalah 100.391 % dari target 15.340. Mungkin kelebihan tiga nol: 15.400?" Of
 * an increment it names that and its sum: "Tambahan 9.900 menjadikannya 10.900. …: tambahan 990, sehingga menjadi 1.990?"
 */
export function describeHeld(odd: Odd): string {
  const { value, added, suggestion } = odd;
  const made = added === undefined ? '' : `Tambahan ${formatCount(added)} menjadikannya ${formatCount(value)}. `;
  return `${made}${describeOdd(odd)}${suggestion === null ? '' : describeMeant(value, added, suggestion)}`;
}

function describeMeant(value: number, added: number | undefined, suggestion: number): string {
  const typed = added ?? value;
  const meant = formatCount(suggestion);
  const figure =
    added === undefined ? meant : `tambahan ${meant}, sehingga menjadi ${formatCount(value - added + suggestion)}`;
  return ` Mungkin kelebihan ${zeros[typed / suggestion] ?? 'nol'}: ${figure}?`;
}

function describeOdd({ value, code, against, whose }: Odd): string {
  const figure = formatCount(value);
  const limit = formatCount(against);
  const whole = whose ? formatAreaTitle({ name: whose.name, kind: kindOfCode(whose.area) }) : 'wilayah di atasnya';
  switch (code) {
    case 'aboveTarget':
      return `${figure} adalah ${formatTimes(value, against)} dari target ${limit}.`;
    case 'aboveTargetAbove':
      return `${figure} adalah ${formatTimes(value, against)} dari target ${whole}, ${limit}, padahal hanya sebagiannya.`;
    case 'aboveTargetTogether':
      return `Bersama wilayah lain, ${whole} menjadi ${figure}, ${formatTimes(value, against)} dari targetnya, ${limit}.`;
    case 'aboveLastReport':
      return `${figure} adalah ${formatCount(Math.floor(value / against))} kali laporan terakhir, ${limit}.`;
    default:
      return describeOddTarget({ oddity: code, against }, value);
  }
}

/** What the held figure is: "Online masuk server", "Jumlah masuk server". */
export function formatHeldMeasure(measure: HeldRow['measure']): string {
  return formatMeaning(measure).replace(', dibandingkan saja', '');
}

/** The area of a held figure: "Kecamatan Tirtamulya". */
export function formatHeldArea({ area, name }: Pick<HeldRow, 'area' | 'name'>): string {
  return formatAreaTitle({ name, kind: kindOfCode(area) });
}

type Told = Pick<AreaProgress, 'area' | 'held' | 'headline'>;

/**
 * What a reader must know before quoting the figure: "Angka Tirtamulya janggal: 100.391 % dari target; tanpa itu 4,2 %."
 * Empty where nothing is held.
 */
export function describeHeldFigures(told: Told): string {
  const warning = describeWhatIsHeld(told);
  return warning === '' ? '' : `${warning}${describeWithout(told.headline)}.`;
}

/** The same without an end, for a sentence that goes on: "Angka Tirtamulya janggal: 100.391 % dari target". */
export function describeWhatIsHeld({ area, held, headline }: Told): string {
  const [first, ...others] = held;
  if (!first) return headline.flags.includes('held') ? 'Ada angka yang janggal' : '';
  const own = first.area.code === area.code;
  const all = Math.max(held.length, (headline.flagsBelow.held ?? 0) + (own ? 1 : 0));
  const names = others.length === 0 && all === 1 ? '' : ` ${joinNames(held.map(describeShare), all)}`;
  const what = own && names === '' ? 'Angka ini janggal' : `Angka${names || ` ${formatAreaName(first.area)}`} janggal`;
  const share = names === '' && first.percent !== null ? `: ${describePercent(first)} dari target` : '';
  return `${what}${share}`;
}

function describeWithout({ withoutHeld, percent }: AreaProgress['headline']): string {
  if (withoutHeld === null) return '';
  const { total } = withoutHeld;
  return percent === null
    ? `; tanpa itu ${formatCount(total)}`
    : `; tanpa itu ${formatPercent(withoutHeld.percent, total)}`;
}

/** "Tirtamulya (100.391 %)" */
function describeShare(one: HeldArea): string {
  const name = formatAreaName(one.area);
  return one.percent === null ? name : `${name} (${describePercent(one)})`;
}

const describePercent = ({ total, target }: HeldArea): string => (total && target ? formatTimes(total, target) : '');

function joinNames(names: readonly string[], all: number): string {
  const parts = all > names.length ? [...names, `${formatCount(all - names.length)} wilayah lain`] : [...names];
  return parts.length < 3 ? parts.join(' dan ') : `${parts.slice(0, -1).join(', ')}, dan ${parts.at(-1)}`;
}

import { kindOfCode } from '../domain/areas';
import type { HeldRow } from '../domain/held-rows';
import { formatAreaTitle } from './areas';
import { formatMeaning } from './import-words';
import { formatCount } from './numbers';
import { describeOddTarget } from './target-words';

type Odd = Pick<HeldRow, 'value' | 'code' | 'against' | 'whose' | 'suggestion'>;

/** A share that is far from 100, without decimals: "100.391 %". */
function formatTimes(value: number, against: number): string {
  return `${formatCount(Math.round((value / against) * 100))}\u00a0%`;
}

const zeros: Record<number, string> = { 10: 'satu nol', 100: 'dua nol', 1000: 'tiga nol' };

/** What is odd about a held figure: "15.400.000 adalah 100.391 % dari target 15.340. Mungkin kelebihan tiga nol: 15.400?" */
export function describeHeld(odd: Odd): string {
  const { value, suggestion } = odd;
  const meant =
    suggestion === null ? '' : ` Mungkin kelebihan ${zeros[value / suggestion] ?? 'nol'}: ${formatCount(suggestion)}?`;
  return `${sayOdd(odd)}${meant}`;
}

function sayOdd({ value, code, against, whose }: Odd): string {
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

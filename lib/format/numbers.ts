const plainWhole = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 });
const plainOneDecimal = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const plainTwoDecimals = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Writes a figure below zero with a true minus, as wide as a digit; a hyphen is for words. */
function withMinus(format: Intl.NumberFormat) {
  return { format: (value: number) => format.format(value).replace('-', '−') };
}

const whole = withMinus(plainWhole);
const oneDecimal = withMinus(plainOneDecimal);
const twoDecimals = withMinus(plainTwoDecimals);

/** Keeps a number and its sign or unit on one line. */
const noBreak = '\u00a0';

/** What stands where nothing is known or reported: never 0. */
const unknown = '–';

/** A whole number: 734768 is "734.768", null is "–". */
export function formatCount(value: number | null): string {
  return value === null ? unknown : whole.format(value);
}

/** A number with at most one decimal: 3.2 is "3,2", 70 is "70". */
export function formatDecimal(value: number | null): string {
  return value === null ? unknown : oneDecimal.format(value);
}

/** A pace: whole from 10 on, one decimal below, so that a slow desa does not read as standing still. */
export function formatPace(value: number | null): string {
  if (value === null) return unknown;
  return Math.abs(value) >= 10 ? whole.format(value) : oneDecimal.format(value);
}

/** A rate, such as a day and kader: two decimals, for 0,13 and 0,41 are far apart. */
export function formatRate(value: number | null): string {
  return value === null ? unknown : twoDecimals.format(value);
}

/** A change: "+2.400", "−12" with a true minus, "0". */
export function formatChange(value: number | null): string {
  if (value === null) return unknown;
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${whole.format(Math.abs(value))}`;
}

/** A difference of two percents in percentage points: "+1,25", "−0,40", "0,00". */
export function formatPoints(value: number | null): string {
  if (value === null) return unknown;
  const digits = twoDecimals.format(Math.abs(value));
  return value === 0 ? digits : `${value > 0 ? '+' : '−'}${digits}`;
}

/** The digits of a percent that the domain has rounded: 3.92 is "3,92"; no sign, for a column that says "%" above. */
export function formatPercentDigits(percent: number | null, achieved: number | null = null): string {
  if (percent === null) return unknown;
  return percent === 0 && achieved !== null && achieved > 0 ? '<0,01' : twoDecimals.format(percent);
}

/**
 * A percent that the domain has rounded: 3.92 is "3,92 %". Something achieved that rounds to nothing is "<0,01 %"
 * (rule 3), null is "–".
 */
export function formatPercent(percent: number | null, achieved: number | null = null): string {
  return percent === null ? unknown : `${formatPercentDigits(percent, achieved)}${noBreak}%`;
}

/** A planned share or a scale mark, without needless decimals: 70 is "70 %". */
export function formatShare(percent: number): string {
  return `${oneDecimal.format(percent)}${noBreak}%`;
}

/** For the axes of charts only: 14000000 is "14 jt", 200000 "200 rb", 1500 "1,5 rb", 15000000000 "15 M" (miliar). */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  if (size >= 1_000_000_000_000) return `${oneDecimal.format(value / 1_000_000_000_000)}${noBreak}T`;
  if (size >= 1_000_000_000) return `${oneDecimal.format(value / 1_000_000_000)}${noBreak}M`;
  if (size >= 1_000_000) return `${oneDecimal.format(value / 1_000_000)}${noBreak}jt`;
  if (size >= 1_000) return `${oneDecimal.format(value / 1_000)}${noBreak}rb`;
  return oneDecimal.format(value);
}

const smallNumbers = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'];

/** A small whole number as a sentence writes it: 2 is "dua", 11 is "11". */
export function formatInWords(value: number): string {
  return smallNumbers[value] ?? whole.format(value);
}

/** The first letter of a sentence as a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('id') + text.slice(1);
}

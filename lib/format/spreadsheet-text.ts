/** What a spreadsheet takes for the beginning of a formula, also behind blanks and in full width, or splits a cell at. */
const formulaStart = /^(?:[\t\r\n\u00a0]|[\s\u200b\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20])/;

/**
 * Text for a cell that never becomes a formula: where it would, an apostrophe goes before it, which spreadsheets take
 * for "this is text". For names and other text; numbers stay numbers and do not pass here.
 */
export function neutraliseFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** What a spreadsheet takes for the beginning of a formula, also behind blanks and in full width, or splits a cell at. */
const formulaStart = /^(?:[\t\r\n\u00a0]|[\s\u200b\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20])/;

/**
 * Text for a cell that never becomes a formula: where it would, an apostrophe goes before it, which spreadsheets take
 * for "this is text". For names and other text; numbers stay numbers and do not pass here.
 */
export function neutraliseFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** The same behind what some reader of CSV takes for the end of a cell: a quote inside a text is doubled and holds none together. */
const formulaBehindSeparator = /((?:^|[,;|\t\r\n])[\s"\u200b\ufeff]*)([=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/**
 * Text for a cell of a CSV, which never becomes a formula whatever separator it is read with: by a comma `X,=40+2,Y` is
 * three cells, quotes around it or not. An apostrophe also goes before what would then begin a formula.
 */
export function neutraliseCsvText(text: string): string {
  return neutraliseFormula(text).replaceAll(formulaBehindSeparator, "$1'$2");
}

import { codeBeforeSplit } from '../../../lib/domain/papua-split';

/** Codes of kecamatan and desa, as answers write them: those of a figure or a clock look otherwise. */
const codes = /(?<![\d.])\d\d\.\d\d\.\d\d(?:\.\d{4})?(?![\d.])/g;

export const listCodes = (text: string): string[] => text.match(codes) ?? [];

/**
 * What an answer says of areas that are not the caller's: codes that are none of theirs, and names of kabupaten elsewhere.
 * @param area of the caller; null: nothing is theirs
 * @param elsewhere names of areas that lie outside it and not above it
 * @param examples codes that forms show to everybody, of how a code is written
 */
export function findLeaks(
  text: string,
  area: string | null,
  elsewhere: readonly string[],
  examples: ReadonlySet<string> = new Set(),
): string[] {
  // An area that Papua gave to a new province has its former code in campaigns of before.
  const theirs = area === null ? [] : [area, codeBeforeSplit(area) ?? area];
  const isTheirs = (code: string) => area === 'id' || theirs.some((own) => code === own || code.startsWith(`${own}.`));
  // What stands around one's own, in the address of the page and in the path above it, is no news.
  const isAbove = (code: string) => area?.startsWith(`${code}.`) ?? false;
  const found = listCodes(text).filter((code) => !isTheirs(code) && !isAbove(code) && !examples.has(code));
  return [...new Set([...found, ...elsewhere.filter((name) => text.includes(name))])];
}

/** Codes of kecamatan and desa, as answers write them: those of a figure or a clock look otherwise. */
const codes = /(?<![\d.])\d\d\.\d\d\.\d\d(?:\.\d{4})?(?![\d.])/g;

/**
 * What an answer says of areas that are not the caller's: codes that are none of theirs, and names of kabupaten elsewhere.
 * @param area of the caller; null: nothing is theirs
 * @param elsewhere names of areas that lie outside it and not above it
 */
export function findLeaks(text: string, area: string | null, elsewhere: readonly string[]): string[] {
  const isTheirs = (code: string) => area === 'id' || (area !== null && (code === area || code.startsWith(`${area}.`)));
  // What stands around one's own, in the address of the page and in the path above it, is no news.
  const isAbove = (code: string) => area?.startsWith(`${code}.`) ?? false;
  const found = (text.match(codes) ?? []).filter((code) => !isTheirs(code) && !isAbove(code));
  return [...new Set([...found, ...elsewhere.filter((name) => text.includes(name))])];
}

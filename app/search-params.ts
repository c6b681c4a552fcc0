/** The parameters of an address, as Next hands them to a page or as a handler reads them; one name may have several values. */
export type RawParams = Record<string, string | string[] | undefined> | URLSearchParams;

/** The first value of a parameter; undefined: the address does not have it. */
export function firstValue(raw: RawParams, name: string): string | undefined {
  if (raw instanceof URLSearchParams) return raw.get(name) ?? undefined;
  const value = raw[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The first value of each parameter, by name. */
export function firstValues(raw: RawParams): Record<string, string | undefined> {
  const names = raw instanceof URLSearchParams ? [...raw.keys()] : Object.keys(raw);
  return Object.fromEntries(names.map((name) => [name, firstValue(raw, name)]));
}

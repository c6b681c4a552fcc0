const largestId = 2_147_483_647;

/** What a route below `imports/` is called with. */
export type ImportParams = { id: string };

/** The number of an import in a URL; 0, which none has, for what is no number, so that it is as unknown as any other. */
export function importId(params: ImportParams): number {
  return /^[1-9]\d{0,9}$/.test(params.id) && Number(params.id) <= largestId ? Number(params.id) : 0;
}

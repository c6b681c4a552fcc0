import { parseId } from '@/lib/domain/ids';

/** What a route below `imports/` is called with. */
export type ImportParams = { id: string };

/** The id of an import in a URL; 0, which no import has, where it is no id: the caller gets the 404 of an unknown one. */
export function importId(params: ImportParams): number {
  return parseId(params.id) ?? 0;
}

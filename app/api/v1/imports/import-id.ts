import { parseId } from '@/lib/domain/ids';

/** What a route below `imports/` is called with. */
export type ImportParams = { id: string };

/** The id of an import in a URL. For a text that is no id 0, which no import has, so that the caller gets a 404. */
export function importId(params: ImportParams): number {
  return parseId(params.id) ?? 0;
}

import { parseId } from '@/lib/domain/ids';

/** What a route below `imports/` is called with. */
export type ImportParams = { id: string };

/** The number of an import in a URL; 0, which none has, for what is no number, so that it is as unknown as any other. */
export function importId(params: ImportParams): number {
  return parseId(params.id) ?? 0;
}

import type { RowOrder } from '../domain/area-progress';
import { orderName } from '../domain/columns';

/** "urut persen menurun" */
export function describeOrder({ key, descending }: RowOrder): string {
  return `urut ${orderName(key)} ${descending ? 'menurun' : 'menaik'}`;
}

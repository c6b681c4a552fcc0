import { isAnswering, servingDatabase } from '../../../db/client';

/** Whether the database of this process answers within so many milliseconds, on as many connections as there may be. */
export function isReady(milliseconds: number): Promise<boolean> {
  return isAnswering(servingDatabase(), milliseconds);
}

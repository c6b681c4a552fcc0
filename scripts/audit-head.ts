import type { Database } from '../db/client';
import { noteAuditHead } from '../db/writes/audit-heads';
import type { IsoDay } from '../lib/domain/days';
import { localTime } from '../lib/domain/time-zones';

/**
 * Notes the end of the audit chain outside the database once a day of western Indonesia and when the server starts: in the
 * file of the notes and, to be kept elsewhere, in the log.
 */
export function createDailyHead(database: Database, say: (line: string) => void): (now: Date) => Promise<void> {
  let noted: IsoDay | null = null;
  return async (now) => {
    const { day } = localTime(now, 'WIB');
    if (day === noted) return;
    const head = await noteAuditHead(database);
    noted = day;
    if (head) say(`Pangkal audit: ${head.note}`);
  };
}

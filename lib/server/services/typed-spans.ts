import { type IsoDay, parseDay } from '../../domain/days';
import { clockMinute } from '../../domain/offices';
import type { OutageSpan } from '../../domain/outages';
import { Problem } from '../../domain/problems';

/** A day of a form. @param named how a sentence begins with it: "Hari mulai". @throws Problem 422 */
export function readDay(named: string, text: string): IsoDay {
  const day = parseDay(text.trim());
  if (day === null) {
    const what = text.trim() === '' ? 'belum diisi' : 'bukan tanggal';
    throw new Problem('words-invalid', `${named} ${what}. Tulis seperti 2021-04-12.`);
  }
  return day;
}

/** The minute of an hour as a form has it, "08:10" or "08.10"; null: it was left empty. @throws Problem 422 */
function readClock(named: string, text: string): number | null {
  if (text.trim() === '') return null;
  // A browser that was asked for seconds sends them.
  const minute = clockMinute.safeParse(text.trim().replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1'));
  if (!minute.success) throw new Problem('words-invalid', `${named} bukan jam. Tulis seperti 08.10.`);
  return minute.data;
}

type Typed = { day: string; clock: string };

/** When an outage was, as a form has it; an end that was left empty: it has not ended. @throws Problem 422 */
export function readSpan({ from, until }: { from: Typed; until: Typed }): OutageSpan {
  const open = until.day.trim() === '';
  const toMinute = readClock('Jam selesai', until.clock);
  if (open && toMinute !== null)
    throw new Problem('words-invalid', 'Jam selesai diisi tanpa harinya. Isi harinya, atau kosongkan jamnya.');
  return {
    fromDay: readDay('Hari mulai', from.day),
    fromMinute: readClock('Jam mulai', from.clock),
    toDay: open ? null : readDay('Hari selesai', until.day),
    toMinute,
  };
}

/** The channel of a form; empty: all. @throws Problem 422 */
export function readChannel(text: string): 'online' | 'manual' | null {
  if (text === '') return null;
  if (text === 'online' || text === 'manual') return text;
  throw new Problem('words-invalid', `'${text.slice(0, 20)}' bukan kanal. Pilih online, manual, atau semua kanal.`);
}

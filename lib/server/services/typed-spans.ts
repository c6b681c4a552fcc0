import type { IsoDay } from '../../domain/days';
import { clockMinute } from '../../domain/offices';
import type { OutageSpan } from '../../domain/outages';
import { Problem } from '../../domain/problems';
import { formatMinute } from '../../format/instants';
import { describeUnreadDay, readTypedDay } from '../../format/typed-days';

/** A day of a form. @param named how a sentence begins with it: "Hari mulai". @throws Problem 422 */
export function readDay(named: string, text: string): IsoDay {
  const day = readTypedDay(text);
  if (day !== null) return day;
  const empty = `${named} belum diisi. Tulis seperti 12 April 2021 atau 12/4/2021.`;
  throw new Problem('words-invalid', text.trim() === '' ? empty : `${named}: ${describeUnreadDay(text)}`);
}

/** The minute of an hour as a form has it, "08.10" or "08:10"; null: it was left empty. @throws Problem 422 */
function readClock(named: string, text: string): number | null {
  if (text.trim() === '') return null;
  const minute = clockMinute.safeParse(text);
  if (!minute.success) {
    const typed = text.trim().slice(0, 20);
    throw new Problem('words-invalid', `${named}: '${typed}' bukan jam. Tulis seperti 07.30, antara 00.00 dan 23.59.`);
  }
  return minute.data;
}

/** The hour of a form as "16.00"; null: it was left empty. @throws Problem 422 */
export function readHour(named: string, text: string): string | null {
  const minute = readClock(named, text);
  return minute === null ? null : formatMinute(minute);
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

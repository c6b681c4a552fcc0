import { parseDay } from '../../domain/days';
import { Problem } from '../../domain/problems';
import { formatDay } from '../../format/days';

/**
 * Work of the database whose refusals name days, which are words only here: "2021-04-12" becomes "12 April 2021".
 * @throws whatever `work` throws
 */
export async function withDayWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { status, type, title, extra } = error;
    throw new Problem({ status, type, title, extra, detail: sayDays(error.detail) });
  }
}

function sayDays(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (written) => {
    const day = parseDay(written);
    return day === null ? written : formatDay(day);
  });
}

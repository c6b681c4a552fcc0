import { z } from 'zod';
import { describeUnreadDay, readTypedDay } from '../lib/format/typed-days';

/** The parameters of an address, as Next hands them to a page or as a handler reads them; one name may have several values. */
export type RawParams = Record<string, string | string[] | undefined> | URLSearchParams;

/** The first value of a parameter; undefined: the address does not have it. */
export function firstValue(raw: RawParams, name: string): string | undefined {
  if (raw instanceof URLSearchParams) return raw.get(name) ?? undefined;
  const value = raw[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The first value of each parameter, by name. */
export function firstValues(raw: RawParams): Record<string, string | undefined> {
  const names = raw instanceof URLSearchParams ? [...raw.keys()] : Object.keys(raw);
  return Object.fromEntries(names.map((name) => [name, firstValue(raw, name)]));
}

/** A day in an address: as links write it, 2021-04-12, or as the user typed it into a form without JavaScript. */
export const typedDay = z.string().transform((text, context) => {
  const day = readTypedDay(text);
  if (day) return day;
  context.addIssue({ code: 'custom', message: describeUnreadDay(text) });
  return z.NEVER;
});

/** What stands in place of a day, as it was typed; null: a day, or nothing. */
export function readUnreadDay(raw: RawParams, name: string): string | null {
  const text = firstValue(raw, name)?.trim() ?? '';
  return text === '' || readTypedDay(text) !== null ? null : text.slice(0, 60);
}

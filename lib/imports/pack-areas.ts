import { kindOfCode, levelOfCode, rangeOfCode } from '../domain/areas';
import type { KnownArea } from './area-index';

/**
 * The areas of a text with a line for each, its code, a tab and its name: what the database hands over for a process
 * that knows no database. Everything else follows from the code.
 */
export function unpackAreas(text: string): KnownArea[] {
  const areas: KnownArea[] = [];
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    const code = line.slice(0, tab);
    const level = tab > 0 ? levelOfCode(code) : null;
    if (level === null) continue;
    areas.push({ code, name: line.slice(tab + 1), kind: kindOfCode(code), level, ...rangeOfCode(code) });
  }
  return areas;
}

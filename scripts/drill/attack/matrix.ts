import { seededRandom } from '../../../db/seed/random';
import { fillRoute } from './addresses';
import { type Answer, askOnce, type Caller } from './caller';
import { findLeaks } from './leaks';

const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** What came back to a caller, by status; `wrong`: an area outside their own was answered as if it were theirs. */
export type Row = {
  caller: string;
  tries: number;
  byStatus: Record<string, number>;
  leaks: number;
  wrong: number;
  faults: number;
};

export type Attack = { rows: Row[]; found: string[] };

/** Signs a caller out: asked with their session, nobody would be left to ask. */
const endsSessions = /^keluar$/;

/**
 * Asks, as somebody who has the list of addresses alone, for routes × callers × areas × verbs, drawn at random: nobody may be
 * answered 500, nor told of an area that is not theirs.
 * @param input.names of areas, by their codes, that no answer to a caller elsewhere may hold
 */
export async function attack(input: {
  site: string;
  routes: readonly string[];
  callers: readonly Caller[];
  areas: readonly string[];
  names: Readonly<Record<string, string>>;
  /** Codes that pages show to everybody. */
  examples: ReadonlySet<string>;
  tries: number;
  seed: string;
}): Promise<Attack> {
  const { site, callers, areas, names, examples, tries, seed } = input;
  const routes = input.routes.filter((route) => !endsSessions.test(route));
  const rows = new Map(callers.map((caller) => [caller, newRow(caller.name)]));
  const found: string[] = [];
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  for (let number = 0; number < tries; number += 1) {
    const [caller, route, area] = [pick(callers), pick(routes), pick(areas)];
    // Most of what there is to see is read.
    const verb = random() < 0.5 ? 'GET' : pick(verbs);
    const id = String(1 + Math.floor(random() * 40));
    const place = {
      campaign: pick(['pk21', 'kampung-kb', 'pk24-karawang']),
      area,
      id,
      secret: caller.secret ?? 'x'.repeat(43),
    };
    const path =
      fillRoute(route, place) +
      pick(['', '', `?wilayah=${area}`, `?area=${area}`, `?under=${area}`, '?format=csv', '?rinci=desa']);
    const answer = await askOnce(site, caller, path, { method: verb });
    const row = rows.get(caller) as Row;
    count(row, answer);
    const said = `${caller.name} ${verb} ${path}: ${answer.status}`;
    if (isFault(answer)) {
      row.faults += 1;
      found.push(`${said} ${answer.text.slice(0, 160)}`);
    }
    const elsewhere = Object.entries(names).flatMap(([code, name]) => (isApart(caller.area, code) ? [name] : []));
    const leaks = findLeaks(withoutAsked(answer.text, area), caller.area, elsewhere, examples);
    if (leaks.length > 0 && !isPublic(route)) {
      row.leaks += 1;
      found.push(`${said} says ${leaks.slice(0, 5).join(', ')}`);
    }
    if (
      /\[(?:kode|areaCode|code)\]/.test(route) &&
      isOutside(caller.area, area) &&
      answer.status < 300 &&
      verb !== 'OPTIONS'
    ) {
      row.wrong += 1;
      found.push(`${said} for an area outside ${caller.area}`);
    }
  }
  return { rows: [...rows.values()], found };
}

const newRow = (caller: string): Row => ({ caller, tries: 0, byStatus: {}, leaks: 0, wrong: 0, faults: 0 });

function count(row: Row, { status }: Answer): void {
  row.tries += 1;
  row.byStatus[status] = (row.byStatus[status] ?? 0) + 1;
}

const isFault = ({ status }: Answer) => status === 0 || (status >= 500 && status !== 503);

/** What a caller wrote into the address comes back in it: that tells nobody anything. */
const withoutAsked = (text: string, area: string) => text.replaceAll(area, '…');

/** Describes the API, with examples; defines words; names the people of the demo. */
const isPublic = (route: string) => ['api/v1/openapi.json', 'istilah', 'masuk'].includes(route);

function isOutside(own: string | null, code: string): boolean {
  return own !== 'id' && (own === null || (code !== own && !code.startsWith(`${own}.`)));
}

/** Neither inside one's own nor above it. */
function isApart(own: string | null, code: string): boolean {
  return isOutside(own, code) && !own?.startsWith(`${code}.`);
}

import { setTimeout as sleep } from 'node:timers/promises';

/** What became of the requests of a part of the drill. */
export type Tally = {
  journeys: number;
  failed: number;
  requests: number;
  /** Requests that were asked again, because the answer said so (429, 502, 503, 504) or none came. */
  again: number;
  /** Milliseconds of the request that waited longest for its answer, and of all of them. */
  longest: number;
  waits: number[];
  saved: number;
  /** Answers that were read on the standby. */
  standby: number;
  why: Set<string>;
};

export const newTally = (): Tally => ({
  ...{ journeys: 0, failed: 0, requests: 0, again: 0, longest: 0, saved: 0, standby: 0 },
  waits: [],
  why: new Set(),
});

/** So long a person goes on asking before the journey has failed. */
const patienceMs = 45_000;
const transient = new Set([429, 502, 503, 504]);

type Asked = { status: number; text: string; headers: Headers };

/** One person's browser: a session, and requests that are asked again as the answers tell people to. */
export class Asker {
  private cookies = new Map<string, string>();

  constructor(
    private readonly site: string,
    readonly tally: () => Tally,
  ) {}

  /** @throws Error when no answer came that is one */
  async ask(path: string, init: RequestInit = {}): Promise<Asked> {
    const tally = this.tally();
    const began = performance.now();
    tally.requests += 1;
    for (let tries = 1; ; tries += 1) {
      const answer = await this.askOnce(path, init);
      const waited = performance.now() - began;
      if (!(answer instanceof Error) && !transient.has(answer.status)) {
        tally.longest = Math.max(tally.longest, waited);
        tally.waits.push(waited);
        return answer;
      }
      const said = answer instanceof Error ? answer.message : String(answer.status);
      if (waited > patienceMs) {
        tally.longest = Math.max(tally.longest, waited);
        throw new Error(`${init.method ?? 'GET'} ${path}: ${said} after ${tries} tries`);
      }
      if (tries === 1) tally.again += 1;
      tally.why.add(said);
      const told = answer instanceof Error ? 0 : Number(answer.headers.get('retry-after') ?? 0);
      // Less than the page says, so that the end of an outage is measured and not the pause.
      await sleep(Math.min(Math.max(told * 1000, 250), 1_000));
    }
  }

  private async askOnce(path: string, init: RequestInit): Promise<Asked | Error> {
    try {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(new URL(path, this.site), {
        ...init,
        headers: { ...init.headers, cookie },
        redirect: 'manual',
        signal: AbortSignal.timeout(20_000),
      });
      for (const one of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
        this.cookies.set(name, value);
      }
      return { status: response.status, text: await response.text(), headers: response.headers };
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      return new Error(cause instanceof Error ? `${'code' in cause ? cause.code : cause.name}` : String(cause));
    }
  }

  forget(): void {
    this.cookies = new Map();
  }
}

/** The fields of the form on a page that has a field of this name, as a browser without scripts would send them. */
export function readForm(html: string, field: string): FormData {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const found = forms.find((form) => form.includes(`name="${field}"`));
  if (!found) throw new Error(`no form with ${field} on the page`);
  const data = new FormData();
  for (const [tag] of found.matchAll(/<input\b[^>]*>/g)) {
    const of = (name: string) => decode(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    if (of('name') !== '' && !/\bdisabled\b/.test(tag)) data.append(of('name'), of('value'));
  }
  return data;
}

function decode(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

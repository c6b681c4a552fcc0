import { seededRandom } from '../../../db/seed/random';
import { fillRoute } from './addresses';
import { drawBody } from './bodies';
import { type Answer, askOnce, type Caller, newestAuditRow } from './caller';
import type { Target } from './targets';

/** What does as it is told by whatever body: it reads none, or one without fields is an order of its own. */
const takesNothing = new Set([
  ...['verifyAuditAction', 'POST /api/v1/audit/checks'],
  ...['POST /keluar', 'signOutAction'],
]);

export type Malformed = {
  sent: number;
  byStatus: Record<string, number>;
  /** What was answered as it may never be, as a developer finds it again. */
  faults: string[];
};

/**
 * Sends so many malformed bodies to each target, as one person after the other. None may be answered 500, leave anything
 * written, or be answered without a word.
 */
export async function sendMalformed(input: {
  site: string;
  targets: readonly Target[];
  callers: readonly Caller[];
  admin: Caller;
  each: number;
  seed: string;
}): Promise<Malformed> {
  const { site, targets, callers, admin, each, seed } = input;
  // Asked for each target where there is time to say which one it was.
  const audited = each > 1;
  const first = await newestAuditRow(site, admin);
  const seen: Malformed = { sent: 0, byStatus: {}, faults: [] };
  for (const target of targets.filter(({ name }) => !takesNothing.has(name))) {
    const before = audited ? await newestAuditRow(site, admin) : 0;
    for (let number = 0; number < each; number += 1) {
      const random = seededRandom(`${seed} ${target.name} ${target.route} ${number}`);
      const caller = callers[Math.floor(random() * callers.length)];
      if (!caller) throw new Error('nobody sends');
      const { kind, type, body } = drawBody(random, target);
      const path = fillRoute(target.route, {
        campaign: 'pk21',
        area: caller.area ?? '32.15',
        id: '1',
        secret: 'x'.repeat(43),
      });
      const answer = await askOnce(site, caller, path, {
        method: target.method,
        headers: {
          'content-type': type,
          ...(target.action !== null &&
            kind !== 'form of a page' && { 'next-action': target.action, accept: 'text/x-component' }),
        },
        body,
      });
      seen.sent += 1;
      seen.byStatus[answer.status] = (seen.byStatus[answer.status] ?? 0) + 1;
      // What a browser tells of its faults nobody waits for an answer to.
      const fault = target.route === 'galat' && answer.status < 500 ? null : findFault(answer);
      if (fault) seen.faults.push(`${target.name} ${path} #${number} ${kind}, ${caller.name}: ${fault}`);
    }
    const written = audited ? (await newestAuditRow(site, admin)) - before : 0;
    if (written !== 0) seen.faults.push(`${target.name}: ${written} rows of audit`);
  }
  const written = (await newestAuditRow(site, admin)) - first;
  if (written !== 0) seen.faults.push(`${written} rows of audit in all`);
  return seen;
}

/** Why an answer is none that a malformed body may get; null: it may. */
function findFault({ status, text, type }: Answer): string | null {
  if (status === 0 || status === 500 || status > 503) return `${status} ${text.slice(0, 200)}`;
  const wordless = text.trim() === '' && ![204, 303, 307, 308].includes(status);
  return wordless ? `${status} ${type} without a word` : null;
}

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import type { Database } from '../../db/client';
import { root } from '../environment';

export type KillRounds = {
  rounds: number;
  /** Commits whose end was acknowledged, and those of them that the ledger does not have in full. */
  acknowledged: number;
  lost: number;
  /** Rounds that ended with a commit under way, and how many of those it turned out to have saved. */
  interrupted: number;
  savedUnheard: number;
  /** Uploads of which a part counts, or of which something counts that are not committed. */
  partial: number;
};

type Place = { owner: Database; servingUrl: string; campaignId: number };

/**
 * Has processes save uploads of `desa` and kills each (`kill -9`) at a moment of its own, `rounds` times, `atOnce` beside each
 * other on kabupaten of their own. Then it looks at what the ledger has.
 */
export async function runKillRounds(
  place: Place,
  input: {
    rounds: number;
    offices: readonly { kabupaten: string; desa: readonly string[] }[];
    /** Asked before each round; left out: all are run. */
    goesOn?: () => boolean;
  },
): Promise<KillRounds> {
  const { offices, goesOn = () => true } = input;
  const seen = { acknowledged: new Map<number, number>(), interrupted: new Map<number, number>() };
  const program = bundle();
  let left = input.rounds;
  let rounds = 0;
  const works = offices.map(async ({ kabupaten, desa }) => {
    let value = 1;
    while (left > 0 && goesOn()) {
      left -= 1;
      rounds += 1;
      value = await runRound(place, { program, kabupaten, desa, value, seen });
    }
  });
  await Promise.all(works);
  rmSync(program);
  const [size = 0] = offices.map(({ desa }) => desa.length);
  const rows = await place.owner.execute<{
    id: number;
    status: string;
    value: number;
    counted: number;
    values: number;
  }>(`
    select imports.id, status, coalesce(max(value), 0)::int as value, count(value)::int as counted,
      count(distinct value)::int as values
    from imports left join counts on import_id = imports.id
    where imports.campaign_id = ${place.campaignId} group by imports.id`);
  const found = new Map(rows.map((row) => [row.id, row]));
  const isWhole = (id: number, value: number) => {
    const row = found.get(id);
    return row?.status === 'committed' && row.counted === size && row.values === 1 && row.value === value;
  };
  const count = (of: Map<number, number>, holds: boolean) =>
    [...of].filter(([id, value]) => isWhole(id, value) === holds).length;
  return {
    rounds,
    acknowledged: seen.acknowledged.size,
    lost: count(seen.acknowledged, false),
    interrupted: seen.interrupted.size,
    savedUnheard: count(seen.interrupted, true),
    partial: rows.filter(({ status, counted }) => counted !== (status === 'committed' ? size : 0)).length,
  };
}

/** The program of a round in one file: a process that first had to find its TypeScript would take most of the time for that. */
function bundle(): string {
  const file = join(root, 'node_modules', '.cache', `commit-repeatedly-${process.pid}.mjs`);
  buildSync({
    entryPoints: [join(root, 'scripts', 'drill', 'commit-repeatedly.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return file;
}

/** One process from its start to its death. Answers the value that the next one goes on with. */
async function runRound(
  { servingUrl, campaignId }: Place,
  input: {
    program: string;
    kabupaten: string;
    desa: readonly string[];
    value: number;
    seen: { acknowledged: Map<number, number>; interrupted: Map<number, number> };
  },
): Promise<number> {
  const { program, kabupaten, desa, seen } = input;
  const words = [servingUrl, String(campaignId), kabupaten, String(input.value), ...desa];
  const child = spawn(process.execPath, [program, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let { value } = input;
  let sent: { id: number; value: number; at: number } | null = null;
  let took = 0;
  const closed = new Promise((resolve) => child.once('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, id, said] = line.split(' ');
    if (word === 'sent') {
      sent = { id: Number(id), value: Number(said), at: performance.now() };
      // The first one is let through, and says how long the next one will take.
      if (took > 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * took * 1.1);
    }
    if (word === 'saved' && sent) {
      seen.acknowledged.set(Number(id), Number(said));
      took = performance.now() - sent.at;
      sent = null;
    }
    if (said !== undefined) value = Number(said) + 1;
  }
  await closed;
  if (sent) seen.interrupted.set(sent.id, sent.value);
  return value;
}

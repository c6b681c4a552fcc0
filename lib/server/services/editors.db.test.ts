import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { verifyProgress } from '../../../db/writes/rebuild';
import { toDay } from '../../domain/days';
import { contextOf } from '../auth/context';
import { createPeople } from '../auth/fixtures/people';
import { saveTyped } from './counts';

// 20 people type into the same cell at once. `npm test -- --long`: 500 edits each.
const editors = 20;
const edits = process.env.KEJAR_LONG === '1' ? 500 : 4;
const slug = 'serentak';
const code = '32.15.03';

let database: TestDatabase;
let campaignId: number;
beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, slug);
});
afterAll(() => database.close());

test(
  `${editors} people × ${edits} edits of one cell: nobody overwrites what they have not seen, and nothing saved is lost`,
  async () => {
    const people = Array.from({ length: editors }, (_, number) => `petugas-${number}`);
    const person = await createPeople(
      database.serving,
      people.map((name) => [name, 'kabupaten', '32.15'] as const),
    );
    /** Of each figure that was saved, the one that its editor saw in the cell before. */
    const saved = new Map<number, number | null>();
    let conflicts = 0;

    async function edit(number: number): Promise<void> {
      let seen: number | null = null;
      for (let turn = 1; turn <= edits; turn += 1) {
        // No two figures are the same, nor so far from each other that one is held.
        const value = 1_000 + turn * editors + number;
        const cells = [{ code, channel: 'online' as const, text: String(value), opened: seen }];
        const said = await saveTyped(contextOf(person(`petugas-${number}`), database.serving), {
          ...{ campaignSlug: slug, code: '32.15', day: toDay('2021-04-14'), stage: 'recorded' },
          ...{ cells, requestKey: randomUUID() },
        });
        if (said.kind === 'saved') {
          saved.set(value, seen);
          seen = value;
        } else if (said.kind === 'conflict') {
          conflicts += 1;
          seen = said.conflicts[0]?.now ?? null;
        } else throw new Error(said.kind);
      }
    }
    await Promise.all(people.map((_, number) => edit(number)));

    const rows = await database.owner.execute<{ value: number }>(
      `select value::int as value from counts where campaign_id = ${campaignId} order by id`,
    );
    const ledger = rows.map(({ value }) => value);
    expect(saved.size + conflicts).toBe(editors * edits);
    expect(ledger).toHaveLength(saved.size);
    // Each was typed by somebody who saw the one right before it.
    expect(ledger.map((value) => saved.get(value))).toEqual([null, ...ledger.slice(0, -1)]);
    expect(conflicts).toBeGreaterThan(editors);
    const [verified] = await verifyProgress(database.owner, slug);
    expect(verified?.difference).toBeNull();
  },
  30 * 60_000,
);

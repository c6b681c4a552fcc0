import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Channel,
  type ChannelFigures,
  carryOwn,
  channels,
  combineStatedAndParts,
  fellFrom,
  noChannelFigures,
  partsExceedWhole,
  type Statement,
  settleDay,
} from '../../lib/domain/counts';
import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import {
  carriedOverDays,
  carriedStep,
  combinedFigures,
  dated,
  fell,
  partsExceed,
  settledStatements,
  settledWithFile,
} from './figure-rules';
import { column, list } from './statement-parts';
import { countsNow } from './undo-rule';

let database: TestDatabase;
let campaignId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'aturan');
});
afterAll(() => database.close());

const firstDay = toDay('2021-04-01');
const dayAt = (at: number): IsoDay => addDays(firstDay, at);

/** What reports said of an area and stage on one day after the other; a report may speak in both forms. */
type History = { day: number; report: number; channel: Channel; value: number }[];
const value = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(200_000_000));
const history: fc.Arbitrary<History> = fc
  .array(
    fc.record({
      day: fc.nat(3),
      report: fc.integer({ min: 1, max: 4 }),
      channel: fc.constantFrom(...channels),
      value,
    }),
    { maxLength: 12 },
  )
  // In the order in which reports came in.
  .map((said) => [...said].sort((one, other) => one.report - other.report));
const figures: fc.Arbitrary<ChannelFigures> = fc.record({
  online: fc.option(value),
  manual: fc.option(value),
  unsplit: fc.option(value),
});
const pair = fc.record({ one: figures, other: figures });

/** What stands on a day and what is carried to it, as lib/domain says. */
function modelOf(said: History): { said: ChannelFigures; own: ChannelFigures }[] {
  let own = noChannelFigures;
  return [0, 1, 2, 3].map((day) => {
    const statements = said
      .map((one, place): Statement & { day: number } => ({ ...one, place }))
      .filter((one) => one.day === day);
    const settled = settleDay(statements);
    own = carryOwn(own, settled);
    return { said: settled, own };
  });
}

/** `(case, one_online, …)`: sides by name as a relation, a row each case. */
function rowsOf(sides: readonly Record<string, ChannelFigures>[]): SQL {
  const names = Object.keys(sides[0] ?? {});
  const rows = sides.map(
    (side, at) =>
      sql`(${at}::integer, ${list(
        names.flatMap((name) => channels.map((channel) => sql`${side[name]?.[channel] ?? null}::bigint`)),
      )})`,
  );
  const columns = names.flatMap((name) => channels.map((channel) => column(`${name}_${channel}`)));
  return sql`(values ${list(rows)}) given ("case", ${list(columns)})`;
}

const of = (name: string) => (channel: Channel) => column(`${name}_${channel}`);

test('each rule in SQL says what its model says, the two forms of carrying alike', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(history, { minLength: 20, maxLength: 40 }),
      fc.array(pair, { minLength: 40, maxLength: 80 }),
      async (histories, pairs) => {
        const models = histories.map(modelOf);
        // `settleDay`, of the ledger.
        await database.owner.execute(sql`truncate counts cascade`);
        await database.owner.execute(sql`delete from imports`);
        await database.owner.execute(sql`
        insert into imports (id, campaign_id, kind, status, area_lo, area_hi, office_lo, office_hi, file_name, sha256, content,
          settings, columns, row_count, accepted_count, refused, warnings, plan_hash)
        overriding system value
        select i, ${campaignId}, 'rekap', 'committed', 0, 0, 0, 0, '', i::text, '', '{}', '[]', 0, 0, '[]', '[]', ''
        from generate_series(1, 4) i`);
        const facts = histories.flatMap((said, area) => said.map((one) => ({ ...one, area })));
        if (facts.length > 0) {
          await database.owner.execute(sql`
          insert into counts (campaign_id, area, day, channel, stage, value, import_id)
          values ${list(
            facts.map(
              (one) =>
                sql`(${campaignId}, ${one.area}::bigint, ${dayAt(one.day)}::date, ${one.channel}, 'recorded', ${one.value}, ${one.report})`,
            ),
          )}`);
        }
        const settled = await database.owner.execute<{
          area: number;
          day: IsoDay;
          channel: Channel;
          value: number;
        }>(sql`
        select a as area, s.day, s.channel, s.value from generate_series(0, ${histories.length - 1}::integer) a
        cross join lateral (${settledStatements({
          asked: sql`b.campaign_id = ${campaignId} and b.area = a and b.stage = 'recorded'`,
          counting: countsNow('b'),
        })}) s where not s.replaced`);
        const standing = models.map(() => [0, 1, 2, 3].map((): ChannelFigures => ({ ...noChannelFigures })));
        for (const one of settled) {
          const day = [0, 1, 2, 3].findIndex((at) => dayAt(at) === one.day);
          const row = standing[one.area]?.[day];
          if (row) row[one.channel] = one.value;
        }
        expect(standing).toEqual(models.map((days) => days.map(({ said }) => said)));

        // `carryOwn`, step by step.
        const steps = models.flatMap((days) =>
          days.map(({ said }, at) => ({ standing: days[at - 1]?.own ?? noChannelFigures, said })),
        );
        const carried = channels.map(
          (channel) =>
            sql`${carriedStep(channel, { standing: of('standing'), said: of('said') })} as ${column(channel)}`,
        );
        const owns = await database.owner.execute(sql`select ${list(carried)} from ${rowsOf(steps)} order by "case"`);
        expect([...owns]).toEqual(models.flatMap((days) => days.map(({ own }) => own)));

        // `carryOwn`, over all days at once, with and without what was said on the last of them.
        const said = models.flatMap((days, at) => days.map((day, on) => ({ case: at, on, ...day.said })));
        const newest = (until: number) =>
          list(
            channels.map(
              (channel) =>
                sql`max(${dated(column('day'), column(channel))}) filter (where "on" <= ${until}::integer) as ${column(`at_${channel}`)}`,
            ),
          );
        for (const until of [2, 3]) {
          const atOnce = await database.owner.execute(sql`
          select ${list(channels.map((channel) => sql`${carriedOverDays(channel, of('at'))} as ${column(channel)}`))}
          from (
            select "case", ${newest(until)} from (
              select "case", "on", (${firstDay}::date + "on") as day, ${list(channels.map(column))} from (values ${list(
                said.map(
                  (one) =>
                    sql`(${one.case}::integer, ${one.on}::integer, ${one.online}::bigint, ${one.manual}::bigint, ${one.unsplit}::bigint)`,
                ),
              )}) said ("case", "on", ${list(channels.map(column))})
            ) said group by "case"
          ) newest order by "case"`);
          expect([...atOnce]).toEqual(models.map((days) => days[until]?.own));
        }

        // The rules of two sides.
        const rules = await database.owner.execute<Record<string, number | boolean | null>>(sql`
        select ${list(
          combinedFigures({ stated: of('one'), parts: of('other') }).map(
            (expression, at) => sql`${expression} as ${column(channels[at] ?? '')}`,
          ),
        )}, ${list(
          channels.map(
            (channel) =>
              sql`${settledWithFile(channel, { filed: of('one'), standing: of('other') })} as ${column(`with_${channel}`)}`,
          ),
        )}, ${fell({ before: of('one'), after: of('other') })} as fell,
          ${partsExceed({ figures: of('one'), stated: of('other') })} as exceed
        from ${rowsOf(pairs)} order by "case"`);
        expect([...rules]).toEqual(
          pairs.map(({ one, other }) => {
            const { online, manual, unsplit } = settleDay(statementsOf(other, one));
            return {
              ...combineStatedAndParts({ stated: one, parts: other }),
              ...{ with_online: online, with_manual: manual, with_unsplit: unsplit },
              fell: fellFrom(one, other),
              exceed: partsExceedWhole({ figures: one, stated: other }),
            };
          }),
        );
      },
    ),
    { numRuns: process.env.KEJAR_LONG ? 200 : 6, endOnFailure: true },
  );
});

/** What one report said of a day, and then another. */
function statementsOf(...reports: ChannelFigures[]): Statement[] {
  return reports.flatMap((said, report) =>
    channels.flatMap((channel) => {
      const value = said[channel];
      return value === null
        ? []
        : [{ channel, value, report, place: report * channels.length + channels.indexOf(channel) }];
    }),
  );
}

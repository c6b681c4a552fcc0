import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AuthorizedArea, parentCode, rangeOfCode } from '../../lib/domain/areas';
import {
  type ChannelFigures,
  carryFound,
  carryOwn,
  channels,
  combineFound,
  combineStatedAndParts,
  fellFrom,
  noChannelFigures,
  type Stage,
  type StageFigures,
  type Statement,
  settleDay,
  stages,
  sumKnown,
  totalOf,
} from '../../lib/domain/counts';
import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import { judgeFigure } from '../../lib/domain/held-figures';
import { countMeasure, type ImportFact, type Measure } from '../../lib/domain/imports';
import type { HeldState } from '../../lib/domain/progress';
import { inScope } from '../client';
import { listStandings } from '../queries/progress';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { storeFacts } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { undoImport } from './import-undo';
import { commitImport } from './imports';
import { rebuildProgress, verifyProgress } from './rebuild';

/** Two kecamatan of one kabupaten, a third elsewhere, and everything above them. */
const codes = [
  'id',
  '32',
  '32.15',
  '32.15.01',
  '32.15.01.1001',
  '32.15.01.1003',
  '32.15.03',
  '32.15.03.2001',
  '32.15.03.2002',
  '33',
  '33.13',
  '33.13.01',
  '33.13.01.2001',
  // A kabupaten with all of its two kecamatan: people add up only where all parts state theirs.
  '31',
  '31.01',
  '31.01.01',
  '31.01.02',
];
const firstDay = toDay('2021-04-01');
const days = Array.from({ length: 6 }, (_, at) => addDays(firstDay, at));

let database: TestDatabase;
let nation: AuthorizedArea;
/** The kabupaten whose desa are compared: the whole nation's would take 83,762 rows a look. */
let kabupaten: AuthorizedArea[];
let campaignId: number;
let slug: string;
let sent = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  nation = await testArea(database.owner, 'id');
  kabupaten = [
    await testArea(database.owner, '32.15'),
    await testArea(database.owner, '33.13'),
    await testArea(database.owner, '31.01'),
  ];
});
afterAll(() => database.close());

beforeEach(async () => {
  slug = `coba-${sent++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

/** `found`: where it is a recorded figure that says so. */
type Fact = { code: string; day: IsoDay; measure: Measure; value: number; found?: number };
type Step = { report: Fact[] } | { undo: number };

const countedMeasures = stages.flatMap((stage) => channels.map((channel) => countMeasure(stage, channel)));
const anyFact: fc.Arbitrary<Fact> = fc.record({
  code: fc.constantFrom(...codes),
  day: fc.constantFrom(...days),
  measure: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Measure>(...countedMeasures) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Measure>('workforce.kader', 'workforce.supervisor', 'target.total', 'target.online'),
    },
  ),
  // Now and then one that is held: above three times a target, or ten times the last report.
  value: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 50 }) }, fc.integer({ min: 900, max: 40_000 })),
});
/** Reports of one area and day in one form and in the other, of the same values: where a figure could count twice. */
const contested: fc.Arbitrary<Fact> = fc.record({
  code: fc.constantFrom('32.15.03.2001', '32.15.03'),
  day: fc.constantFrom(...days.slice(1, 3)),
  measure: fc.constantFrom<Measure>('recorded.online', 'recorded.manual', 'recorded.unsplit'),
  value: fc.constantFrom(10, 20),
});
/** Desa of one kecamatan and that itself, which mostly say how many were found: there sums are known and stop being so. */
const split: fc.Arbitrary<Fact> = fc
  .record({
    code: fc.constantFrom('32.15.03.2001', '32.15.03.2002', '32.15.03'),
    day: fc.constantFrom(...days.slice(0, 3)),
    measure: fc.constantFrom<Measure>('recorded.online', 'recorded.unsplit'),
    value: fc.constantFrom(10, 20),
    found: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined, freq: 6 }),
  })
  .map(({ found, ...rest }) => (found === undefined ? rest : { ...rest, found }));
const fact = fc.oneof(anyFact, contested, split);
/** An office that reports each day, as a whole: an early day that it mends moves few days (roll-reach.ts). */
const daily: fc.Arbitrary<Fact[]> = fc
  .record({
    code: fc.constantFrom('32.15.03', '32.15.03.2001', '33.13.01'),
    from: fc.nat(days.length - 1),
    until: fc.nat(days.length - 1),
    values: fc.array(fc.oneof({ weight: 6, arbitrary: fc.nat(50) }, fc.integer({ min: 900, max: 40_000 })), {
      minLength: 2 * days.length,
      maxLength: 2 * days.length,
    }),
  })
  .map(({ code, from, until, values }) =>
    days.slice(Math.min(from, until), Math.max(from, until) + 1).flatMap((day, at) => [
      { code, day, measure: 'recorded.online' as const, value: values[2 * at] ?? 0 },
      { code, day, measure: 'recorded.manual' as const, value: values[2 * at + 1] ?? 0 },
    ]),
  );
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ report: daily }) },
  { weight: 3, arbitrary: fc.record({ report: fc.array(fact, { minLength: 1, maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat(20) }) },
);

/** The rules, as plainly as they can be said: a list of what was said, and sums over it. */
class Model {
  private readonly reports: { undone: boolean; facts: Fact[] }[] = [];

  report(facts: Fact[]): void {
    this.reports.push({ undone: false, facts });
  }

  undo(at: number): void {
    const report = this.reports[at];
    if (report) report.undone = true;
  }

  private said(code: string, measure: Measure, wanted: (day: IsoDay) => boolean): number | null {
    let found: { day: IsoDay; value: number } | null = null;
    for (const report of this.reports.filter((one) => !one.undone)) {
      for (const one of report.facts) {
        if (one.code !== code || one.measure !== measure || !wanted(one.day)) continue;
        if (!found || one.day >= found.day) found = { day: one.day, value: one.value };
      }
    }
    return found?.value ?? null;
  }

  own(code: string, asOf: IsoDay): StageFigures {
    return {
      collected: this.ownOf(code, 'collected', asOf),
      recorded: this.ownOf(code, 'recorded', asOf),
      validated: this.ownOf(code, 'validated', asOf),
    };
  }

  /** What the area says on a day by its reports that are not undone. */
  private statements(code: string, stage: Stage, today: IsoDay): (Statement & { found: number | null })[] {
    return this.reports.flatMap(({ undone, facts }, report) =>
      undone
        ? []
        : channels.flatMap((channel) => {
            const one = facts.findLast(
              (fact) => fact.code === code && fact.day === today && fact.measure === countMeasure(stage, channel),
            );
            return one ? [{ channel, value: one.value, found: one.found ?? null, report, place: report }] : [];
          }),
    );
  }

  private ownOf(code: string, stage: Stage, asOf: IsoDay): ChannelFigures {
    return days
      .filter((day) => day <= asOf)
      .reduce((stands, day) => carryOwn(stands, settleDay(this.statements(code, stage, day))), noChannelFigures);
  }

  /** Of what the area states as recorded, those found. */
  private ownFound(code: string, asOf: IsoDay): ChannelFigures {
    const stands = { figures: noChannelFigures, found: noChannelFigures };
    for (const day of days.filter((one) => one <= asOf)) {
      const said = this.statements(code, 'recorded', day);
      const figures = settleDay(said);
      const of = (channel: (typeof channels)[number]) =>
        figures[channel] === null ? null : (said.findLast((one) => one.channel === channel)?.found ?? null);
      const found = { online: of('online'), manual: of('manual'), unsplit: of('unsplit') };
      stands.found = carryFound(stands, { figures, found });
      stands.figures = carryOwn(stands.figures, figures);
    }
    return stands.found;
  }

  /** Of the recorded figure, those found. */
  found(code: string, asOf: IsoDay): number | null {
    const totalRecorded = (one: string) => totalOf(this.figures(one, asOf).recorded);
    return combineFound({
      total: totalRecorded(code),
      stated: { figures: this.own(code, asOf).recorded, found: this.ownFound(code, asOf) },
      parts: codes
        .filter((one) => parentCode(one) === code)
        .map((one) => ({ total: totalRecorded(one), found: this.found(one, asOf) })),
    });
  }

  figures(code: string, asOf: IsoDay): StageFigures {
    const own = this.own(code, asOf);
    const children = codes.filter((one) => parentCode(one) === code).map((one) => this.figures(one, asOf));
    const of = (stage: (typeof stages)[number]): ChannelFigures => {
      const sum = (channel: (typeof channels)[number]) => sumKnown(children.map((child) => child[stage][channel]));
      const parts = { online: sum('online'), manual: sum('manual'), unsplit: sum('unsplit') };
      return combineStatedAndParts({ stated: own[stage], parts });
    };
    return { collected: of('collected'), recorded: of('recorded'), validated: of('validated') };
  }

  people(code: string, role: 'kader' | 'supervisor', asOf: IsoDay): number | null {
    const own = this.said(code, `workforce.${role}`, (day) => day <= asOf);
    if (own !== null || code !== '31.01') return own;
    const parts = ['31.01.01', '31.01.02'].map((one) => this.people(one, role, asOf));
    return parts.includes(null) ? null : sumKnown(parts);
  }

  target(code: string): { stated: number | null; parts: number | null; total: number | null } {
    const stated = this.saidTarget(code, 'target.total');
    const parts = sumKnown(codes.filter((one) => parentCode(one) === code).map((one) => this.target(one).total));
    return { stated, parts, total: stated ?? parts };
  }

  /** A target has no day: the newest statement stands. */
  private saidTarget(code: string, measure: Measure): number | null {
    const all = this.reports.filter((one) => !one.undone).flatMap((one) => one.facts);
    return all.findLast((one) => one.code === code && one.measure === measure)?.value ?? null;
  }

  /** Whether the area states the stage on exactly this day. */
  private says(code: string, stage: Stage, day: IsoDay): boolean {
    return this.reports.some(
      ({ undone, facts }) =>
        !undone &&
        facts.some(
          (one) =>
            one.code === code &&
            one.day === day &&
            channels.some((channel) => one.measure === countMeasure(stage, channel)),
        ),
    );
  }

  /** What the nearest area above states as its target, above 0. */
  private targetAbove(code: string): number | null {
    const above = parentCode(code);
    return above === null ? null : this.target(above).stated || this.targetAbove(above);
  }

  /** Each day up to one on which what the area states is held: with a target while it is too much, else until it reports. */
  private ownHeld(code: string, stage: Stage, asOf: IsoDay): boolean {
    const target = this.target(code).total || null;
    const targetAbove = this.targetAbove(code);
    let held = false;
    let before: number | null = null;
    for (const day of days.filter((one) => one <= asOf)) {
      const own = totalOf(this.ownOf(code, stage, day));
      const says = this.says(code, stage, day);
      const measures = { target, targetAbove, lastReport: says ? before : null };
      if (own === null) held = false;
      else held = judgeFigure(own, measures) !== null || (!target && !says && held);
      before = own;
    }
    return held;
  }

  /** Rule 12, said anew: what is held of the area and below it, and its figure without. */
  held(code: string, stage: Stage, asOf: IsoDay): HeldState {
    const children = codes
      .filter((one) => parentCode(one) === code)
      .map((one) => ({ figures: this.figures(one, asOf)[stage], held: this.held(one, stage, asOf) }));
    const below = children.reduce((sum, { held }) => sum + held.below + (held.own ? 1 : 0), 0);
    const sum = (channel: (typeof channels)[number]) =>
      sumKnown(
        children.map(({ figures, held }) => (held.own || held.below > 0 ? held.without[channel] : figures[channel])),
      );
    const ownHeld = this.ownHeld(code, stage, asOf);
    const sound = days.findLast((day) => day <= asOf && !this.ownHeld(code, stage, day));
    const stated = sound === undefined ? noChannelFigures : this.ownOf(code, stage, sound);
    const parts = { online: sum('online'), manual: sum('manual'), unsplit: sum('unsplit') };
    const without = combineStatedAndParts({ stated, parts });
    const target = this.target(code).total;
    const tooMuch = judgeFigure(totalOf(without) ?? 0, { target, targetAbove: null, lastReport: null }) !== null;
    const any = (ownHeld || below > 0) && !tooMuch;
    return { own: ownHeld || tooMuch, below, without: any ? without : noChannelFigures };
  }

  lastReportDay(code: string, asOf: IsoDay): IsoDay | null {
    const counted = (one: Fact) => (countedMeasures as Measure[]).includes(one.measure);
    const inside = (one: Fact) => one.code === code || code === 'id' || one.code.startsWith(`${code}.`);
    const reported = this.reports
      .filter((one) => !one.undone)
      .flatMap((one) => one.facts)
      .filter((one) => counted(one) && inside(one) && one.day <= asOf)
      .map((one) => one.day);
    return reported.sort().at(-1) ?? null;
  }
}

/** One row a key, as an upload has it: the last one said wins. */
function lastOfEachKey(facts: Fact[]): Fact[] {
  return [
    ...new Map(
      facts.map((one) => [`${one.code} ${one.measure.startsWith('target') ? '' : one.day} ${one.measure}`, one]),
    ).values(),
  ];
}

async function send(facts: Fact[]): Promise<number> {
  const id = await storeFacts(database.serving, nation, {
    campaignId,
    facts: facts.map(
      (one, at): ImportFact => ({
        row: at + 2,
        area: rangeOfCode(one.code).lo,
        day: one.measure.startsWith('target') ? null : one.day,
        measure: one.measure,
        value: one.value,
        ...(one.found !== undefined && { found: one.found }),
      }),
    ),
  });
  // All that is held is meant.
  const confirmHeld = Object.fromEntries(facts.map((_, at) => [at + 2, 'begitu adanya']));
  await commitImport(database.serving, nation, {
    ...{ id, userId: null, acceptPartial: false, confirmHeld },
    setsTargets: testTargetScope('id'),
  });
  return id;
}

/** Whether each row says by `fellFrom` that its stage fell against the row before, where the stage was reported. */
async function compareFell(): Promise<void> {
  const of = (prefix: string) => stages.flatMap((stage) => channels.map((channel) => `${prefix}${stage}_${channel}`));
  const flags = stages.flatMap((stage) => [`reported_${stage}`, `fell_${stage}`]);
  const rows = await database.owner.execute<Record<string, number | boolean | string | null>>(
    sql`select ${sql.raw(['area', 'day', ...of(''), ...flags].join(', '))} from progress where campaign_id = ${campaignId} order by area, day`,
  );
  rows.forEach((row, at) => {
    const before = rows[at - 1]?.area === row.area ? rows[at - 1] : undefined;
    for (const stage of stages) {
      const figures = (one: typeof before) => {
        const of = (channel: string) => (one?.[`${stage}_${channel}`] ?? null) as number | null;
        return { online: of('online'), manual: of('manual'), unsplit: of('unsplit') };
      };
      const expected = row[`reported_${stage}`]
        ? fellFrom(figures(before), figures(row))
        : (before?.[`fell_${stage}`] ?? false);
      expect([row.area, row.day, stage, row[`fell_${stage}`]]).toEqual([row.area, row.day, stage, expected]);
    }
  });
}

async function compareAll(model: Model): Promise<void> {
  const [set] = await database.owner.execute<{ id: number }>(
    sql`select id from target_sets where campaign_id = ${campaignId}`,
  );
  for (const asOf of days) {
    const found = await inScope(database.serving, nation, async (transaction) => {
      const all = [];
      const wanted = { campaignId, targetSetId: set?.id ?? null, asOf };
      for (const level of [0, 1, 2] as const)
        all.push(...(await listStandings(transaction, { ...wanted, area: nation, levels: [level] })));
      for (const area of kabupaten) {
        for (const level of [3, 4] as const)
          all.push(...(await listStandings(transaction, { ...wanted, area, levels: [level] })));
      }
      return new Map(all.map((one) => [one.code, one]));
    });
    for (const code of codes) {
      const { state, target } = found.get(code) ?? {};
      expect({
        code,
        asOf,
        figures: state?.figures,
        stated: state?.stated,
        found: state?.found,
        kader: state?.kader,
        supervisor: state?.supervisor,
        lastReportDay: state?.lastReportDay,
        held: state?.held,
        target: { stated: target?.stated, parts: target?.parts, total: target?.total },
      }).toEqual({
        code,
        asOf,
        figures: model.figures(code, asOf),
        stated: model.own(code, asOf),
        found: model.found(code, asOf),
        kader: model.people(code, 'kader', asOf),
        supervisor: model.people(code, 'supervisor', asOf),
        lastReportDay: model.lastReportDay(code, asOf),
        held: {
          collected: model.held(code, 'collected', asOf),
          recorded: model.held(code, 'recorded', asOf),
          validated: model.held(code, 'validated', asOf),
        },
        target: model.target(code),
      });
    }
  }
}

test('random reports, corrections, stated totals and undos stand as the plain model says', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const model = new Model();
        const ids: (number | null)[] = [];
        for (const one of steps) {
          if ('report' in one) {
            const facts = lastOfEachKey(one.report);
            ids.push(await send(facts));
            model.report(facts);
          } else if (ids.length > 0) {
            const at = one.undo % ids.length;
            const id = ids[at];
            // An import that is undone already stays so.
            if (typeof id !== 'number') continue;
            await undoImport(database.serving, nation, {
              ...{ id, userId: null, acceptLater: true },
              setsTargets: testTargetScope('id'),
            });
            ids[at] = null;
            model.undo(at);
          }
        }
        await compareAll(model);
        await compareFell();
        const [verified] = await verifyProgress(database.owner, slug);
        expect(verified?.difference).toBeNull();
      })
      .beforeEach(async () => {
        await database.owner.execute(
          sql`truncate counts, workforce, progress, targets, target_facts, target_sets, import_facts, imports restart identity cascade`,
        );
      }),
    { numRuns: process.env.KEJAR_LONG ? 200 : 6, endOnFailure: true },
  );
});

test('rebuild makes progress from the ledger alone, and verify names the first row that was tampered with', async () => {
  await send([{ code: '32.15.03.2001', day: firstDay, measure: 'recorded.online', value: 7 }]);
  await database.owner.execute(
    sql`update progress set recorded_online = 8 where campaign_id = ${campaignId} and area = ${rangeOfCode('32.15').lo}`,
  );
  const [broken] = await verifyProgress(database.owner, slug);
  expect(broken?.difference).toContain('3215000000');
  await rebuildProgress(database.owner, slug);
  await database.owner.execute(
    sql`delete from progress where campaign_id = ${campaignId} and area = ${rangeOfCode('id').lo}`,
  );
  const [holed] = await verifyProgress(database.owner, slug);
  expect(holed?.difference).toBe(`progress, Indonesia tanpa baris: ${firstDay}`);
  await rebuildProgress(database.owner, slug);
  expect(await verifyProgress(database.owner, slug)).toEqual([{ campaign: slug, rows: 5, difference: null }]);
});

test('an early day that is mended moves the rows up to the second whole report after it', async () => {
  const both = (day: IsoDay, value: number): Fact[] => [
    { code: '32.15.03', day, measure: 'recorded.online', value },
    { code: '32.15.03', day, measure: 'recorded.manual', value: 2 * value },
  ];
  for (const [at, day] of days.entries()) await send(both(day, 10 + at));
  const before = await versions();
  await send([
    ...both(addDays(firstDay, 1), 5),
    { code: '32.15.03', day: firstDay, measure: 'workforce.kader', value: 3 },
  ]);
  // Nobody stated kader since, so that all rows have other people.
  expect(await movedSince(before)).toEqual(days);
  const again = await versions();
  await send(both(addDays(firstDay, 1), 6));
  expect(await movedSince(again)).toEqual(days.slice(1, 3));
  const [verified] = await verifyProgress(database.owner, slug);
  expect(verified?.difference).toBeNull();
});

/** Which writing of its row each area has on each day. */
async function versions(): Promise<Map<string, string>> {
  const rows = await database.owner.execute<{ area: number; day: IsoDay; version: string }>(
    sql`select area, day, xmin::text as version from progress where campaign_id = ${campaignId}`,
  );
  return new Map(rows.map(({ area, day, version }) => [`${area} ${day}`, version]));
}

/** The days whose rows were written anew, all of them. */
async function movedSince(before: ReadonlyMap<string, string>): Promise<IsoDay[]> {
  const now = await versions();
  const moved = [...now]
    .filter(([key, version]) => before.get(key) !== version)
    .map(([key]) => key.split(' ')[1] ?? '');
  const touched = days.filter((day) => moved.includes(day));
  // Kecamatan, kabupaten, province and nation alike.
  expect(moved).toHaveLength(4 * touched.length);
  return touched;
}

import { getArea } from '../../../db/queries/areas';
import { listExtensions } from '../../../db/queries/campaigns';
import { refuseClosed } from '../../../db/writes/campaign-state';
import { addVisitPicture, removeVisitPicture } from '../../../db/writes/visit-pictures';
import {
  addVisit,
  changeVisit,
  unknownVisit,
  type VisitTaskStatement,
  visitOfOthers,
  withdrawVisit,
} from '../../../db/writes/visits';
import { codeOfArea, commonCode, rangeOfCode } from '../../domain/areas';
import { type Campaign, latestEndDay } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import { notFoundProblem, Problem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import { daysForVisits, findVisitFault, type VisitKind, visitLimits } from '../../domain/visits';
import { formatDay } from '../../format/days';
import { readPhotograph } from '../../reports/photograph';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import {
  readVisit,
  readVisitPicture,
  readVisits,
  type VisitDetail,
  type VisitFilter,
  type VisitList,
} from '../loaders/visits';
import { requireCampaign, requireRole } from './require-area';
import { requireLines, requireWords } from './require-words';
import { freezePlaces, type SaidPlace } from './visit-places';

export type SaidTask = { task: string; person: string; dueDay: IsoDay };

export type SaidVisit = {
  kind: VisitKind;
  fromDay: IsoDay;
  toDay: IsoDay;
  participants: string;
  result: string;
};

type Named = { campaignSlug: string; id: number };

/** Refuses who records no visits, before anything is read of what they send. @throws Problem 403, or 404 without the campaign */
export function requireVisitor(ctx: Context, campaignSlug: string): Promise<Campaign> {
  requireRole(ctx, 'recordVisits');
  return requireCampaign(ctx, campaignSlug);
}

/**
 * Records a visit to some areas, with the reason as their pages say it now; returns its number.
 * @throws Problem 404 or 403 as `requireAreaFor`, 422 days that cannot be, words that are missing, a task for nobody
 */
export async function recordVisit(
  ctx: Context,
  input: SaidVisit & { campaignSlug: string; places: readonly SaidPlace[]; tasks: readonly SaidTask[] },
): Promise<number> {
  const campaign = await requireVisitor(ctx, input.campaignSlug);
  const places = await freezePlaces(ctx, input);
  const statement = await readStatement(ctx, campaign, input);
  if (input.tasks.length > visitLimits.tasks)
    throw new Problem('words-invalid', `Satu kunjungan paling banyak ${visitLimits.tasks} tugas.`);
  const tasks = input.tasks.map((task, at) => readTask(task, `Tugas ${at + 1}`));
  const code = places.map(({ area }) => codeOfArea(area.lo)).reduce((one, other) => commonOf(one, other));
  const area = await getArea(ctx.database, campaign.editionId, code);
  if (!area) throw new Error(`the edition has no ${code}`);
  return addVisit(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...{ campaignId: campaign.id, area: { lo: area.lo, hi: area.hi }, userId: auditedAs(ctx.actor) },
    ...{ statement, places, tasks },
  });
}

const commonOf = (one: string, other: string) => commonCode(rangeOfCode(one).lo, rangeOfCode(other).lo);

/** The fields of a recorded visit that a user changes; an absent field keeps its value. Places and their reasons never change. */
type SaidChange = { [Field in keyof SaidVisit]?: SaidVisit[Field] | undefined } & {
  /** Of the visit as the actor knows it; absent: as it stands. */
  version?: number | undefined;
  addTasks?: readonly SaidTask[];
  ticks?: readonly { taskId: number; done: boolean }[];
};

/**
 * Says otherwise what a visit was, what came of it, and of its tasks: all of it or, where any of it is refused, nothing.
 * @throws Problem as `changeVisit` of db/writes and `recordVisit`
 */
export async function restateVisit(ctx: Context, input: Named & SaidChange): Promise<void> {
  const { campaign, visit } = await requireOwn(ctx, input);
  const { campaignSlug: _, id, version, addTasks = [], ticks = [], ...said } = input;
  const { kind, fromDay, toDay, participants, result } = visit;
  const stands: SaidVisit = { kind, fromDay, toDay, participants, result };
  const changed = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const restates = Object.keys(changed).length > 0;
  const statement = restates ? await readStatement(ctx, campaign, { ...stands, ...changed }) : stands;
  await changeVisit(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...{ ...writeOf(ctx, campaign, id), ticks },
    restated: restates ? { version: version ?? visit.version, statement } : null,
    tasks: addTasks.map((task, at) => readTask(task, addTasks.length > 1 ? `Tugas ${at + 1}` : 'Tugas')),
  });
}

/** Takes a visit back. @throws Problem as `withdrawVisit` of db/writes */
export async function takeBackVisit(ctx: Context, input: Named & { note: string }): Promise<void> {
  const campaign = await requireVisitor(ctx, input.campaignSlug);
  const note = requireWords('Alasan penarikan', input.note, visitLimits.note);
  await withdrawVisit(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...writeOf(ctx, campaign, input.id),
    note,
  });
}

/** Adds what was agreed. @throws Problem as `changeVisit` of db/writes, 422 without what, who or when */
export async function agreeTask(ctx: Context, input: Named & { task: SaidTask }): Promise<void> {
  const campaign = await requireVisitor(ctx, input.campaignSlug);
  const tasks = [readTask(input.task, 'Tugas')];
  await changeVisit(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...writeOf(ctx, campaign, input.id),
    tasks,
  });
}

/** Says of a task that it is done, or not after all. @throws Problem as `changeVisit` of db/writes */
export async function tickTask(ctx: Context, input: Named & { taskId: number; done: boolean }): Promise<void> {
  const campaign = await requireVisitor(ctx, input.campaignSlug);
  const { taskId, done } = input;
  await changeVisit(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...writeOf(ctx, campaign, input.id),
    ticks: [{ taskId, done }],
  });
}

/** Keeps a photograph or a scan, drawn anew from its pixels. @throws Problem as `addVisitPicture`, 422 for what is none */
export async function addPicture(ctx: Context, input: Named & { bytes: Uint8Array; caption: string }): Promise<void> {
  const { campaign } = await requireOwn(ctx, input);
  const caption = requireWords('Keterangan', input.caption, { least: 0, most: visitLimits.caption });
  const picture = { ...(await readPhotograph(input.bytes)), caption };
  await addVisitPicture(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...writeOf(ctx, campaign, input.id),
    picture,
  });
}

/** @throws Problem as `removeVisitPicture` of db/writes */
export async function removePicture(ctx: Context, input: Named & { pictureId: number }): Promise<void> {
  const campaign = await requireVisitor(ctx, input.campaignSlug);
  const { pictureId } = input;
  await removeVisitPicture(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...writeOf(ctx, campaign, input.id),
    pictureId,
  });
}

/** A visit that the actor may change, before what they send is read. @throws Problem 403, 404, 409 in an archived campaign */
export async function requireOwn(ctx: Context, input: Named): Promise<VisitDetail> {
  requireRole(ctx, 'recordVisits');
  const found = await requireVisit(ctx, input);
  refuseClosed(found.campaign, 'change');
  if (!found.visit.mayChange) throw visitOfOthers();
  return found;
}

/** The visits that the actor sees. @throws Problem 404 without such a campaign or area, or outside the actor's own */
export async function requireVisits(
  ctx: Context,
  input: { campaignSlug: string; filter: VisitFilter },
): Promise<VisitList> {
  const list = await readVisits(ctx, input);
  if (!list) throw notFoundProblem();
  return list;
}

/** One of them. @throws Problem 404 */
export async function requireVisit(ctx: Context, input: Named): Promise<VisitDetail> {
  const found = await readVisit(ctx, input);
  if (!found) throw unknownVisit();
  return found;
}

/** A picture of a visit that the actor sees (PNG). @throws Problem 404 */
export async function requirePicture(
  ctx: Context,
  input: Named & { pictureId: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readVisitPicture(ctx, input);
  if (!bytes) throw notFoundProblem();
  return bytes;
}

const writeOf = (ctx: Context, campaign: Campaign, id: number) => ({
  ...{ campaignId: campaign.id, id, userId: auditedAs(ctx.actor) },
});

async function readStatement(ctx: Context, campaign: Campaign, said: SaidVisit): Promise<SaidVisit> {
  const { kind, fromDay, toDay } = said;
  const lastDay = latestEndDay(campaign, await listExtensions(ctx.database, campaign.id));
  const days = { startDay: campaign.startDay, lastDay };
  const fault = findVisitFault(said, days);
  if (fault) throw new Problem('visit-span', describeFault(fault, daysForVisits(days)));
  const participants = requireWords('Yang berkunjung', said.participants, visitLimits.participants);
  return {
    kind,
    fromDay,
    toDay,
    participants,
    result: requireLines('Hasil', said.result, { least: 0, most: visitLimits.result }),
  };
}

function describeFault(
  fault: NonNullable<ReturnType<typeof findVisitFault>>,
  may: { from: IsoDay; to: IsoDay },
): string {
  switch (fault) {
    case 'endsBeforeItStarts':
      return 'Kunjungan selesai sebelum mulai. Periksa kedua harinya.';
    case 'tooLong':
      return `Kunjungan paling lama ${visitLimits.days} hari. Periksa tahun dan tanggalnya, atau catat beberapa.`;
    case 'outsideCampaign':
      return `Kunjungan kampanye ini dicatat dari ${formatDay(may.from)} sampai ${formatDay(may.to)}.`;
  }
}

/** @throws Problem 422 */
function readTask({ task, person, dueDay }: SaidTask, named: string): VisitTaskStatement {
  const what = requireWords(named, task, visitLimits.task);
  if (person.trim() === '')
    throw new Problem(
      'task-for-nobody',
      `${named} '${what.slice(0, 60)}' belum menyebut siapa. Tulis nama atau jabatannya.`,
    );
  return { task: what, person: requireWords('Nama', person, visitLimits.person), dueDay };
}

import { visitKinds } from '../../lib/domain/visits';
import { describeVisitDays, listPlaces, visitKindLabels } from '../../lib/format/visit-words';
import { buildVisitAnswer, buildVisitsAnswer } from '../../lib/reports/visits-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { everyVisit } from '../../lib/server/loaders/visits';
import { readPlaces } from '../../lib/server/services/visit-places';
import { recordVisit, requireVisit, requireVisits, restateVisit } from '../../lib/server/services/visits';
import { type Command, oneOf, readArguments, readDayOption, required, WrongCall } from './command';

export const visitAdd: Command = {
  summary: 'mencatat kunjungan ke satu wilayah atau beberapa',
  help: `Pemakaian: kejar visit add KAMPANYE --kind JENIS --place LOKUS [--place LOKUS ...] --from HARI [--until HARI] --who SIAPA [--result HASIL]

  --kind    ${visitKinds.join(', ')}
  --place   kode atau nama wilayah; kampung sesudah koma: '36.04.09.2003, Kampung Baru'
  --until   tanpa ini: sehari
Alasannya diambil dari angka wilayah itu sekarang, dan tidak berubah lagi.`,
  async run(args, open) {
    const options = {
      kind: { type: 'string' },
      place: { type: 'string', multiple: true },
      from: { type: 'string' },
      until: { type: 'string' },
      who: { type: 'string' },
      result: { type: 'string', default: '' },
    } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const campaignSlug = positionals[0] ?? '';
    const fromDay = readDayOption(values.from, 'from');
    const said = {
      ...{ campaignSlug, fromDay, result: values.result, tasks: [] },
      kind: oneOf(required(values.kind, 'kind'), visitKinds, 'kind'),
      toDay: values.until === undefined ? fromDay : readDayOption(values.until, 'until'),
      participants: required(values.who, 'who'),
    };
    const text = (values.place ?? []).join('\n');
    required(text, 'place');
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const id = await recordVisit(ctx, { ...said, places: await readPlaces(ctx, { campaignSlug, text }) });
    const { visit } = await requireVisit(ctx, { campaignSlug, id });
    return { text: `Kunjungan ${id} dicatat: ${describeInLine(visit)}.`, json: buildVisitAnswer(visit) };
  },
};

export const visitDone: Command = {
  summary: 'mencatat hasil kunjungan, atau menyatakan sebuah tugasnya selesai',
  help: `Pemakaian: kejar visit done KAMPANYE NOMOR [--task NOMOR-TUGAS] [--result HASIL]

Paling sedikit satu dari --task dan --result.`,
  async run(args, open) {
    const options = { task: { type: 'string' }, result: { type: 'string' } } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE', 'NOMOR']);
    const named = { campaignSlug: positionals[0] ?? '', id: readNumber(positionals[1] ?? '', 'kunjungan') };
    const taskId = values.task === undefined ? null : readNumber(values.task, 'tugas');
    if (taskId === null && values.result === undefined) throw new WrongCall('Opsi --task atau --result belum ditulis.');
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const ticks = taskId === null ? [] : [{ taskId, done: true }];
    await restateVisit(ctx, { ...named, result: values.result, ticks });
    const { visit } = await requireVisit(ctx, named);
    const left = visit.tasks.filter(({ doneAt }) => doneAt === null).length;
    return {
      text: `Kunjungan ${visit.id}: ${describeInLine(visit)}. ${left} tugas belum selesai.`,
      json: buildVisitAnswer(visit),
    };
  },
};

export const visitList: Command = {
  summary: 'menampilkan kunjungan sebuah kampanye',
  help: `Pemakaian: kejar visit list KAMPANYE [--area KODE]`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { area: { type: 'string' } }, ['KAMPANYE']);
    const { serving } = await open();
    const list = await requireVisits(contextOf(operatorUser(), serving), {
      ...{ campaignSlug: positionals[0] ?? '', filter: { ...everyVisit, code: values.area ?? null } },
    });
    const lines = list.visits.map((visit) => `${visit.id}\t${describeInLine(visit)}`);
    return {
      text: lines.length === 0 ? 'Belum ada kunjungan yang dicatat.' : lines.join('\n'),
      json: buildVisitsAnswer(list),
    };
  },
};

function readNumber(text: string, what: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) throw new WrongCall(`'${text}' bukan nomor ${what}.`);
  return id;
}

function describeInLine(visit: Awaited<ReturnType<typeof requireVisits>>['visits'][number]): string {
  return `${visitKindLabels[visit.kind]} ${listPlaces(visit.places)}, ${describeVisitDays(visit)}, ${visit.participants}`;
}

import { formatDay } from '../../lib/format/days';
import { formatCount } from '../../lib/format/numbers';
import { describeSpan } from '../../lib/format/target-set-words';
import { buildTargetSetsAnswer } from '../../lib/reports/versions-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { addVersion, chooseVersion, requireTargetSets } from '../../lib/server/services/target-sets';
import { type Command, type Result, readArguments, readDayOption, required } from './command';

async function answer(ctx: ReturnType<typeof contextOf>, campaignSlug: string, said: string | null): Promise<Result> {
  const page = await requireTargetSets(ctx, { campaignSlug, code: null });
  const lines = page.versions.map((one) => {
    const total = page.rows[0]?.targets.get(one.id)?.total ?? null;
    const counts = one.spans.map(describeSpan).join('; ') || 'tidak berlaku';
    const figure = total === null ? 'kosong' : `target nasional ${formatCount(total)}`;
    return `${one.slug}\t${one.name}\t${figure}\t${counts}\t${one.letter ?? '–'}`;
  });
  return { text: said ?? lines.join('\n'), json: buildTargetSetsAnswer(page) };
}

export const targetsList: Command = {
  summary: 'daftar versi target sebuah kampanye, dan mana yang berlaku sejak kapan',
  help: 'Pemakaian: kejar targets list KAMPANYE',
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['KAMPANYE']);
    const { serving } = await open();
    return answer(contextOf(operatorUser(), serving), positionals[0] ?? '', null);
  },
};

export const targetsAddVersion: Command = {
  summary: 'menambah versi target, kosong atau salinan versi lain',
  help: `Pemakaian: kejar targets add-version KAMPANYE --name NAMA [--letter SURAT] [--decided HARI] [--note CATATAN] [--copy VERSI]

  --copy  nama dalam alamat (dipa) atau nomor versi yang disalin; tanpa ini versinya kosong
Versi baru belum berlaku: isi dengan kejar import --kind targets --target-set VERSI, lalu kejar targets default.`,
  async run(args, open) {
    const options = {
      name: { type: 'string' },
      letter: { type: 'string' },
      decided: { type: 'string' },
      note: { type: 'string' },
      copy: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const campaignSlug = positionals[0] ?? '';
    const said = {
      ...{ campaignSlug, name: required(values.name, 'name'), copyOf: values.copy ?? null },
      ...{ letter: values.letter ?? null, note: values.note ?? null },
      decidedDay: values.decided === undefined ? null : readDayOption(values.decided, 'decided'),
    };
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const id = await addVersion(ctx, said);
    return answer(ctx, campaignSlug, `Versi target ${said.name} ditambahkan dengan nomor ${id}. Belum berlaku.`);
  },
};

export const targetsDefault: Command = {
  summary: 'memilih versi target yang berlaku, mulai suatu hari',
  help: `Pemakaian: kejar targets default KAMPANYE VERSI --from HARI

  VERSI   nama dalam alamat (dipa) atau nomor; lihat kejar targets list
  --from  hari pertama berlakunya; hari-hari sebelumnya tetap memakai versi yang berlaku saat itu`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { from: { type: 'string' } }, ['KAMPANYE', 'VERSI']);
    const [campaignSlug = '', targetSet = ''] = positionals;
    const fromDay = readDayOption(values.from, 'from');
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    await chooseVersion(ctx, { campaignSlug, targetSet, fromDay, seen: null });
    return answer(ctx, campaignSlug, `Target ${targetSet} berlaku mulai ${formatDay(fromDay)}.`);
  },
};

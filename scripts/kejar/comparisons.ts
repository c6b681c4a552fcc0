import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { describeRefusal } from '../../lib/domain/imports';
import { readTypedFigure } from '../../lib/domain/typed-figures';
import { formatSource } from '../../lib/format/comparison-words';
import { formatCount } from '../../lib/format/numbers';
import { buildComparisonAnswer, buildComparisonsAnswer } from '../../lib/reports/comparisons-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import {
  recordComparison,
  requireComparison,
  requireComparisons,
  restoreComparison,
  uploadComparison,
  withdrawComparison,
} from '../../lib/server/services/comparisons';
import { readHour } from '../../lib/server/services/typed-spans';
import { type Command, readArguments, readDayOption, required, WrongCall } from './command';
import { callerFolder } from './files';

export const comparisonAdd: Command = {
  summary: 'memasukkan angka sumber lain di samping angka kita',
  help: `Pemakaian: kejar comparison add KAMPANYE --area KODE --source NAMA --day HARI [--hour JAM] (--file FILE [--partial] | --figure KODE=ANGKA [--figure ...])

  --file      CSV atau XLSX dengan kode atau nama wilayah dan kolom Total
  --partial   simpan yang terbaca walaupun ada baris yang ditolak
  --figure    misalnya 32.15=28650
Angka ini tidak pernah dijumlahkan dengan angka kita.`,
  async run(args, open) {
    const options = {
      area: { type: 'string' },
      source: { type: 'string' },
      day: { type: 'string' },
      hour: { type: 'string' },
      file: { type: 'string' },
      partial: { type: 'boolean' },
      figure: { type: 'string', multiple: true },
    } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const campaignSlug = positionals[0] ?? '';
    const { file, figure = [] } = values;
    if ((file === undefined) === (figure.length === 0))
      throw new WrongCall('Tulis salah satu: --file, atau --figure satu kali atau lebih.');
    const said = {
      ...{ campaignSlug, code: required(values.area, 'area'), source: required(values.source, 'source') },
      ...{ day: readDayOption(values.day, 'day'), hour: readHour('Jam', values.hour ?? '') },
    };
    const figures = figure.map(readFigure);
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const kept =
      file === undefined
        ? await recordComparison(ctx, { ...said, figures })
        : await uploadComparison(ctx, {
            ...{
              ...said,
              fileName: basename(file),
              bytes: new Uint8Array(await readFile(resolve(callerFolder(), file))),
            },
            acceptPartial: values.partial ?? false,
          });
    const found = await requireComparison(ctx, { campaignSlug, id: kept.id });
    const text = `Angka pembanding ${kept.id} disimpan: ${formatSource(found.set)}, ${formatCount(kept.figures)} angka.`;
    return { text: [text, ...kept.refused.map(describeRefusal)].join('\n'), json: buildComparisonAnswer(found) };
  },
};

export const comparisonWithdraw: Command = {
  summary: 'menarik angka sumber lain, atau mengembalikannya',
  help: `Pemakaian: kejar comparison withdraw KAMPANYE NOMOR [--undo]

  --undo   kembalikan yang sudah ditarik`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { undo: { type: 'boolean' } }, ['KAMPANYE', 'NOMOR']);
    const id = Number(positionals[1]);
    if (!Number.isSafeInteger(id) || id < 1) throw new WrongCall(`'${positionals[1]}' bukan nomor angka pembanding.`);
    const named = { campaignSlug: positionals[0] ?? '', id };
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    await (values.undo ? restoreComparison : withdrawComparison)(ctx, named);
    const found = await requireComparison(ctx, named);
    const text = `${formatSource(found.set)}: ${values.undo ? 'berlaku lagi' : 'ditarik'}.`;
    return { text, json: buildComparisonAnswer(found) };
  },
};

export const comparisonList: Command = {
  summary: 'menampilkan angka sumber lain yang sudah dimasukkan',
  help: `Pemakaian: kejar comparison list KAMPANYE [--area KODE]`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { area: { type: 'string' } }, ['KAMPANYE']);
    const { serving } = await open();
    const list = await requireComparisons(contextOf(operatorUser(), serving), {
      ...{ campaignSlug: positionals[0] ?? '', code: values.area ?? null },
    });
    const lines = list.sets.map((set) => {
      const state = set.withdrawnAt === null ? '' : ', ditarik';
      return `${set.id}\t${formatSource(set)}, ${set.area.name}: ${formatCount(set.figures)} angka${state}`;
    });
    return {
      text: lines.length === 0 ? 'Belum ada angka pembanding.' : lines.join('\n'),
      json: buildComparisonsAnswer(list),
    };
  },
};

function readFigure(text: string): { code: string; total: number } {
  const [code = '', typed = ''] = text.split('=');
  const reading = readTypedFigure(typed);
  if (!reading.ok || reading.value === null) throw new WrongCall(`'${text}' bukan KODE=ANGKA, misalnya 32.15=28650.`);
  return { code: code.trim(), total: reading.value };
}

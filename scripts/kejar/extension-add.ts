import { describeDeadline } from '../../lib/format/deadline';
import { buildExtensionsAnswer } from '../../lib/reports/extensions-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { extendArea, requireExtensions } from '../../lib/server/services/extensions';
import { type Command, readArguments, readDayOption, required } from './command';

export const extensionAdd: Command = {
  summary: 'mencatat surat yang memperpanjang kampanye untuk sebuah wilayah',
  help: `Pemakaian: kejar extension add KAMPANYE --until HARI --decided HARI --letter SURAT [--area KODE]

  --until    batas baru, sampai pukul 23.59 WIB
  --decided  hari putusan surat; batas baru berlaku sejak hari itu, boleh sesudah batas lama
  --area     wilayah yang diperpanjang dengan semua di dalamnya; tanpa ini: id, seluruh Indonesia
Batas yang tidak sesudah batas yang berlaku ditolak.`,
  async run(args, open) {
    const options = {
      until: { type: 'string' },
      decided: { type: 'string' },
      letter: { type: 'string' },
      area: { type: 'string', default: 'id' },
    } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const said = {
      ...{ campaignSlug: positionals[0] ?? '', code: values.area, letter: required(values.letter, 'letter') },
      ...{ endDay: readDayOption(values.until, 'until'), decidedDay: readDayOption(values.decided, 'decided') },
    };
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const id = await extendArea(ctx, said);
    const page = await requireExtensions(ctx, said);
    return {
      text: `Perpanjangan ${id} dicatat untuk ${said.code}: ${describeDeadline(said.endDay, 'WIB')}, ${said.letter}.`,
      json: buildExtensionsAnswer(said.campaignSlug, page),
    };
  },
};

import { formatDay } from '../../lib/format/days';
import { buildClosuresAnswer } from '../../lib/reports/closures-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { closeArea, openArea, requireClosures } from '../../lib/server/services/closures';
import { type Command, readArguments, readDayOption, required } from './command';

export const closureAdd: Command = {
  summary: 'mengesahkan sebuah wilayah sampai suatu hari',
  help: `Pemakaian: kejar closure add KAMPANYE --area KODE --until HARI [--held-reason ALASAN]

  --held-reason   sahkan juga bila ada angka janggal di dalamnya, dengan alasan ini
Yang disahkan tidak dapat diunggah, diketik, atau dibatalkan lagi untuk hari itu dan sebelumnya sampai dibuka.`,
  async run(args, open) {
    const options = { area: { type: 'string' }, until: { type: 'string' }, 'held-reason': { type: 'string' } } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const untilDay = readDayOption(values.until, 'until');
    const named = { campaignSlug: positionals[0] ?? '', code: required(values.area, 'area') };
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    await closeArea(ctx, { ...named, untilDay, settle: values['held-reason'] });
    const found = await requireClosures(ctx, { ...named, asOf: untilDay });
    return {
      text: `${named.code} disahkan s.d. ${formatDay(untilDay)}.`,
      json: buildClosuresAnswer(named.campaignSlug, found),
    };
  },
};

export const closureOpen: Command = {
  summary: 'membuka lagi sebuah wilayah yang sudah disahkan',
  help: `Pemakaian: kejar closure open KAMPANYE --area KODE --reason ALASAN [--from HARI]

  --from   hari pertama yang dibuka; tanpa ini: semua harinya`,
  async run(args, open) {
    const options = { area: { type: 'string' }, from: { type: 'string' }, reason: { type: 'string' } } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const fromDay = values.from === undefined ? null : readDayOption(values.from, 'from');
    const named = { campaignSlug: positionals[0] ?? '', code: required(values.area, 'area') };
    const reason = required(values.reason, 'reason');
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    await openArea(ctx, { ...named, fromDay, reason });
    const found = await requireClosures(ctx, { ...named, asOf: fromDay });
    return {
      text: fromDay === null ? `${named.code} dibuka lagi.` : `${named.code} dibuka lagi mulai ${formatDay(fromDay)}.`,
      json: buildClosuresAnswer(named.campaignSlug, found),
    };
  },
};

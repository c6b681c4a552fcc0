import { channels } from '../../lib/domain/counts';
import { parseMoment } from '../../lib/domain/outages';
import { formatAreaTitle } from '../../lib/format/areas';
import { describeDaysLost, describeSpan } from '../../lib/format/outage-words';
import { channelLabels } from '../../lib/format/words';
import { buildOutagesAnswer, describeOutage } from '../../lib/reports/outages-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { changeSpokenOutage, noteSpokenOutage, requireOutage, requireOutages } from '../../lib/server/services/outages';
import { type Command, oneOf, readArguments, required, WrongCall } from './command';

const moments = `HARI atau JAM: 2021-04-12, 2021-04-12T08:10 (WIB), 2021-04-12T10:10+09:00, atau now.`;

export const outageAdd: Command = {
  summary: 'mencatat gangguan sebuah wilayah dan semua di dalamnya',
  help: `Pemakaian: kejar outage add KAMPANYE --area KODE --reason PENYEBAB [--channel online|manual] [--from JAM] [--until JAM] [--source SUMBER]

  --from     mulai; tanpa ini: sekarang
  --until    selesai; tanpa ini: masih berlangsung
  --channel  tanpa ini: semua kanal
${moments}
Sehari hilang bila paling sedikit 7 dari 14 jam kerja terganggu, 07.00 sampai 21.00 waktu setempat.`,
  async run(args, open) {
    const options = {
      area: { type: 'string' },
      reason: { type: 'string' },
      channel: { type: 'string' },
      from: { type: 'string', default: 'now' },
      until: { type: 'string' },
      source: { type: 'string', default: '' },
    } as const;
    const { values, positionals } = readArguments(args, options, ['KAMPANYE']);
    const said = {
      ...{ campaignSlug: positionals[0] ?? '', code: required(values.area, 'area') },
      ...{ reason: required(values.reason, 'reason'), source: values.source },
      channel: values.channel === undefined ? null : oneOf(values.channel, ['online', 'manual'], 'channel'),
      from: readMoment(values.from, 'from'),
      until: values.until === undefined ? null : readMoment(values.until, 'until'),
    };
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const id = await noteSpokenOutage(ctx, said);
    const found = await requireOutage(ctx, { ...said, id });
    return { text: `Gangguan ${id} dicatat: ${describeInLine(found)}.`, json: describeOutage(found) };
  },
};

export const outageEnd: Command = {
  summary: 'menyatakan sebuah gangguan selesai',
  help: `Pemakaian: kejar outage end KAMPANYE NOMOR [--at JAM]

  --at   selesai; tanpa ini: sekarang
${moments}`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { at: { type: 'string', default: 'now' } }, [
      'KAMPANYE',
      'NOMOR',
    ]);
    const id = Number(positionals[1]);
    if (!Number.isSafeInteger(id) || id < 1) throw new WrongCall(`'${positionals[1]}' bukan nomor gangguan.`);
    const named = { campaignSlug: positionals[0] ?? '', id };
    const until = readMoment(values.at, 'at');
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    await changeSpokenOutage(ctx, { ...named, until });
    const found = await requireOutage(ctx, named);
    return { text: `Gangguan ${id} selesai: ${describeInLine(found)}.`, json: describeOutage(found) };
  },
};

export const outageList: Command = {
  summary: 'menampilkan gangguan yang dicatat di sebuah kampanye',
  help: `Pemakaian: kejar outage list KAMPANYE`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['KAMPANYE']);
    const { serving } = await open();
    const { campaign, outages } = await requireOutages(contextOf(operatorUser(), serving), {
      campaignSlug: positionals[0] ?? '',
    });
    const lines = outages.map((one) => `${one.id}\t${one.withdrawn ? 'ditarik: ' : ''}${describeInLine(one)}`);
    return {
      text: lines.length === 0 ? 'Belum ada gangguan yang dicatat.' : lines.join('\n'),
      json: buildOutagesAnswer(campaign.slug, outages),
    };
  },
};

function readMoment(text: string, option: string) {
  const moment = text === 'now' ? ('now' as const) : parseMoment(text);
  if (moment === null) throw new WrongCall(`--${option} '${text}' bukan hari atau jam. ${moments}`);
  return moment;
}

function describeInLine(one: Awaited<ReturnType<typeof requireOutage>>): string {
  const channel = channels.find((known) => known === one.channel);
  const what = channel === undefined ? 'semua kanal' : channelLabels[channel].toLowerCase();
  const when = describeSpan({ ...one, from: one.fromAt, until: one.toAt });
  return `${formatAreaTitle(one.area)}, ${what}, ${when}, ${one.reason} (${describeDaysLost(one.daysLost)})`;
}

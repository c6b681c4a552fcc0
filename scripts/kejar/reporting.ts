import { levelNames } from '../../lib/domain/areas';
import { formatAreaName, formatAreaTitle } from '../../lib/format/areas';
import { describePhase, describeReportState, describeSilence, describeStanding } from '../../lib/format/call-words';
import { formatDay } from '../../lib/format/days';
import { describeReporting } from '../../lib/format/reporting-words';
import { buildReportingAnswer } from '../../lib/reports/reporting-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import type { AreaReporting } from '../../lib/server/loaders/reporting';
import { requireReporting } from '../../lib/server/services/reporting';
import { type Command, readArguments, readDayOption, WrongCall } from './command';

export const reporting: Command = {
  summary: 'siapa yang sudah lapor, dan siapa yang perlu ditelepon',
  help: `Pemakaian: kejar reporting KAMPANYE [--area KODE] [--as-of HARI] [--detail RINCIAN]

  --area     wilayah yang dilihat; tanpa ini: seluruh Indonesia
  --as-of    hari yang dilihat, misalnya 2021-04-12; tanpa ini hari laporan terakhir
  --detail   provinsi, kabupaten, kecamatan, atau desa; tanpa ini bagian wilayah itu`,
  async run(args, open) {
    const text = { type: 'string' } as const;
    const { values, positionals } = readArguments(args, { area: text, 'as-of': text, detail: text }, ['KAMPANYE']);
    const asOf = values['as-of'] === undefined ? null : readDayOption(values['as-of'], 'as-of');
    const detail = levelNames.find((one) => one === values.detail) ?? null;
    if (values.detail !== undefined && detail === null) {
      throw new WrongCall(`--detail '${values.detail}' bukan rincian. Pilih: ${levelNames.slice(1).join(', ')}.`);
    }
    const { serving } = await open();
    const place = { campaignSlug: positionals[0] ?? '', code: values.area ?? 'id' };
    const found = await requireReporting(contextOf(operatorUser(), serving), { ...place, asOf, detail });
    return { text: tell(found), json: buildReportingAnswer(found) };
  },
};

function tell({ progress, reporting, list, contacts }: AreaReporting): string {
  const { campaign, area, asOf, detail: level, clock } = progress;
  const state = reporting
    ? describeReporting(reporting, { level, startDay: campaign.startDay, asOf })
    : (describeReportState(list, level) ?? '');
  const phase = describePhase(list.phase, { startDay: campaign.startDay, endDay: clock.endDay, asOf });
  const calls = list.calls.map((call) => {
    const contact = contacts.get(call.area.code);
    const office = contact?.telephone ? `; ${contact.name}, ${contact.telephone}` : '';
    return `  ${call.area.code} ${formatAreaName(call.area)}: ${describeSilence(call)}, ${describeStanding(call, asOf)}${office}`;
  });
  return [
    `${campaign.name}, ${formatAreaTitle(area)}, ${formatDay(asOf)}: ${state}`,
    ...(phase ? [phase] : []),
    ...calls,
  ]
    .join('\n')
    .trimEnd();
}

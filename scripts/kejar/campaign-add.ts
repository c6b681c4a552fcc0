import { openCampaignBody } from '../../lib/domain/api-campaigns';
import { describeCampaignDetail } from '../../lib/reports/progress-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { addCampaign } from '../../lib/server/services/campaigns';
import { campaignOptions, campaignOptionsHelp, readCampaignOptions } from './campaign-options';
import { type Command, readArguments, required, WrongCall } from './command';

export const campaignAdd: Command = {
  summary: 'membuka kampanye',
  help: `Pemakaian: kejar campaign add SLUG --name NAMA --start TANGGAL --end TANGGAL [opsi]

${campaignOptionsHelp}
  --target-set          nama versi target pertama (Target), yang angkanya dimuat kemudian
  --copy-scope SLUG     mulai dengan daftar wilayah kampanye lain yang seedisi; perpanjangannya tidak ikut
Yang tidak ditulis memakai yang biasa: satuan keluarga, edisi 2025, rencana lurus, semua tahap dan kanal.`,
  async run(args, open) {
    const options = { ...campaignOptions, 'target-set': { type: 'string' }, 'copy-scope': { type: 'string' } } as const;
    const { values, positionals } = readArguments(args, options, ['SLUG']);
    for (const name of ['name', 'start', 'end'] as const) required(values[name], name);
    const said = { unit: 'keluarga', edition: '2025', ...readCampaignOptions(values), slug: positionals[0] ?? '' };
    const parsed = openCampaignBody.safeParse({
      ...said,
      ...{ targetSet: { name: values['target-set'] ?? 'Target' }, copyScopeOf: values['copy-scope'] ?? null },
    });
    if (!parsed.success) throw new WrongCall(parsed.error.issues.map(({ message }) => message).join('\n'));
    const { targetSet, copyScopeOf, ...settings } = parsed.data;
    const { serving } = await open();
    const campaign = await addCampaign(contextOf(operatorUser(), serving), { settings, targetSet, copyScopeOf });
    return {
      text: `Kampanye ${campaign.slug} dibuka: ${campaign.name}, ${campaign.startDay} sampai ${campaign.endDay}.`,
      json: describeCampaignDetail(campaign),
    };
  },
};

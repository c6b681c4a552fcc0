import { getCampaign } from '../../db/queries/campaigns';
import { Problem } from '../../lib/domain/problems';
import { describeCampaignDetail } from '../../lib/reports/progress-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { patchCampaign } from '../../lib/server/services/campaigns';
import { readBasis } from './campaign-basis';
import { campaignOptions, campaignOptionsHelp, readCampaignOptions } from './campaign-options';
import { type Command, readArguments, WrongCall } from './command';

export const campaignEdit: Command = {
  summary: 'mengubah kampanye',
  help: `Pemakaian: kejar campaign edit SLUG --basis SURAT [opsi]

  --basis               surat yang memerintahkan, atau alasannya; tercatat dalam riwayat
${campaignOptionsHelp}
Bila sudah ada laporan, tanggal selesai, rencana dan batas status berlaku sejak hari ini.`,
  async run(args, open) {
    const options = { ...campaignOptions, basis: { type: 'string' } } as const;
    const { values, positionals } = readArguments(args, options, ['SLUG']);
    const basis = readBasis(values.basis);
    const changes = readCampaignOptions(values);
    if (Object.keys(changes).length === 0) throw new WrongCall('Belum ada yang diubah.');
    const slug = positionals[0] ?? '';
    const { serving } = await open();
    const standing = await getCampaign(serving, slug);
    if (!standing) throw new Problem('campaign-unknown', `Tidak ada kampanye '${slug}'.`);
    const patch = { slug, changes, state: null, version: standing.version, basis };
    const campaign = await patchCampaign(contextOf(operatorUser(), serving), patch);
    const changed = campaign.version !== standing.version;
    return {
      text: changed ? `Kampanye ${slug} diubah.` : `Kampanye ${slug} memang sudah begitu.`,
      json: describeCampaignDetail(campaign),
    };
  },
};

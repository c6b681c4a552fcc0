import { listCampaigns } from '../../db/queries/campaigns';
import { dayInJakarta } from '../../lib/domain/days';
import { describeCampaignState, formatCampaignSpan } from '../../lib/format/campaign-words';
import { describePlan } from '../../lib/format/plan-words';
import { describeCampaignDetail } from '../../lib/reports/progress-json';
import { type Command, readArguments } from './command';

export const campaignList: Command = {
  summary: 'menampilkan semua kampanye',
  help: `Pemakaian: kejar campaign list

Menampilkan semua kampanye: alamat, nama, masa pendataan, keadaan, satuan, edisi dan rencana.`,
  async run(args, open) {
    readArguments(args, {}, []);
    const { serving } = await open();
    const campaigns = await listCampaigns(serving);
    const today = dayInJakarta(new Date());
    const width = Math.max(0, ...campaigns.map(({ slug }) => slug.length));
    const lines = campaigns.map((campaign) => {
      const what = `${campaign.name}; ${formatCampaignSpan(campaign)}; ${describeCampaignState(campaign, today)}`;
      return `${campaign.slug.padEnd(width)}  ${what}; ${campaign.unit}, edisi ${campaign.edition}; ${describePlan(campaign.plan)}`;
    });
    return {
      text: lines.length > 0 ? lines.join('\n') : 'Belum ada kampanye.',
      json: { campaigns: campaigns.map(describeCampaignDetail) },
    };
  },
};

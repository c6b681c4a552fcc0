import { getCampaign } from '../../db/queries/campaigns';
import { Problem } from '../../lib/domain/problems';
import { describeCampaignDetail } from '../../lib/reports/progress-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { patchCampaign } from '../../lib/server/services/campaigns';
import { readBasis } from './campaign-basis';
import { type Command, readArguments, WrongCall } from './command';

const words = { open: 'dibuka kembali', closed: 'ditutup', archived: 'diarsipkan' } as const;

export const campaignClose: Command = {
  summary: 'menutup kampanye, mengarsipkannya, atau membukanya kembali',
  help: `Pemakaian: kejar campaign close SLUG --basis SURAT [--archive | --reopen]

Ditutup: laporan baru ditolak, yang salah masih dapat dibatalkan. --archive: tidak ada lagi yang dapat diubah.
--reopen: keduanya dicabut.`,
  async run(args, open) {
    const options = { basis: { type: 'string' }, archive: { type: 'boolean' }, reopen: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(args, options, ['SLUG']);
    if (values.archive && values.reopen) throw new WrongCall('Tulis --archive atau --reopen, tidak keduanya.');
    const state = values.archive ? 'archived' : values.reopen ? 'open' : 'closed';
    const basis = readBasis(values.basis);
    const slug = positionals[0] ?? '';
    const { serving } = await open();
    const standing = await getCampaign(serving, slug);
    if (!standing) throw new Problem('campaign-unknown', `Tidak ada kampanye '${slug}'.`);
    const patch = { slug, changes: {}, state, version: standing.version, basis } as const;
    const campaign = await patchCampaign(contextOf(operatorUser(), serving), patch);
    return { text: `Kampanye ${slug} ${words[state]}.`, json: describeCampaignDetail(campaign) };
  },
};

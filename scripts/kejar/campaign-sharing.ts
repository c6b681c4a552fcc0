import { setSharing } from '../../db/writes/campaigns';
import { auditedAs } from '../../lib/domain/users';
import { operatorUser } from '../../lib/server/auth/operator';
import { type Command, readArguments, WrongCall } from './command';

export const campaignSharing: Command = {
  summary: 'mengizinkan atau mematikan tautan tanpa masuk untuk sebuah kampanye',
  help: `Pemakaian: kejar campaign sharing SLUG on|off

off: semua tautan kampanye itu berhenti seketika dan tidak ada yang dapat dibuat. on: tautan yang belum lewat masanya dan
belum dicabut berlaku lagi.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['SLUG', 'on|off']);
    const [slug = '', word = ''] = positionals;
    if (word !== 'on' && word !== 'off') throw new WrongCall(`'${word}' tidak dikenal. Tulis on atau off.`);
    const sharing = word === 'on';
    const { serving } = await open();
    const changed = await setSharing(serving, { slug, sharing }, { id: auditedAs(operatorUser()) });
    const now = sharing ? 'diizinkan' : 'dimatikan';
    const text = `Tautan tanpa masuk untuk kampanye ${slug} ${changed ? now : `memang sudah ${now}`}.`;
    return { text, json: { campaign: slug, sharing, changed } };
  },
};

import { verifyProgress } from '../../db/writes/rebuild';
import { formatCount } from '../../lib/format/numbers';
import { type Command, readArguments } from './command';

export const verify: Command = {
  summary: 'membuktikan bahwa angka yang ditampilkan sama dengan buku besar',
  help: `Pemakaian: kejar verify [--campaign SLUG]

Menghitung ulang semua capaian dan target dari buku besar dan membandingkannya dengan yang tersimpan, tanpa mengubah apa
pun. Tanpa --campaign: semua kampanye. Kode keluar 0: sama; 1: ada beda, dan beda pertama dicetak.`,
  async run(args, open) {
    const { values } = readArguments(args, { campaign: { type: 'string' } }, []);
    const { owner } = await open();
    const results = await verifyProgress(owner, values.campaign ?? null);
    const lines = results.map(({ campaign, rows, difference }) =>
      difference === null
        ? `${campaign}: sama dengan buku besar (${formatCount(rows)} baris dibandingkan)`
        : `${campaign}: BERBEDA dari buku besar. Beda pertama: ${difference}\nPerbaiki dengan: npm run kejar -- rebuild --campaign ${campaign}`,
    );
    return {
      text: lines.length > 0 ? lines.join('\n') : 'Belum ada kampanye.',
      json: results,
      refused: results.some(({ difference }) => difference !== null),
    };
  },
};

import { rebuildProgress } from '../../db/writes/rebuild';
import { type Command, readArguments } from './command';

export const rebuild: Command = {
  summary: 'menghitung ulang angka yang ditampilkan dari buku besar',
  help: `Pemakaian: kejar rebuild [--campaign SLUG]

Menghitung ulang semua capaian dan target dari buku besar. Tanpa --campaign: semua kampanye. Unggahan ke kampanye yang
sedang dihitung menunggu sampai selesai; halaman tetap dapat dibuka.`,
  async run(args, open) {
    const { values } = readArguments(args, { campaign: { type: 'string' } }, []);
    const { owner } = await open();
    await rebuildProgress(owner, values.campaign ?? null);
    const what = values.campaign ? `Kampanye ${values.campaign}` : 'Semua kampanye';
    return { text: `${what} sudah dihitung ulang dari buku besar.`, json: { rebuilt: values.campaign ?? 'all' } };
  },
};

import { resolve } from 'node:path';
import { loadAreasFile } from '../../db/seed/areas';
import { formatCount } from '../../lib/format/numbers';
import { type Command, readArguments, required } from './command';
import { callerFolder } from './files';

export const areasLoad: Command = {
  summary: 'memuat satu edisi kode wilayah dari file CSV',
  help: `Pemakaian: kejar areas load FILE --edition NAMA

Memuat daftar wilayah sebagai edisi baru, misalnya --edition 2020. File: CSV (koma, titik koma atau tab; UTF-8) dengan
kolom kode dan nama, semua tingkat dalam satu file; wilayah di atas setiap wilayah harus ada di file itu juga.
Semua atau tidak sama sekali; edisi yang sudah ada tidak diubah.`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { edition: { type: 'string' } }, ['FILE']);
    const edition = required(values.edition, 'edition');
    const file = resolve(callerFolder(), positionals[0] ?? '');
    const { owner } = await open();
    const { areas } = await loadAreasFile(owner, file, edition);
    return { text: `Edisi ${edition} dimuat: ${formatCount(areas)} wilayah.`, json: { edition, areas } };
  },
};

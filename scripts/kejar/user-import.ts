import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { importPeople } from '../../lib/server/services/user-imports';
import { readEnvironment } from '../environment';
import { type Command, readArguments, required } from './command';
import { callerFolder } from './files';

export const userImport: Command = {
  summary: 'mengundang semua orang dari daftar XLSX atau CSV',
  help: `Pemakaian: kejar user import FILE --out HASIL.xlsx

Daftar dengan kolom Email, Nama, Kantor, Peran dan Kode wilayah. HASIL.xlsx memuat hasil setiap baris dan tautannya.
Dikirim sekali lagi, yang belum memakai tautannya mendapat yang baru.`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { out: { type: 'string' } }, ['FILE']);
    const file = resolve(callerFolder(), positionals[0] ?? '');
    const out = resolve(callerFolder(), required(values.out, 'out'));
    const bytes = new Uint8Array(await readFile(file));
    const { serving } = await open();
    const made = await importPeople(
      contextOf(operatorUser(), serving),
      { fileName: basename(file), bytes },
      readEnvironment().publicUrl,
    );
    // It holds links that open accounts.
    await writeFile(out, made.bytes, { mode: 0o600 });
    const { invited, renewed, known, refused } = made.counts;
    return {
      text: `${invited} diundang, ${renewed} mendapat tautan baru, ${known} tidak diubah, ${refused} ditolak. Hasil: ${out}`,
      json: { ...made.counts, out },
    };
  },
};

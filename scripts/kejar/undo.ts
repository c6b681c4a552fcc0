import { buildImportAnswer } from '../../lib/reports/import-json';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { undoUpload } from '../../lib/server/services/import-undo';
import { requireImport } from '../../lib/server/services/imports';
import { type Command, readArguments, WrongCall } from './command';

export const undo: Command = {
  summary: 'membatalkan sebuah unggahan yang sudah disimpan',
  help: `Pemakaian: kejar undo NOMOR [--accept-later]

  --accept-later   batalkan juga bila ada laporan sesudahnya yang memuat angka wilayah yang sama

Angka yang berlaku sebelum unggahan itu berlaku lagi. Angka yang sudah diganti laporan kemudian tidak berubah. Bila ada
laporan sesudahnya untuk hari yang sama atau hari berikutnya, tidak ada yang dibatalkan dan kode keluar 1.`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { 'accept-later': { type: 'boolean', default: false } }, [
      'NOMOR',
    ]);
    const id = Number(positionals[0]);
    if (!Number.isSafeInteger(id) || id < 1) throw new WrongCall(`'${positionals[0]}' bukan nomor unggahan.`);
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    await undoUpload(ctx, { id, acceptLater: values['accept-later'] });
    const found = await requireImport(ctx, id);
    return { text: `Unggahan ${id} dibatalkan.`, json: buildImportAnswer(found) };
  },
};

import { Problem } from '../../lib/domain/problems';

export const unknownUpload = () =>
  new Problem('unknown-upload', 'Kiriman ini sudah dihapus, atau bukan milik Anda. Pilih filenya, lalu unggah lagi.');

export const unknownPart = (parts: number) =>
  new Problem('unknown-part', `File ini terdiri dari ${parts} bagian, dihitung dari 0.`);

export const wrongLength = (number: number, { wanted, sent }: { wanted: number; sent: number }) =>
  new Problem(
    'part-length',
    `Bagian ${number} seharusnya ${wanted} byte, yang sampai ${sent} byte. Kirim bagian itu sekali lagi.`,
  );

export const incompleteUpload = () =>
  new Problem(
    'upload-incomplete',
    'Bagian-bagian file ini tidak lengkap, jadi tidak dapat diperiksa. Pilih filenya, lalu unggah lagi.',
  );

export const runningUpload = () =>
  new Problem('upload-running', 'Tunggu sampai pemeriksaannya selesai; belum ada angka yang dihitung.');

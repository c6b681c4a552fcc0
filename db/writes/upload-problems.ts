import { Problem } from '../../lib/domain/problems';

export const unknownUpload = () =>
  new Problem({
    status: 404,
    type: 'unknown-upload',
    title: 'Kiriman tidak ditemukan',
    detail: 'Kiriman ini sudah dihapus, atau bukan milik Anda. Pilih filenya, lalu unggah lagi.',
  });

export const unknownPart = (parts: number) =>
  new Problem({
    status: 404,
    type: 'unknown-part',
    title: 'Bagian tidak dikenal',
    detail: `File ini terdiri dari ${parts} bagian, dihitung dari 0.`,
  });

export const wrongLength = (number: number, { wanted, sent }: { wanted: number; sent: number }) =>
  new Problem({
    status: 400,
    type: 'part-length',
    title: 'Panjang bagian tidak cocok',
    detail: `Bagian ${number} seharusnya ${wanted} byte, yang sampai ${sent} byte. Kirim bagian itu sekali lagi.`,
  });

export const incompleteUpload = () =>
  new Problem({
    status: 409,
    type: 'upload-incomplete',
    title: 'Filenya tidak ada lagi di server',
    detail: 'Bagian-bagian file ini tidak lengkap, jadi tidak dapat diperiksa. Pilih filenya, lalu unggah lagi.',
  });

export const runningUpload = () =>
  new Problem({
    status: 409,
    type: 'upload-running',
    title: 'File sedang diperiksa',
    detail: 'Tunggu sampai pemeriksaannya selesai; belum ada angka yang dihitung.',
  });

import { isWorking, type UploadState } from '@/lib/domain/uploads';
import { formatUploadCount, uploadPhaseLabels } from '@/lib/format/import-words';

/** Where an upload stands, in a few words and a sentence with what to do. */
export function describeUpload(upload: UploadState): { label: string; sentence: string } {
  const count = formatUploadCount(upload);
  if (upload.phase === 'receiving') {
    return {
      label: uploadPhaseLabels.receiving,
      sentence: `${count ?? 'Belum ada bagian'} sudah sampai. Pilih file yang sama untuk melanjutkan.`,
    };
  }
  if (upload.phase === 'failed') {
    const { title, detail } = upload.problem ?? { title: uploadPhaseLabels.failed, detail: 'Unggah filenya lagi.' };
    return { label: title, sentence: detail };
  }
  const label = uploadPhaseLabels[upload.phase];
  return {
    label,
    sentence: isWorking(upload.phase) ? `${count ? `${count}. ` : ''}Belum ada angka yang dihitung.` : '',
  };
}

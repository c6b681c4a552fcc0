/** Words of remarks: what they say of an area is no heading of the rows below them. */
const remarks =
  /\b(?:belum|tidak|tdk|blm|sudah|sdh|yang|yg|catatan|keterangan|ket|nb|lapor|melapor|menyusul|sumber|hanya|termasuk|gangguan|lihat|mengetahui|kepala|camat|bupati|sekretaris)\b/i;

/** Whether a line of text is a remark about figures rather than a title. */
export function isRemark(text: string): boolean {
  return remarks.test(text);
}

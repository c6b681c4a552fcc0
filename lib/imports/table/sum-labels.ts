const sumWord = /^(?:(?:sub|grand)[\s-]*)?(?:total|jumlah|jml)\b[\s:.]*/i;

/** A sum that says so ("Jumlah", "Sub total Klari") comes after its rows; an area's name alone may stand before them. */
export function beginsWithSumWord(label: string): boolean {
  return sumWord.test(label);
}

/** What a sum is of: "Jumlah Kec. Klari" is of "Kec. Klari". */
export function withoutSumWord(label: string): string {
  return label.replace(sumWord, '').trim();
}

/**
 * Whether a sum is that of the rows so far, carried to the next page, or of one page: "Jumlah pindahan", "Jumlah halaman 2".
 * It is that of no area.
 */
export function isCarried(label: string): boolean {
  return /^(?:(?:sub|grand)[\s-]*)?(?:(?:total|jumlah|jml)\b[\s:.]*)?(?:yang\s+|yg\.?\s+)?(?:(?:di)?pindah(?:an|kan)|(?:per\s+)?(?:halaman|hal)\b)/i.test(
    label.trim(),
  );
}

/** A mean is no sum: it is neither compared nor kept. */
export function isMean(label: string): boolean {
  return /^rata[\s-]*rata\b/i.test(label);
}

/** "Jumlah Karawang, semua 30 kecamatan": the last row of our own tables where a filter hides areas. */
export function coversMore(label: string): boolean {
  return /, semua [\d.]+ \p{L}/u.test(label);
}

/**
 * The value of a Content-Disposition header by which a browser saves the answer under this name (RFC 6266): once in
 * ASCII for old programs, once in full. Nothing of the name can end the header or name a folder.
 */
export function formatAttachment(fileName: string): string {
  const name = fileName.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '_').slice(0, 200);
  const ascii = name.replaceAll(/[^\w.() -]/g, '_');
  const full = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`;
}

/** What a file is, by the end of its name. */
const mediaTypes: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a user sent is not run by anybody's browser. */
const foreign = {
  'Content-Type': 'application/octet-stream',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/**
 * A file of ours, for the one who asked for it alone.
 * @param shown attachment: saved under its name; inline: shown where a page asks for it; foreign: saved and never shown,
 *   for it is not ours
 */
export function answerFile(
  { fileName, bytes }: { fileName: string; bytes: Uint8Array<ArrayBuffer> },
  shown: 'attachment' | 'inline' | 'foreign' = 'attachment',
): Response {
  const disposition = formatAttachment(fileName);
  return new Response(bytes, {
    headers: {
      'Content-Type': mediaTypes[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      ...(shown === 'foreign' && foreign),
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': shown === 'inline' ? disposition.replace('attachment', 'inline') : disposition,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

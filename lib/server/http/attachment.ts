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

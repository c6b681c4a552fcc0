/** Bytes hashed at a time without the browser's own SHA-256: the page stays alive in between. */
const slice = 1024 * 1024;

/**
 * SHA-256 of a file, in hex. Browsers have their own only where the page is safe from others (HTTPS, localhost); an office
 * that serves it by plain HTTP in its own network has it computed here, more slowly.
 * @throws DOMException when the file has changed or gone since it was chosen
 */
export async function hashBlob(
  blob: Blob,
  own: Pick<SubtleCrypto, 'digest'> | undefined = globalThis.crypto?.subtle,
): Promise<string> {
  if (own) return toHex(new Uint8Array(await own.digest('SHA-256', await blob.arrayBuffer())));
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const hash = sha256.create();
  for (let at = 0; at < blob.size; at += slice) {
    hash.update(new Uint8Array(await blob.slice(at, at + slice).arrayBuffer()));
  }
  return toHex(hash.digest());
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

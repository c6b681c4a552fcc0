import { userInfo } from 'node:os';

const reasons: Record<string, (user: string) => string> = {
  EACCES: (user) =>
    `tidak dapat dibuka atau ditulisi pengguna ${user}. Jalankan sebagai pengguna yang memilikinya, atau berikan kepadanya dengan chown -R ${user}; folder lain dipilih dengan KEJAR_DATA_DIR.`,
  EROFS: () =>
    'ada di cakram yang hanya dapat dibaca. Pasang cakramnya dengan hak tulis, atau pilih folder lain dengan KEJAR_DATA_DIR.',
  ENOSPC: () => 'tidak dapat ditulisi, karena cakramnya penuh. Kosongkan cakram, lalu jalankan lagi.',
};

/** What to do about a file or folder that the system refuses, in words for an operator; null for any other error. */
export function explainFolderError(error: unknown, user = userInfo().username): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return null;
  const reason = reasons[error.code === 'EPERM' ? 'EACCES' : String(error.code)];
  return reason ? `${String(error.path)} ${reason(user)}` : null;
}

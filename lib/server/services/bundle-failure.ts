import { Problem } from '@/lib/domain/problems';

/** The class of Postgres' errors that say it has no room left: disk, memory, connections. */
const diskFull = new Set(['53100', 'ENOSPC']);

/** Why a bundle was not made, as its page says it. `expected`: nothing is wrong with the program. */
export function describeBundleFailure(error: unknown): { sentence: string; expected: boolean } {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof Problem) return { sentence: `${inner.title}. ${inner.detail}`, expected: true };
    if ('code' in inner && typeof inner.code === 'string' && diskFull.has(inner.code)) {
      const sentence = 'Ruang penyimpanan server penuh, dan tidak ada yang tersimpan. Hubungi pengelola server.';
      return { sentence, expected: false };
    }
  }
  const sentence = 'Terjadi kesalahan di server, dan tidak ada yang tersimpan. Mulai lagi.';
  return { sentence, expected: false };
}

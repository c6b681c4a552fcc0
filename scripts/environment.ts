import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { hasDemo } from '../lib/domain/personas';
import { parseEmail } from '../lib/domain/users';
import type { MailServer } from '../lib/reports/mail';
import { StepError } from './steps.mjs';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** What the environment says, checked. */
export type Environment = {
  port: number;
  /** The owner's address of a Postgres that is not ours to start; null: the embedded one. */
  databaseUrl: string | null;
  /** Where the web server signs in, when a pooler stands before that Postgres; `prepared`: it follows prepared statements. */
  pooler: { url: string; prepared: boolean } | null;
  /** A streaming standby of that Postgres, for what only reads. */
  standbyUrl: string | null;
  /** Null: one is made and kept in the data folder. */
  authSecret: string | null;
  /** What the audit is sealed with; null: with the secret of the session cookies. */
  auditSecret: string | null;
  /** The file that the ends of the audit chain are noted in. */
  auditHeads: string;
  /** Whether an empty database gets the demo, and the demo's people may sign in. */
  demo: boolean;
  /** The address that readers use, as links and cookies need it. */
  publicUrl: string;
  /** Holds the embedded Postgres and the secret. */
  dataFolder: string;
  /** The address of this machine that the web server listens on. */
  host: string;
  /** How many proxies stand in front, each of which adds to `X-Forwarded-For`; 0: that header is not believed. */
  proxyHops: number;
  /** Whom `Strict-Transport-Security` binds: this host, those below it too, or those and the lists of browsers. */
  hsts: 'host' | 'subdomains' | 'preload';
  /** Where a backup is put each day, and how many are kept; null: none is made. */
  backups: { folder: string; kept: number } | null;
  /** Where recaps are handed in to be sent; null: none is sent. */
  mail: MailServer | null;
};

/** Where the serving role signs in besides DATABASE_URL: with the name and password that it has there. */
const placeOfPostgres = z.string().refine((text) => isPostgresAddress(text) && new URL(text).username === '', {
  error: 'harus berbentuk postgres://host:5432/nama_basis_data, tanpa pengguna dan sandi.',
});

const variables = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, {
        error: (issue) => `'${issue.input}' bukan nomor porta. Tulis angka 1 sampai 65535, misalnya 3000.`,
      })
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, { error: 'nomor porta harus 1 sampai 65535.' })
      .default(3000),
    DATABASE_URL: z
      .string()
      .refine(isPostgresAddress, {
        error:
          'harus berbentuk postgres://pengguna:sandi@host:5432/nama_basis_data. Kosongkan untuk memakai Postgres bawaan.',
      })
      .optional(),
    KEJAR_POOLER_URL: placeOfPostgres.optional(),
    KEJAR_POOLER_PREPARED: z
      .enum(['0', '1'], {
        error: (issue) =>
          `'${issue.input}' tidak dikenal. Tulis 1 bila pooler mengikuti prepared statements, selain itu 0.`,
      })
      .default('0'),
    KEJAR_READ_URL: placeOfPostgres.optional(),
    AUTH_SECRET: z
      .string()
      .min(32, {
        error: 'terlalu pendek: pakai paling sedikit 32 karakter acak, misalnya dari: openssl rand -base64 33',
      })
      .optional(),
    KEJAR_AUDIT_SECRET: z
      .string()
      .min(32, {
        error: 'terlalu pendek: pakai paling sedikit 32 karakter acak, misalnya dari: openssl rand -base64 33',
      })
      .optional(),
    KEJAR_AUDIT_HEADS: z.string().optional(),
    KEJAR_DEMO: z
      .enum(['0', '1'], {
        error: (issue) => `'${issue.input}' tidak dikenal. Tulis 1 (dengan demo) atau 0 (tanpa demo).`,
      })
      .optional(),
    KEJAR_DATA_DIR: z.string().optional(),
    KEJAR_HOST: z
      .string()
      .refine((text) => isIP(text) !== 0, {
        error: (issue) =>
          `'${issue.input}' bukan alamat IP. Tulis 0.0.0.0 agar mesin lain dapat membukanya, 127.0.0.1 agar hanya mesin ini.`,
      })
      .default('127.0.0.1'),
    KEJAR_PROXY_HOPS: z
      .string()
      .regex(/^[0-9]$/, {
        error: (issue) =>
          `'${issue.input}' bukan banyaknya perantara. Tulis 1 bila satu perantara (nginx) di depan, 0 bila tidak ada.`,
      })
      .transform(Number)
      .default(0),
    KEJAR_HSTS: z
      .enum(['host', 'subdomains', 'preload'], {
        error: (issue) =>
          `'${issue.input}' tidak dikenal. Tulis subdomains bila semua alamat di bawahnya memakai TLS, preload bila juga didaftarkan ke peramban, host bila tidak.`,
      })
      .default('host'),
    KEJAR_METRICS_TOKEN: z
      .string()
      .min(32, {
        error: 'terlalu pendek: pakai paling sedikit 32 karakter acak, misalnya dari: openssl rand -base64 33',
      })
      .optional(),
    KEJAR_BACKUP_DIR: z.string().optional(),
    KEJAR_BACKUPS_KEPT: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, {
        error: (issue) => `'${issue.input}' bukan banyaknya cadangan. Tulis angka 1 sampai 9999, misalnya 14.`,
      })
      .transform(Number)
      .default(14),
    NEXTAUTH_URL: z
      .url({
        protocol: /^https?$/,
        error: (issue) => `'${issue.input}' bukan alamat web. Tulis seperti https://kejar.example.go.id`,
      })
      .optional(),
    // What stands there may hold a password: it is not repeated.
    KEJAR_SMTP_URL: z
      .string()
      .transform((text, context) => {
        const server = parseMailServer(text);
        if (server) return server;
        context.addIssue({
          code: 'custom',
          message:
            'harus berbentuk smtp://pengguna:sandi@host:587 atau smtps://pengguna:sandi@host:465; tanda khusus dalam sandi ditulis seperti %40 untuk @.',
        });
        return z.NEVER;
      })
      .optional(),
    KEJAR_SMTP_FROM: z
      .string()
      .transform((text, context) => {
        const sender = parseSender(text);
        if (sender) return sender;
        context.addIssue({
          code: 'custom',
          message: `'${text}' bukan alamat email. Tulis seperti rekap@kantor.go.id atau Kejar Target <rekap@kantor.go.id>`,
        });
        return z.NEVER;
      })
      .optional(),
  })
  .refine((values) => values.DATABASE_URL === undefined || values.AUTH_SECRET !== undefined, {
    path: ['AUTH_SECRET'],
    error: 'wajib diisi bila DATABASE_URL diisi (paling sedikit 32 karakter acak, tetap sama di setiap penyalaan).',
  })
  .refine((values) => values.DATABASE_URL !== undefined || !(values.KEJAR_POOLER_URL ?? values.KEJAR_READ_URL), {
    path: ['DATABASE_URL'],
    error: 'wajib diisi bila KEJAR_POOLER_URL atau KEJAR_READ_URL diisi: Postgres bawaan tidak memakai keduanya.',
  })
  .refine((values) => values.KEJAR_SMTP_URL === undefined || values.KEJAR_SMTP_FROM !== undefined, {
    path: ['KEJAR_SMTP_FROM'],
    error: 'wajib diisi bila KEJAR_SMTP_URL diisi: alamat pengirim email rekap.',
  });

/** The settings that there are. */
export const settingNames: readonly string[] = Object.keys(variables.shape);

/**
 * Reads and checks the environment. A variable that is set to nothing counts as not set.
 * @throws StepError that names every variable that is wrong and what to write
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = source[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const read = variables.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new StepError(`Pengaturan lingkungan perlu diperbaiki:\n${lines.join('\n')}`);
  }
  const { PORT, DATABASE_URL, AUTH_SECRET, KEJAR_DATA_DIR, NEXTAUTH_URL } = read.data;
  const { KEJAR_AUDIT_SECRET, KEJAR_AUDIT_HEADS, KEJAR_HOST, KEJAR_BACKUP_DIR, KEJAR_BACKUPS_KEPT } = read.data;
  const dataFolder = KEJAR_DATA_DIR ? resolve(root, KEJAR_DATA_DIR) : join(root, '.data');
  const { KEJAR_SMTP_URL: server, KEJAR_SMTP_FROM: from } = read.data;
  const { KEJAR_POOLER_URL: pooler, KEJAR_POOLER_PREPARED: prepared, KEJAR_READ_URL: standby } = read.data;
  return {
    port: PORT,
    databaseUrl: DATABASE_URL ?? null,
    pooler: pooler === undefined ? null : { url: pooler, prepared: prepared === '1' },
    standbyUrl: standby ?? null,
    authSecret: AUTH_SECRET ?? null,
    auditSecret: KEJAR_AUDIT_SECRET ?? null,
    auditHeads: KEJAR_AUDIT_HEADS ? resolve(root, KEJAR_AUDIT_HEADS) : join(dataFolder, 'audit-heads'),
    demo: hasDemo(given),
    publicUrl: NEXTAUTH_URL ?? `http://localhost:${PORT}`,
    dataFolder,
    host: KEJAR_HOST,
    proxyHops: read.data.KEJAR_PROXY_HOPS,
    hsts: read.data.KEJAR_HSTS,
    backups: KEJAR_BACKUP_DIR ? { folder: resolve(root, KEJAR_BACKUP_DIR), kept: KEJAR_BACKUPS_KEPT } : null,
    mail: server && from ? { ...server, from } : null,
  };
}

function isPostgresAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && pathname.length > 1;
}

/** smtp://user:password@host:port; null for anything else. */
function parseMailServer(text: string): Omit<MailServer, 'from'> | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const plain = (pathname === '' || pathname === '/') && search === '' && hash === '';
  if (!/^smtps?:$/.test(protocol) || hostname === '' || !plain || (username === '') !== (password === '')) return null;
  const secure = protocol === 'smtps:';
  const login = readLogin(username, password);
  if (login === undefined) return null;
  return {
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    login,
  };
}

/** Null: there is none. Undefined: a stray percent sign. */
function readLogin(username: string, password: string): MailServer['login'] | undefined {
  if (username === '') return null;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

/** "rekap@kantor.go.id" or "Kejar Target <rekap@kantor.go.id>"; null for anything else. */
function parseSender(text: string): MailServer['from'] | null {
  const [, name = '', bare = text] = /^([^<>"\p{Cc}]*)<([^<>]*)>$/u.exec(text) ?? [];
  const address = parseEmail(bare);
  return address === null ? null : { name: name.trim(), address };
}

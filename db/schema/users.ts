import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { settingKeys } from '../../lib/domain/settings';
import { roles } from '../../lib/domain/users';

export const users = pgTable(
  'users',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Lower case. */
    email: text().notNull(),
    name: text().notNull(),
    office: text().notNull(),
    role: text({ enum: roles }).notNull(),
    /** The user's own area; `id` for the nation. Codes are the same in every edition or the area is not found. */
    areaCode: text().notNull(),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** Argon2id; null where nobody can sign in with a password. */
    passwordHash: text(),
    disabledAt: timestamp({ withTimezone: true }),
    /** The secret of the second factor, encrypted (lib/server/auth/second-factor.ts); null: there is none. */
    totpSecret: text(),
    /** Null: the user has not yet confirmed it with a code, so signing in does not ask for one. */
    totpSince: timestamp({ withTimezone: true }),
    /** The time step of the last accepted code: each code is valid once. */
    totpStep: integer(),
    /** SHA-256 of the recovery codes that were not used yet. */
    recoveryHashes: text().array().notNull().default([]),
    /** When the owner of its e-mail address opened a link that was sent there; null: never. */
    emailConfirmedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('users_email').on(table.email)],
);

/** One row a sign-in; the cookie carries the secret whose SHA-256 is the key. */
export const sessions = pgTable(
  'sessions',
  {
    hash: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
    /** The number by which the list of sessions names it, since that shows no secret. */
    id: integer().notNull().generatedAlwaysAsIdentity(),
    /** The user agent of the browser at the sign-in. */
    agent: text().notNull().default(''),
    /** Time of the last use, to some minutes. */
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    hash: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp({ withTimezone: true }),
    expiresAt: timestamp({ withTimezone: true }).notNull().default(sql`now() + interval '90 days'`),
    id: integer().notNull().generatedAlwaysAsIdentity(),
    /** The purpose, as its owner wrote it. */
    name: text().notNull().default(''),
    /** Time of the last use, to some minutes. */
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('api_tokens_user').on(table.userId)],
);

/**
 * One-time links by which users set their name and password, for a new account or after a reset. Only the newest of an
 * account is valid. The link carries the secret whose SHA-256 is the key.
 */
export const invitations = pgTable(
  'invitations',
  {
    hash: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    /** Null: the operator at the command line. */
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('invitations_user').on(table.userId)],
);

/** Settings of the whole installation, by name (lib/domain/settings.ts). */
export const settings = pgTable('settings', {
  key: text({ enum: settingKeys }).primaryKey(),
  value: text().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  updatedBy: integer().references(() => users.id),
});

/** Failed sign-ins an account and an address, in the shape rate-limiter-flexible keeps them. */
export const loginLimits = pgTable('login_limits', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: timestamp({ withTimezone: true }),
});

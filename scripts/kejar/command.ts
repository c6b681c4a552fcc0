import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Database } from '../../db/client';
import type { IsoDay } from '../../lib/domain/days';
import { describeUnreadDay, readTypedDay } from '../../lib/format/typed-days';
import type { OpenPostgres } from '../database';
import type { Environment } from '../environment';

/** What a command has to say: `text` for people, `json` for `--json`. */
export type Result = {
  text: string;
  json: unknown;
  /** Done as asked, and the answer is no: exit code 1. */
  refused?: boolean;
};

/** The databases of a command. Opened when it is known that the call is right. */
export type Session = {
  /** Past row-level security: for what concerns the database as a whole. */
  owner: Database;
  /** As the web server reads and writes. */
  serving: Database;
};

type Described = {
  /** One line for the list of commands. */
  summary: string;
  /** All that `--help` prints. */
  help: string;
};

export type Command = Described & {
  run(args: string[], open: () => Promise<Session>): Promise<Result>;
};

/** What a command works with that concerns the installation rather than what it holds. */
export type Installation = {
  postgres: OpenPostgres;
  environment: Environment;
  /** Says what is being done, for work that takes long. */
  report: (step: string) => void;
  /** Migrates the database and opens it, as for every other command. `auditSecret`: what its audit is sealed with. */
  prepared(auditSecret: string): Promise<Session>;
};

/** A command that finds the database as it is: nothing is migrated and nothing loaded before it says so. */
export type InstallationCommand = Described & {
  runOn(args: string[], open: () => Promise<Installation>): Promise<Result>;
};

/** The call itself is wrong: exit code 2, whatever the database holds. */
export class WrongCall extends Error {}

/** Reads a command's options and arguments. @throws WrongCall in Indonesian */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  names: readonly string[],
) {
  const { values, positionals } = parse(args, options);
  if (positionals.length < names.length) throw new WrongCall(`${names[positionals.length]} belum ditulis.`);
  if (positionals.length > names.length) {
    throw new WrongCall(
      `'${positionals[names.length]}' berlebih. Nama yang memuat spasi ditulis di antara tanda petik.`,
    );
  }
  return { values, positionals };
}

function parse<const T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    const [, option] = /'([^']+)'/.exec(error.message) ?? [];
    if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new WrongCall(`Opsi ${option} tidak dikenal.`);
    if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new WrongCall(
        `Opsi ${option} tidak ditulis dengan benar. Tulis nilainya sesudah opsi, misalnya --area 32.15.`,
      );
    }
    throw error;
  }
}

/** The value of an option that may not be left out. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new WrongCall(`Opsi --${option} belum ditulis.`);
  return value;
}

/** The day of an option that may not be left out, written as in the forms: 2021-06-21, '21 Juni 2021', 21/6/2021. */
export function readDayOption(value: string | undefined, option: string): IsoDay {
  const text = required(value, option);
  const day = readTypedDay(text);
  if (day === null) throw new WrongCall(`--${option} ${describeUnreadDay(text)}`);
  return day;
}

/** The value of an option that knows only these words. */
export function oneOf<T extends string>(value: string, words: readonly T[], option: string): T {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new WrongCall(`--${option} '${value}' tidak dikenal. Pilih: ${words.join(', ')}.`);
  return found;
}

/** What a form about accounts says when it was sent. */
export type UserFormState = {
  /** Counts up with every try, so that the form is drawn anew. */
  tries: number;
  /** What was typed, but for passwords and codes. */
  typed: Record<string, string>;
  problem: { title: string; detail: string } | null;
  done: UserFormDone | null;
};

/** What came of it, some of which is shown this once. */
export type UserFormDone =
  | { kind: 'said'; text: string }
  | { kind: 'link'; url: string; until: string; email: string; name: string }
  | { kind: 'token'; token: string }
  | { kind: 'secret'; uri: string; typed: string }
  | { kind: 'codes'; codes: string[] };

export const untouchedForm: UserFormState = { tries: 0, typed: {}, problem: null, done: null };

export type UserFormAction = (previous: UserFormState, form: FormData) => Promise<UserFormState>;

/** A field of a form about accounts, as data: a page hands it to the form. */
export type UserFormField = {
  name: string;
  label: string;
  kind: 'text' | 'email' | 'password' | 'newPassword' | 'code' | 'choice' | 'hidden';
  value?: string;
  hint?: string;
  autoComplete?: string;
  optional?: boolean;
  choices?: { value: string; label: string }[];
};

/** The field in which the password is typed again before something that opens the account is changed, made or ended. */
export const passwordAgain: UserFormField = {
  name: 'sandi-lama',
  label: 'Kata sandi sekarang',
  kind: 'password',
  autoComplete: 'current-password',
};

/** Ends all sessions but the one that asks, in place of the number of one. */
export const everyOtherSession = 'lain';

/** Fields whose content never comes back to the page. The code of the first run, `kode-mulai`, does: it is long, and useless once used. */
export const secretFields: readonly string[] = ['sandi', 'sandi-lama', 'kode'];

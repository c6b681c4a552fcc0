/** What is kept of who came in: a sign-in, a wrong password or code, an attempt that was shut out, a file handed out. */
export const accessEvents = ['signIn', 'wrong', 'lockOut', 'download'] as const;
export type AccessEvent = (typeof accessEvents)[number];

/** Months that the addresses from which it happened are kept. */
export const addressMonths = 12;

export type Access = {
  event: AccessEvent;
  /** Null: of an account that there is not. */
  userId: number | null;
  address: string | null;
  requestId: string | null;
  subject: string;
};

/** An account in a span of time, as an incident is reported. */
export type TouchedAccount = {
  email: string;
  name: string;
  office: string;
  areaCode: string;
  signIns: number;
  wrong: number;
  lockOuts: number;
  downloads: number;
  changes: number;
  addresses: string[];
  first: Date;
  last: Date;
};

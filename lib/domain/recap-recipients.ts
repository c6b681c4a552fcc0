/**
 * waiting: the mail with the link has not gone out. asked: it has, and nobody has answered. failed: it does not reach the
 * address. confirmed: its owner wants the recap. declined: its owner does not. withdrawn: the office names it no more.
 */
export const recipientStates = ['waiting', 'asked', 'failed', 'confirmed', 'declined', 'withdrawn'] as const;
export type RecipientState = (typeof recipientStates)[number];

/** link: by the link. account: an account of that address has confirmed it before. earlier: it had recaps before links were. */
export const confirmedBy = ['link', 'account', 'earlier'] as const;
export type ConfirmedBy = (typeof confirmedBy)[number];

/** Days for which a link of a recipient opens. */
export const recipientLinkDays = 7;

/** An address that an office has named for its recap. */
export type RecapRecipient = {
  id: number;
  email: string;
  state: RecipientState;
  confirmedBy: ConfirmedBy | null;
  /** End of the link that was sent last; null: there is none. */
  expiresAt: Date | null;
  error: string | null;
};

/** Whether a link may be sent anew: not to who has said yes or no, nor while one is on its way. */
export function mayAskAgain(state: RecipientState): boolean {
  return state === 'asked' || state === 'failed';
}

/** What a share link opens: the sheet or the area page, with the figures of the moment or of a fixed day. */
export const sharedPages = ['lembar', 'halaman'] as const;
export type SharedPage = (typeof sharedPages)[number];

export const shareLimits = {
  /** How long a link works, in days. */
  days: { least: 1, most: 90, standard: 7 },
  note: 200,
  /** Links of one area of a campaign that work at the same time. */
  live: 50,
} as const;

/** The picture that messengers show beside a link, in pixels. */
export const previewSize = { width: 1200, height: 630 } as const;

/** A link as a list shows it. The secret is no part of it: nobody has it but those who were sent it. */
export type ShareLink = {
  id: number;
  shows: SharedPage;
  /** The query of the page (day, stage, columns …), without the question mark. */
  query: string;
  /** The frozen sheet that it shows; null: the figures as they are. */
  snapshot: { id: number; name: string; deleted: boolean } | null;
  note: string;
  owner: { name: string; office: string; disabled: boolean };
  createdAt: Date;
  expiresAt: Date;
  revoked: { at: Date; by: string | null } | null;
  uses: number;
  lastUsedAt: Date | null;
};

/** Why a link works, or the first reason why it does not. `off`: the campaign shares nothing. */
export type ShareState = 'live' | 'off' | 'revoked' | 'expired' | 'ownerDisabled' | 'snapshotDeleted';

/** The same conditions as the database's `share_link_of`, which is the one that opens. */
export function stateOfShare(
  link: Pick<ShareLink, 'revoked' | 'expiresAt' | 'owner' | 'snapshot'>,
  at: { now: Date; sharing: boolean },
): ShareState {
  if (link.revoked) return 'revoked';
  if (link.expiresAt <= at.now) return 'expired';
  if (link.owner.disabled) return 'ownerDisabled';
  if (link.snapshot?.deleted) return 'snapshotDeleted';
  return at.sharing ? 'live' : 'off';
}

const secretAddress = /^(\/(?:b|penerima|undangan)\/)[^/?#]+/;

/** A path as a log may keep it: the secret of a link opens what it names, or answers in its owner's name. */
export function withoutSecret(path: string): string {
  return path.replace(secretAddress, '$1…');
}

/** What a share link opens: the sheet or the area page, with the figures of the moment or of a fixed day. */
export const sharedPages = ['lembar', 'halaman'] as const;
export type SharedPage = (typeof sharedPages)[number];

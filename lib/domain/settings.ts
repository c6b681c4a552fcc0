/**
 * What holds for the whole installation. firstRunCode: the SHA-256 of the code that lets a browser make the first
 * administrator; gone once it was used. secondFactor: `required` when administrators and provinces must have one.
 */
export const settingKeys = ['firstRunCode', 'secondFactor'] as const;
export type SettingKey = (typeof settingKeys)[number];

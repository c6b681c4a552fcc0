/** What is printed on top of a sheet: kop surat. */
export type Letterhead = {
  /** The office, in the capitals or letters that it writes itself with. */
  name: string;
  /** Address, telephone, e-mail; a line each, the government above the office first where it says so. */
  lines: string[];
  /** A PNG or JPEG, base64; null: none. */
  logo: { type: LogoType; base64: string } | null;
};

/** Who signs. Every part may be empty: a line to write on stands instead. */
export type Signature = { place: string; position: string; name: string; nip: string };

export const logoTypes = ['image/png', 'image/jpeg'] as const;
export type LogoType = (typeof logoTypes)[number];

import { checkPicture, type PictureCheck, type PictureRules, refusePictureSize } from './pictures';

export const photographLimits = {
  bytes: 8 * 1024 * 1024,
  /** Width and height in pixels, as sent. */
  pixels: 5000,
} as const;

const rules: PictureRules = {
  ...{ name: 'Gambar', wanted: 'foto atau hasil pindai, PNG atau JPEG', ...photographLimits },
  advice: 'Perkecil gambarnya, 1.600 × 1.200 piksel sudah cukup.',
  still: 'kunjungan memerlukan gambar diam',
};

/** Whether the bytes of a file are a photograph or a scan that a visit may keep. */
export function checkPhotograph(bytes: Uint8Array): PictureCheck {
  return checkPicture(bytes, rules);
}

/** What a file says that is larger than a photograph may be. */
export function refusePhotographSize(bytes: number): Extract<PictureCheck, { ok: false }> {
  return refusePictureSize(bytes, rules);
}

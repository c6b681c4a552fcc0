import { officeLimits } from './offices';
import { checkPicture, type PictureCheck, type PictureRules, refusePictureSize } from './pictures';

const rules: PictureRules = {
  ...{
    name: 'Logo',
    wanted: 'gambar logo PNG atau JPEG',
    bytes: officeLimits.logoBytes,
    pixels: officeLimits.logoPixels,
  },
  advice: 'Perkecil gambarnya, 600 × 600 piksel sudah cukup.',
  still: 'kop surat memerlukan gambar diam',
};

/** Whether the bytes of a file are a picture that may stand in a letterhead. */
export function checkLogo(bytes: Uint8Array): PictureCheck {
  return checkPicture(bytes, rules);
}

/** What a file says that is larger than a logo may be. */
export function refuseLogoSize(bytes: number): Extract<PictureCheck, { ok: false }> {
  return refusePictureSize(bytes, rules);
}

import { addDays, type IsoDay, toDay } from '../../domain/days';

/** The day of an Excel serial number, null outside 1900 to 9999. 60 is Excel's 29 February 1900, which never was. */
export function dayOfSerial(serial: number, date1904 = false): IsoDay | null {
  const whole = Math.floor(serial);
  const days = date1904 ? whole + 1_462 : whole;
  if (days < 1 || days > 2_958_465 || days === 60) return null;
  return addDays(toDay('1970-01-01'), days - (days < 60 ? 25_568 : 25_569));
}

import { recapLimits } from '../domain/recaps';

/** The address that opens WhatsApp with a text, to be sent to whom its reader chooses there. */
function addressOf(text: string): string {
  return `https://wa.me/?text=${encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ''))}`;
}

/**
 * The address that opens WhatsApp with the text, or with the short form where the address would be longer than servers
 * take (`whole: false`).
 */
export function formatWhatsAppHref(text: string, short: string): { href: string; whole: boolean } {
  const href = addressOf(text);
  return href.length <= recapLimits.url ? { href, whole: true } : { href: addressOf(short), whole: false };
}

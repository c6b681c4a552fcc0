import { changeBasis } from '../../lib/domain/campaign-settings';
import { required, WrongCall } from './command';

/** The letter that orders a change, or why it is made. @throws WrongCall */
export function readBasis(given: string | undefined): string {
  const parsed = changeBasis.safeParse(required(given, 'basis'));
  if (parsed.success) return parsed.data;
  throw new WrongCall(`--basis: ${parsed.error.issues[0]?.message}`);
}

import { type Persona, personas } from '../lib/domain/personas';

function personaOf(email: string): Persona {
  const persona = personas.find((one) => one.email === email);
  if (!persona) throw new Error(`The demo has no ${email}.`);
  return persona;
}

/** The demo's people, by the names that tests tell their stories with. */
export const people = {
  /** The nation; the only one who manages. */
  admin: personaOf('admin@kejar.test'),
  /** Jawa Barat (32). */
  jabar: personaOf('jabar@kejar.test'),
  /** Karawang (32.15). */
  karawang: personaOf('karawang@kejar.test'),
  /** The kecamatan Telukjambe Timur in Karawang. */
  telukjambe: personaOf('telukjambe@kejar.test'),
  /** Reads Jawa Barat and changes nothing. */
  pembaca: personaOf('pembaca@kejar.test'),
} as const;

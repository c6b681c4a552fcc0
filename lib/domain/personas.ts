import type { AccountRole } from './users';

export type Persona = { email: string; name: string; office: string; role: AccountRole; areaCode: string };

/**
 * The demo's people. Their accounts have no password of their own: with the demo on, all of them open with
 * `demoPassword`, which the sign-in page says; with it off, none of them opens.
 */
export const personas: readonly Persona[] = [
  { email: 'admin@kejar.test', name: 'Admin Nasional', office: 'BKKBN Pusat', role: 'admin', areaCode: 'id' },
  {
    email: 'jabar@kejar.test',
    name: 'Staf Provinsi',
    office: 'Perwakilan BKKBN Provinsi Jawa Barat',
    role: 'provinsi',
    areaCode: '32',
  },
  {
    email: 'karawang@kejar.test',
    name: 'Manajer Data Kabupaten',
    office: 'DPPKB Kabupaten Karawang',
    role: 'kabupaten',
    areaCode: '32.15',
  },
  {
    email: 'telukjambe@kejar.test',
    name: 'Operator Kecamatan',
    office: 'Kecamatan Telukjambe Timur',
    role: 'kecamatan',
    areaCode: '32.15.03',
  },
  {
    email: 'pembaca@kejar.test',
    name: 'Pembaca',
    office: 'Perwakilan BKKBN Provinsi Jawa Barat',
    role: 'pembaca',
    areaCode: '32',
  },
];

export const demoPassword = 'demo-kejar-target';

export function isPersona(email: string): boolean {
  return personas.some((persona) => persona.email === email);
}

/**
 * Whether there is a demo: as KEJAR_DEMO says and, where it says nothing, unless the installation is in earnest: it has a
 * database of its own or is read over https. Its password is known to everybody.
 */
export function hasDemo(settings: Readonly<Record<string, string | undefined>>): boolean {
  const { KEJAR_DEMO, DATABASE_URL, NEXTAUTH_URL } = settings;
  if (KEJAR_DEMO) return KEJAR_DEMO === '1';
  return !DATABASE_URL && !NEXTAUTH_URL?.startsWith('https:');
}

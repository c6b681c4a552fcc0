import type { AreaRef } from '../domain/area-progress';

type Named = Pick<AreaRef, 'name' | 'kind'>;

/** The name as people say it: "Karawang", but "Kota Bekasi", for there is a Bekasi that is a kabupaten. */
export function formatAreaName(area: Named): string {
  return area.kind === 'kota' ? `Kota ${area.name}` : area.name;
}

const kindTitles: Record<AreaRef['kind'], string> = {
  negara: '',
  provinsi: 'Provinsi ',
  kabupaten: 'Kabupaten ',
  kota: 'Kota ',
  kecamatan: 'Kecamatan ',
  desa: 'Desa ',
  kelurahan: 'Kelurahan ',
  'desa adat': 'Desa adat ',
};

/** The full name: "Kabupaten Karawang", "Kecamatan Klari", "Indonesia". */
export function formatAreaTitle(area: Named): string {
  return `${kindTitles[area.kind]}${area.name}`;
}

import type { AreaRef } from '../domain/area-progress';
import { codePath, kindOfCode } from '../domain/areas';

type Named = Pick<AreaRef, 'name' | 'kind'>;

/** The name as people say it: "Karawang", but "Kota Bekasi", for there is a Bekasi that is a kabupaten. */
export function formatAreaName(area: Named): string {
  return area.kind === 'kota' ? `Kota ${area.name}` : area.name;
}

/** The name of an area that is known by its code: "Kota Pontianak" of 61.71. */
export function formatNameOf({ code, name }: { code: string; name: string }): string {
  return formatAreaName({ name, kind: kindOfCode(code) });
}

/**
 * What an area lies in, from the nearest on: "Kec. Bantargebang, Kota Bekasi". Empty: nothing of it is named.
 * @param names of the areas that may be said, by their codes
 */
export function formatWithin(code: string, names: Readonly<Record<string, string>>): string {
  return codePath(code)
    .slice(0, -1)
    .reverse()
    .flatMap((above) => {
      const name = names[above];
      if (name === undefined) return [];
      const area = { name, kind: kindOfCode(above) };
      return [area.kind === 'kecamatan' ? `Kec. ${name}` : formatAreaName(area)];
    })
    .join(', ');
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

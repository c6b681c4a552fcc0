import type { AccountRole, AccountState } from '../domain/users';

export const roleLabels: Record<AccountRole, string> = {
  admin: 'Administrator',
  provinsi: 'Provinsi',
  kabupaten: 'Kabupaten/kota',
  kecamatan: 'Kecamatan',
  pembaca: 'Pembaca',
};

export const stateLabels: Record<AccountState, string> = {
  active: 'Aktif',
  invited: 'Diundang',
  noPassword: 'Tanpa kata sandi',
  disabled: 'Nonaktif',
};

const systems: [pattern: RegExp, name: string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];
/** The order counts: most browsers also name those that they are like. */
const browsers: [pattern: RegExp, name: string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/UCBrowser\//, 'UC Browser'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** "Chrome di Android": what a browser says of itself, as its owner knows it. */
export function formatDevice(agent: string): string {
  const find = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(agent))?.[1];
  const [browser, system] = [find(browsers), find(systems)];
  if (browser && system) return `${browser} di ${system}`;
  return browser ?? system ?? 'Perangkat tidak dikenal';
}

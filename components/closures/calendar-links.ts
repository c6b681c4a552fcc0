import { isAllowed, type SessionUser } from '@/lib/domain/users';

/** The pages of a campaign's days on which the user may act: visits, outages, signing off, extensions. */
export function calendarLinks(
  campaign: string,
  { role, area }: Pick<SessionUser, 'role' | 'area'>,
): { label: string; href: string }[] {
  const links = [
    { may: isAllowed({ role, verb: 'view', relation: 'own' }), label: 'Kunjungan', href: 'kunjungan' },
    { may: isAllowed({ role, verb: 'logOutages', relation: 'own' }), label: 'Gangguan', href: 'gangguan' },
    {
      may: isAllowed({ role, verb: 'signOff', relation: 'descendant' }),
      ...{ label: 'Pengesahan', href: `${area.code}/pengesahan` },
    },
    { may: isAllowed({ role, verb: 'manage', relation: 'own' }), label: 'Perpanjangan', href: 'perpanjangan' },
  ];
  return links.flatMap(({ may, label, href }) => (may ? [{ label, href: `/${campaign}/${href}` }] : []));
}

/** What stands for the places of an address: `[kode]` is the area that is asked for. */
export function fillRoute(
  route: string,
  place: { campaign: string; area: string; id: string; secret: string },
): string {
  const fill = (name: string) => {
    if (['kampanye', 'campaign', 'slug'].includes(name)) return place.campaign;
    if (['kode', 'areaCode', 'code'].includes(name)) return place.area;
    if (['token', 'rahasia'].includes(name)) return place.secret;
    if (name.startsWith('...')) return 'x';
    return place.id;
  };
  return `/${route.replaceAll(/\[\[?([^\]]+)\]\]?/g, (_, name: string) => encodeURIComponent(fill(name)))}`;
}

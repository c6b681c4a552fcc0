type Version = { id: number; slug: string; name: string };

/** Which version of the targets figures are by; nothing where there is only one. */
export function VersionField(props: {
  /** The one that counts first: it is what no word in an address means. */
  versions: readonly Version[];
  chosen: string;
  className?: string | undefined;
}) {
  const { versions, chosen } = props;
  if (versions.length < 2) return null;
  return (
    <div className={props.className}>
      <label htmlFor="versi">Versi target</label>
      <select id="versi" name="versi" defaultValue={chosen}>
        {versions.map(({ id, slug, name }, at) => (
          <option key={id} value={at === 0 ? '' : slug}>
            {at === 0 ? `${name}, yang berlaku` : name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The value of the field for the version that a page shows. */
export function chosenVersion(shown: { targetSet: { slug: string } | null; targetSets: readonly Version[] }): string {
  const { targetSet, targetSets } = shown;
  return targetSet === null || targetSet.slug === targetSets[0]?.slug ? '' : targetSet.slug;
}

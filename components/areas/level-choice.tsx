import { type LevelName, levelNames } from '@/lib/domain/areas';
import { levelWords } from '@/lib/format/words';

/** The field of a filter by which the level of a table's rows is chosen; nothing where there is but one. */
export function LevelChoice({ above, detail }: { above: { level: number }; detail: LevelName }) {
  const below = levelNames.slice(above.level + 1);
  if (below.length < 2) return null;
  return (
    <label>
      Rincian
      <select name="rinci" defaultValue={detail}>
        {below.map((level) => (
          <option key={level} value={level}>
            {levelWords[level]}
          </option>
        ))}
      </select>
    </label>
  );
}

import type { AreaProgress } from '../domain/area-progress';
import { type LevelName, levelNames } from '../domain/areas';
import type { LokusCount } from '../domain/scope';
import { formatDay } from './days';
import { formatCount } from './numbers';
import { levelWords } from './words';

type Scoped = Pick<AreaProgress, 'scope' | 'area' | 'headline'>;

/** The lokus of an area that holds some; null: a census, an area that does not take part, and a lokus itself. */
function lokusOf({ scope, area, headline }: Scoped): LokusCount | null {
  const level = scope?.lokusLevel ?? null;
  if (level === null || area.level >= level || !headline.takesPart) return null;
  return headline.scope;
}

/** "15 dari 15 lokus": how many have reported, of how many there are. Null where there is nothing to count. */
export function formatLokus(progress: Scoped): string | null {
  const lokus = lokusOf(progress);
  return lokus && `${formatCount(lokus.reported)} dari ${formatCount(lokus.areas)} lokus`;
}

/** "15 dari 15 lokus sudah lapor; ikut serta 15 dari 309 desa/kelurahan, sejak 1 Agustus 2024 (SE 4/2024)". */
export function describeLokus(progress: Scoped): string | null {
  const lokus = lokusOf(progress);
  const { scope } = progress;
  if (!lokus || !scope || scope.lokusLevel === null) return null;
  const level = levelWords[levelNames[scope.lokusLevel] as LevelName];
  const letter = scope.letter === null ? '' : ` (${scope.letter})`;
  const counted = `${formatCount(lokus.areas)} dari ${formatCount(lokus.of)} ${level}`;
  return `${formatLokus(progress)} sudah lapor; ikut serta ${counted}, sejak ${formatDay(scope.fromDay)}${letter}`;
}

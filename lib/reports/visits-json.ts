import type { VisitAnswer, VisitsAnswer } from '../domain/api-visits';
import type { AreaRef } from '../domain/area-progress';
import type { IsoDay } from '../domain/days';
import type { VisitKind, VisitPace, VisitPlace } from '../domain/visits';

/** What a visit is told from, as lib/server/loaders reads it. */
export type DescribedVisit<Place extends VisitPlace = VisitPlace> = {
  id: number;
  version: number;
  kind: VisitKind;
  fromDay: IsoDay;
  toDay: IsoDay;
  participants: string;
  result: string;
  tasks: readonly { id: number; task: string; person: string; dueDay: IsoDay; doneAt: Date | null }[];
  pictures: readonly unknown[];
  places: readonly Place[];
  mayChange: boolean;
  createdBy: string | null;
  createdAt: Date;
};

type WithPaces = VisitPlace & { parent: AreaRef | null; paces: VisitPace[] };

/** Visits as the API shows them. */
export function buildVisitsAnswer(list: {
  campaign: { slug: string };
  area: AreaRef;
  visits: readonly DescribedVisit[];
  truncated: boolean;
}): VisitsAnswer {
  const { campaign, area, visits, truncated } = list;
  return {
    campaign: campaign.slug,
    area: describeArea(area),
    visits: visits.map((visit) => ({ ...describeVisit(visit), places: visit.places.map(describePlace) })),
    truncated,
  };
}

/** One visit as the API shows it, with the pace around it. */
export function buildVisitAnswer(visit: DescribedVisit<WithPaces>): VisitAnswer {
  return {
    ...describeVisit(visit),
    places: visit.places.map((place) => ({
      ...describePlace(place),
      parent: place.parent && describeArea(place.parent),
      paces: place.paces,
    })),
  };
}

function describeVisit(visit: DescribedVisit<VisitPlace>) {
  const { id, version, kind, fromDay, toDay, participants, result, mayChange } = visit;
  return {
    ...{ id, version, kind, from: fromDay, until: toDay, participants, result },
    tasks: visit.tasks.map(({ id, task, person, dueDay, doneAt }) => ({
      ...{ id, task, person, due: dueDay, doneAt: doneAt?.toISOString() ?? null },
    })),
    ...{ pictures: visit.pictures.length, mayChange, by: visit.createdBy, at: visit.createdAt.toISOString() },
  };
}

function describePlace({ area, kampung, reason, figures }: VisitPlace) {
  return { area: describeArea(area), kampung, reason, figures };
}

const describeArea = ({ code, name, level, kind }: AreaRef): AreaRef => ({ code, name, level, kind });

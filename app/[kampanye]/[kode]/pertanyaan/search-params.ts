import { firstValue, type RawParams } from '@/app/search-params';
import type { IsoDay } from '@/lib/domain/days';
import { readTypedDay } from '@/lib/format/typed-days';

/** What led to the page, for its message. */
const done = ['ditanyakan', 'dijawab', 'selesai', 'dibuka'] as const;
export type QuestionDone = (typeof done)[number];

export type QuestionQuery = {
  /** `per`: the day that is asked about; null: the last one that was reported. */
  asOf: IsoDay | null;
  /** `tentang`: the area that the form asks about; null: the page's own. */
  about: string | null;
  /** `tampil=semua`: settled ones are listed too. */
  all: boolean;
  said: QuestionDone | null;
};

export function parseQuestionQuery(raw: RawParams): QuestionQuery {
  const about = firstValue(raw, 'tentang')?.trim() ?? '';
  return {
    asOf: readTypedDay(firstValue(raw, 'per') ?? ''),
    about: /^(?:id|[\d.]{2,13})$/.test(about) ? about : null,
    all: firstValue(raw, 'tampil') === 'semua',
    said: done.find((one) => one === firstValue(raw, 'kabar')) ?? null,
  };
}

/** The page of an area's questions. */
export function questionsHref(
  place: { campaign: string; code: string },
  of: { all?: boolean; asOf?: IsoDay | null; said?: QuestionDone } = {},
): string {
  const search = new URLSearchParams({
    ...(of.asOf && { per: of.asOf }),
    ...(of.all && { tampil: 'semua' }),
    ...(of.said && { kabar: of.said }),
  }).toString();
  const path = `/${encodeURIComponent(place.campaign)}/${encodeURIComponent(place.code)}/pertanyaan`;
  return search === '' ? path : `${path}?${search}`;
}

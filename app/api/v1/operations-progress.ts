import { z } from 'zod';
import { areasQuery, figuresQuery, progressQuery } from '@/lib/domain/api-progress';
import type { Operation } from './operation';

const areaPath = z.strictObject({
  campaign: z.string().describe('The slug of a campaign: pk21.'),
  areaCode: z.string().describe('A Kemendagri code, or `id` for Indonesia: 32.15.'),
});

export const progressOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/areas',
    id: 'findAreas',
    tag: 'Progress',
    summary: 'Finds areas',
    description: 'Areas by part of their name, or by the beginning of their code; at most 20.',
    query: areasQuery,
    answer: { status: 200, schema: 'Areas' },
    problems: {
      400: 'A parameter that is missing or wrong.',
      404: "No such campaign, or `under` is not the reader's.",
    },
  },
  {
    method: 'get',
    path: '/progress/{campaign}/{areaCode}',
    id: 'readProgress',
    tag: 'Progress',
    summary: 'Reads the progress of an area',
    description: 'An area on a day: its figures, those of the areas below, and what these do not explain.',
    pathParams: areaPath,
    query: progressQuery,
    answer: { status: 200, schema: 'Progress' },
    problems: {
      400: 'A parameter that is wrong, or a day outside the campaign.',
      404: "No such campaign or area, or it is not the reader's.",
    },
  },
  {
    method: 'get',
    path: '/figures/{campaign}/{areaCode}',
    id: 'downloadFigures',
    tag: 'Progress',
    summary: 'Downloads figures as a CSV for programs',
    description:
      "Every figure of an area's children, or of all areas of a level inside it, for a day or for each day of a span. One header line, names that never change, no sums; UTF-8, commas, decimal points, nothing where a figure is not known. Codes are text in quotes: pandas reads them with `dtype={'code': str, 'parentCode': str}`, LibreOffice with \"Quoted field as text\". The answer is streamed, the days in order; one that breaks off has failed and is no shorter table.",
    pathParams: areaPath,
    query: figuresQuery,
    answer: { status: 200, schema: 'FigureRow', lines: true },
    problems: {
      400: 'A parameter that is wrong, a day outside the campaign, or `asOf` beside a span.',
      404: "No such campaign or area, or it is not the reader's.",
    },
  },
];

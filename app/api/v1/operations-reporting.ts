import { reportingQuery } from '@/lib/domain/api-reporting';
import { areaPath, type Operation, unknownPlace } from './operation';

export const reportingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/areas/{code}/reporting',
    id: 'readReporting',
    tag: 'Progress',
    summary: 'Reads who has reported, and whom to call',
    description:
      'The areas below an area without a report for the day, with their offices; the last 14 days area by area; and the rate of reporting on time since the campaign began.',
    pathParams: areaPath,
    query: reportingQuery,
    answer: { status: 200, schema: 'Reporting' },
    problems: { 400: 'A parameter that is wrong, or a day outside the campaign.', 404: unknownPlace },
  },
];

import { auditQuery } from '@/lib/domain/api-audit';
import type { Operation } from './operation';

export const auditOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/audit',
    id: 'listAudit',
    tag: 'Audit',
    summary: 'Lists who changed what',
    description:
      "Newest first, 50 a page: changes about the caller's own area and what lies inside it; all of them for an administrator of the nation.",
    query: auditQuery,
    answer: { status: 200, schema: 'Audit' },
    problems: { 400: 'A parameter that is wrong.', 404: 'The caller reads no audit.' },
  },
];

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
  {
    method: 'get',
    path: '/audit/checks',
    id: 'getAuditCheck',
    tag: 'Audit',
    summary: 'Says what the last check of the audit chain found',
    description: 'The chain is read through each night. For administrators of the nation.',
    answer: { status: 200, schema: 'AuditCheck' },
    problems: { 404: 'The caller does not manage the installation.' },
  },
  {
    method: 'post',
    path: '/audit/checks',
    id: 'checkAudit',
    tag: 'Audit',
    summary: 'Reads the audit chain through now',
    description:
      'Every row from the first, with its seal and the ends noted outside. What was found is a row of the audit.',
    answer: { status: 201, schema: 'AuditCheck' },
    problems: { 404: 'The caller does not manage the installation.', 409: 'It is being read through already.' },
  },
];

import type { Operation } from './operation';
import { auditOperations } from './operations-audit';
import { campaignCheckOperations } from './operations-campaign-check';
import { campaignsOperations } from './operations-campaigns';
import { closuresOperations } from './operations-closures';
import { comparisonsOperations } from './operations-comparisons';
import { extensionsOperations } from './operations-extensions';
import { importsOperations } from './operations-imports';
import { outagesOperations } from './operations-outages';
import { progressOperations } from './operations-progress';
import { questionsOperations } from './operations-questions';
import { reportingOperations } from './operations-reporting';
import { scenariosOperations } from './operations-scenarios';
import { scopeOperations } from './operations-scope';
import { targetProposalOperations } from './operations-target-proposals';
import { targetSetsOperations } from './operations-target-sets';
import { usersOperations } from './operations-users';
import { visitsOperations } from './operations-visits';

/** Every operation of API v1, in the order of its document. */
export const operations: readonly Operation[] = [
  ...campaignsOperations,
  ...campaignCheckOperations,
  ...scopeOperations,
  ...progressOperations,
  ...reportingOperations,
  ...importsOperations,
  ...targetSetsOperations,
  ...targetProposalOperations,
  ...auditOperations,
  ...usersOperations,
  ...outagesOperations,
  ...extensionsOperations,
  ...closuresOperations,
  ...visitsOperations,
  ...scenariosOperations,
  ...comparisonsOperations,
  ...questionsOperations,
];

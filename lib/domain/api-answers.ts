import { z } from 'zod';
import { auditAnswer, auditCheckAnswer } from './api-audit';
import { checkAnswer } from './api-campaign-check';
import { campaignDetail, campaignsAnswer } from './api-campaigns';
import { closuresAnswer } from './api-closures';
import { comparisonAnswer, comparisonsAnswer } from './api-comparisons';
import { extensionsAnswer } from './api-extensions';
import { importAnswer } from './api-imports';
import { outageAnswer, outagesAnswer } from './api-outages';
import { areaRef, areasAnswer, campaignAnswer, figuresAnswer, progressAnswer } from './api-progress';
import { proposalsAnswer } from './api-proposals';
import { questionAnswer, questionsAnswer } from './api-questions';
import { reportingAnswer } from './api-reporting';
import { scenariosAnswer } from './api-scenarios';
import { scopeAnswer, scopeChangeAnswer } from './api-scope';
import { targetSetsAnswer } from './api-target-sets';
import { peopleAnswer, userChangeAnswer, usersAnswer } from './api-users';
import { visitAnswer, visitsAnswer } from './api-visits';
import { figureRow } from './figure-rows';
import { problemCatalogue } from './problem-catalogue';

/*
 * Everything that goes in and out of API v1 stands once, in api-*.ts: routes parse requests with it, answers have its types,
 * tests parse them, and /api/v1/openapi.json is written from it.
 */

/** `application/problem+json`. A problem may carry more, such as the `id` of the import that is there already. */
export const problemAnswer = z.looseObject({
  type: z
    .string()
    .describe(
      `A short slug that a program can compare; later versions may have more. Today: ${Object.keys(problemCatalogue).join(', ')}.`,
    ),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What happened and what to do, in Indonesian.'),
});

/** The answers by the names that the OpenAPI document gives them. */
export const answerSchemas = {
  Area: areaRef,
  Campaign: campaignAnswer,
  Figures: figuresAnswer,
  Progress: progressAnswer,
  Reporting: reportingAnswer,
  FigureRow: figureRow,
  Areas: areasAnswer,
  Campaigns: campaignsAnswer,
  CampaignDetail: campaignDetail,
  CampaignCheck: checkAnswer,
  Import: importAnswer,
  TargetProposals: proposalsAnswer,
  Scope: scopeAnswer,
  ScopeChange: scopeChangeAnswer,
  Audit: auditAnswer,
  AuditCheck: auditCheckAnswer,
  Users: usersAnswer,
  UserChange: userChangeAnswer,
  PeopleImport: peopleAnswer,
  Outage: outageAnswer,
  Outages: outagesAnswer,
  Extensions: extensionsAnswer,
  TargetSets: targetSetsAnswer,
  Closures: closuresAnswer,
  Scenarios: scenariosAnswer,
  Visit: visitAnswer,
  Visits: visitsAnswer,
  Comparison: comparisonAnswer,
  Comparisons: comparisonsAnswer,
  Question: questionAnswer,
  Questions: questionsAnswer,
  Problem: problemAnswer,
} as const;

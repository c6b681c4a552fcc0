import {
  acceptProposalsBody,
  declineProposalsBody,
  proposalsQuery,
  withdrawProposalsBody,
} from '@/lib/domain/api-proposals';
import { jsonBody, largeJson, type Operation } from './operation';

const decisionProblems = {
  400: 'A field that is missing or wrong.',
  403: "The caller's role never does this, whatever the numbers, even of proposals that do not exist or that the caller does not see; or the caller sees a proposal but may not decide it.",
  404: 'No such campaign, or no proposal with one of these numbers that the caller sees.',
  413: largeJson,
};

export const targetProposalOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/target-proposals',
    id: 'listTargetProposals',
    tag: 'Targets',
    summary: 'Lists proposed targets',
    description: 'Targets that offices propose, as far as the reader sees them.',
    query: proposalsQuery,
    answer: { status: 200, schema: 'TargetProposals' },
    problems: { 400: 'A parameter that is missing or wrong.', 404: 'No such campaign.' },
  },
  {
    method: 'post',
    path: '/target-proposals/accept',
    id: 'acceptTargetProposals',
    tag: 'Targets',
    summary: 'Accepts proposed targets',
    description: 'All of them or none: their targets count from now on, for days that are past too.',
    body: jsonBody(acceptProposalsBody),
    answer: { status: 200, schema: 'TargetProposals' },
    problems: {
      ...decisionProblems,
      409: 'Decided otherwise: `proposal-declined`, `proposal-withdrawn`, `proposal-superseded`. `target-changed`: the area states another target by now (`targets` has both). `target-held`: something is odd about it (`held`) and there is no reason. `same-area-twice`: two of the proposals are for one area.',
    },
  },
  {
    method: 'post',
    path: '/target-proposals/decline',
    id: 'declineTargetProposals',
    tag: 'Targets',
    summary: 'Declines proposed targets',
    description: 'With a reason that their office reads.',
    body: jsonBody(declineProposalsBody),
    answer: { status: 200, schema: 'TargetProposals' },
    problems: {
      ...decisionProblems,
      409: 'Decided otherwise: `proposal-accepted`, `proposal-withdrawn`, `proposal-superseded`.',
    },
  },
  {
    method: 'post',
    path: '/target-proposals/withdraw',
    id: 'withdrawTargetProposals',
    tag: 'Targets',
    summary: 'Withdraws proposed targets',
    description: "Takes proposals of the caller's own office back.",
    body: jsonBody(withdrawProposalsBody),
    answer: { status: 200, schema: 'TargetProposals' },
    problems: {
      ...decisionProblems,
      409: 'Decided already: `proposal-accepted`, `proposal-declined`, `proposal-superseded`.',
    },
  },
];

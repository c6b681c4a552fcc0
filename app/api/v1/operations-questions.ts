import { z } from 'zod';
import { questionBody, questionChange, questionsQuery } from '@/lib/domain/api-questions';
import { campaignPath, jsonBody, largeJson, notTheirs, numbered, type Operation, unknownPlace } from './operation';

const questionPath = z.strictObject({
  ...campaignPath.shape,
  question: numbered.describe('The number of the question.'),
});
const unknownQuestion = 'No such campaign, or no question with this number that the caller sees.';

export const questionsOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/questions',
    id: 'listQuestions',
    tag: 'Questions',
    summary: 'Lists questions about figures',
    description: 'Those about an area and what lies inside it, the open ones first, then the newest first.',
    pathParams: campaignPath,
    query: questionsQuery,
    answer: { status: 200, schema: 'Questions' },
    problems: { 400: 'A parameter that is wrong or not known.', 404: unknownPlace },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/questions',
    id: 'askQuestion',
    tag: 'Questions',
    summary: 'Asks about the figure of an area',
    description: 'Who may read an area may ask about it. The figure of the day is frozen on the question.',
    pathParams: campaignPath,
    body: jsonBody(questionBody),
    answer: { status: 201, schema: 'Question' },
    problems: {
      400: 'A field that is missing or wrong, a day outside the campaign or in the future, or a text with the number of a person or family.',
      403: notTheirs,
      404: unknownPlace,
      409: 'The campaign is archived.',
      413: largeJson,
      422: '`words-invalid`: no words, or too many.',
    },
  },
  {
    method: 'get',
    path: '/campaigns/{slug}/questions/{question}',
    id: 'getQuestion',
    tag: 'Questions',
    summary: 'Shows a question and its answers',
    description: 'With the figure that it is about, as it stood when it was asked.',
    pathParams: questionPath,
    answer: { status: 200, schema: 'Question' },
    problems: { 400: 'A parameter that is not known.', 403: notTheirs, 404: unknownQuestion },
  },
  {
    method: 'patch',
    path: '/campaigns/{slug}/questions/{question}',
    id: 'changeQuestion',
    tag: 'Questions',
    summary: 'Answers a question, settles it, or opens it again',
    description: 'For who asked, and for the office of the area and those above it.',
    pathParams: questionPath,
    body: jsonBody(questionChange),
    answer: { status: 200, schema: 'Question' },
    problems: {
      400: 'A field that is wrong, or a text with the number of a person or family.',
      403: notTheirs,
      404: unknownQuestion,
      409: '`question-closed`, `question-full`: it takes no more answers. Or the campaign is archived.',
      413: largeJson,
      422: '`words-invalid`: no words, too many, or nothing to change.',
    },
  },
];

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { buildProgress } from '@/lib/reports/fixtures/progress';
import { StageFunnel } from './stage-funnel';

const planOf = (figures: Parameters<typeof buildProgress>[0]['figures']) => {
  const progress = buildProgress({ code: '32.15', name: 'Karawang', target: 734_768, figures }, []);
  const text = renderToStaticMarkup(<StageFunnel progress={progress} />).replaceAll(/<[^>]*>|\u00a0/g, ' ');
  return /Rencana:.*?kertas\.(?: Kini: [^<]*?\.(?= |$))?/.exec(text)?.[0];
};

test('the planned share of online stands beside the share of what came in by a channel', () => {
  expect(planOf({ online: 17_280, manual: 11_520 })).toBe(
    'Rencana: 70 % online, 30 % formulir kertas. Kini: 60 % online.',
  );
});

test('what came in without a channel says nothing of the share, and neither does nothing', () => {
  expect(planOf({ unsplit: 28_800 })).toBe('Rencana: 70 % online, 30 % formulir kertas.');
  expect(planOf({})).toBe('Rencana: 70 % online, 30 % formulir kertas.');
});

test('the share says of how many it is where others came in without a channel', () => {
  // Indonesia on 12 April 2021, as published: 28.800 of 1.100.000 by a channel.
  expect(planOf({ online: 28_800, unsplit: 1_071_200 })).toBe(
    'Rencana: 70 % online, 30 % formulir kertas. Kini: 100 % online dari 28.800 yang dirinci menurut kanal.',
  );
});

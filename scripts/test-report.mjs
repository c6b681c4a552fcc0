import { stripVTControlCharacters } from 'node:util';

/**
 * Seconds that a step may take on a quiet machine with two cores. One that takes longer says so and does not fail: a busy
 * machine is no fault of the tests, and one that is slow each time is to be cut.
 */
const budgets = { 'unit tests': 80, 'database tests': 360, 'browser tests': 660, 'in all': 1200 };
const slowestShown = 10;

/** What a run of all tests says at its end. */
export function createReport() {
  const started = Date.now();
  const counts = { passed: 0, failed: 0 };
  /** What failed, or passed only at the second try, and why: printed last, where a reader of a long log looks. */
  const failures = [];
  const steps = [];
  const suites = [];
  return {
    /** `beside`: it ran at the same time as others. */
    addStep(step) {
      steps.push(step);
    },
    /** The tests of a suite: `name` and `seconds` of each. */
    addTests(suite, tests) {
      suites.push({ suite, tests });
    },
    addFailure(name, reason = 'no reason given', outcome = 'FAILED') {
      failures.push({ name, outcome, reason: stripVTControlCharacters(reason).split('\n').slice(0, 20).join('\n') });
    },
    count(passed = 0, failed = 0) {
      counts.passed += passed;
      counts.failed += failed;
    },
    /** Answers whether all went well. */
    print() {
      for (const { suite, tests } of suites) printSlowest(suite, tests);
      for (const { name, outcome, reason } of failures) console.log(`\n${outcome}  ${name}\n${reason}`);
      console.log('');
      for (const { name, seconds, error, beside } of steps) {
        const note = beside ? '  beside other steps' : overBudget(name, seconds);
        console.log(`${error === null ? 'ok    ' : 'FAILED'}  ${formatSeconds(name, seconds)}${note}`);
      }
      const total = (Date.now() - started) / 1000;
      console.log(`        ${formatSeconds('in all', total)}${overBudget('in all', total)}`);
      if (counts.passed + counts.failed === 0) console.error('No test ran.');
      console.log(`${counts.passed} passed, ${counts.failed} failed`);
      return steps.every(({ error }) => error === null) && counts.failed === 0 && counts.passed > 0;
    },
  };
}

function printSlowest(suite, tests) {
  const slowest = tests.toSorted((one, other) => other.seconds - one.seconds).slice(0, slowestShown);
  if (slowest.length === 0) return;
  console.log(`\nSlowest of ${tests.length} tests, ${suite}:`);
  for (const { name, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
}

function overBudget(name, seconds) {
  const budget = budgets[name];
  return budget === undefined || seconds <= budget ? '' : `  OVER ITS BUDGET of ${budget} s`;
}

function formatSeconds(name, seconds) {
  return `${name.padEnd(18)} ${seconds.toFixed(1).padStart(7)} s`;
}

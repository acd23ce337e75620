import { expect, it } from 'vitest';
import { figureError, judgeFigure, noFigure } from '../../src/judge/figure.ts';
import { grouped } from '../../src/judge/grouped.ts';

const SENTENCE = { vi: 'câu', en: 'sentence' };

it('counts the table as the one thing checked', () => {
  expect(judgeFigure('18', false, SENTENCE)).toMatchObject({
    status: 'pass',
    scope: 1,
    notApplicable: 0,
    checked: 1,
    violations: 0,
    notEvaluable: 0,
    observed: '18',
  });
  expect(judgeFigure('18', true, SENTENCE)).toMatchObject({ status: 'fail', checked: 1, violations: 1 });
});

it('never passes a figure that is not there', () => {
  expect(noFigure(SENTENCE)).toMatchObject({
    status: 'not-applicable',
    scope: 1,
    notApplicable: 1,
    checked: 0,
    violations: 0,
    notEvaluable: 0,
    observed: null,
  });
  expect(figureError(SENTENCE)).toMatchObject({
    status: 'error',
    scope: 1,
    notApplicable: 0,
    checked: 0,
    violations: 0,
    notEvaluable: 1,
    observed: null,
  });
});

it('sets the thousands of a count apart as the language does', () => {
  const counts = [0n, 7n, 999n, 1_000n, 1_234_567n, 9_223_372_036_854_775_807n];
  expect(counts.map((count) => grouped(count, 'vi'))).toEqual([
    '0',
    '7',
    '999',
    '1.000',
    '1.234.567',
    '9.223.372.036.854.775.807',
  ]);
  expect(counts.map((count) => grouped(count, 'en'))).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '1,234,567',
    '9,223,372,036,854,775,807',
  ]);
});

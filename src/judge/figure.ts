import type { Judgement } from '../model/rule.ts';
import type { Text } from '../model/text.ts';

/** What stands for a figure that is, or may be, a value of a personal column. */
export const MASK = '***';

/** The verdict on a figure of the whole table: scope 1, and one violation when it is out of its bounds. */
export function judgeFigure(observed: string, isBroken: boolean, message: Text): Judgement {
  return {
    status: isBroken ? 'fail' : 'pass',
    scope: 1,
    notApplicable: 0,
    checked: 1,
    violations: isBroken ? 1 : 0,
    notEvaluable: 0,
    observed,
    proof: 'scan',
    message,
  };
}

/** There is no figure: no values to make it from. */
export function noFigure(message: Text): Judgement {
  return {
    status: 'not-applicable',
    scope: 1,
    notApplicable: 1,
    checked: 0,
    violations: 0,
    notEvaluable: 0,
    observed: null,
    proof: 'scan',
    message,
  };
}

/** There are values, but the figure cannot be made from them. */
export function figureError(message: Text): Judgement {
  return { ...noFigure(message), status: 'error', notApplicable: 0, notEvaluable: 1 };
}

import { describe, expect, it } from 'vitest';
import { QueryError } from '../../src/errors.ts';
import { failedOutcome, judgeRule } from '../../src/judge/outcome.ts';
import { bindText, rulesOfBang } from '../plan/bind-text.ts';
import { valuesOf } from './values.ts';

const CONTEXT = {
  language: 'en',
  queryIds: ['q1'],
  title: { vi: 'Trống', en: 'Not null' },
  unit: 'row',
} as const;

function ruleOf(text: string) {
  const [rule] = bindText(rulesOfBang(text)).rules;
  if (rule === undefined) throw new Error(`no rule: ${text}`);
  return rule;
}

describe('an outcome', () => {
  it('holds what was judged, and what the rule says of itself', () => {
    const rule = ruleOf('{ id: r, rule: not-null, column: vb, severity: warning, tolerance: 0.5% }');
    expect(judgeRule(rule, valuesOf([10n, 7n]), undefined, CONTEXT)).toEqual({
      id: 'r',
      rule: 'not-null',
      title: 'Not null: vb',
      unit: 'row',
      observed: null,
      table: 'bang',
      columns: ['vb'],
      section: 'c',
      criterion: 'du',
      dimension: 'completeness',
      severity: 'warning',
      status: 'fail',
      scope: 10,
      notApplicable: 0,
      checked: 10,
      violations: 3,
      notEvaluable: 0,
      tolerance: '0.5%',
      groups: null,
      proof: 'scan',
      samples: [],
      queryIds: ['q1'],
      message: '3 of 10 rows checked break the rule',
      ownerSql: false,
    });
  });

  it('is titled with the parameter that says which', () => {
    const titled = (text: string) =>
      failedOutcome(ruleOf(text).spec, CONTEXT.title, { ...CONTEXT, titleWord: 'form' }).title;
    expect(titled('{ rule: text-form, column: vb, form: nfc }')).toBe('Not null (nfc): vb');
    expect(titled('{ rule: row-count, min: 1 }')).toBe('Not null');
    expect(titled('{ rule: text-form, column: vb, form: nfc, title: Họ tên }')).toBe('Họ tên');
  });

  it('marks the SQL of the owner', () => {
    const marked = (text: string) => failedOutcome(ruleOf(text).spec, CONTEXT.title, CONTEXT).ownerSql;
    expect(marked('{ rule: not-null, column: vb, where: "so > 1" }')).toBe(true);
    expect(marked('{ rule: expression, condition: "so > 1" }')).toBe(true);
    expect(marked('{ rule: not-null, column: vb }')).toBe(false);
  });

  it('knows no count of a rule that failed, and says why', () => {
    const rule = ruleOf('{ rule: not-null, column: vb, title: Họ tên }');
    const failure = new QueryError('timeout', { vi: 'quá thời gian', en: 'took too long' });
    const outcome = judgeRule(rule, valuesOf([]), failure, CONTEXT);
    expect(outcome).toMatchObject({
      status: 'error',
      title: 'Họ tên',
      scope: null,
      notApplicable: null,
      checked: null,
      violations: null,
      notEvaluable: null,
      observed: null,
      message: 'could not be evaluated: took too long',
    });
  });
});

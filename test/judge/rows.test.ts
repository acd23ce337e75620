import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRows, type RowCounts, toleranceText, toNumber } from '../../src/judge/rows.ts';
import type { Tolerance } from '../../src/model/rule.ts';

const NONE: Tolerance = { kind: 'count', count: 0n };

function counts(scope: bigint, applicable: bigint, evaluable: bigint, violations: bigint): RowCounts {
  return { scope, applicable, evaluable, violations, proof: 'scan' };
}

function share(numerator: bigint, denominator: bigint): Tolerance {
  return { kind: 'share', numerator, denominator };
}

describe('the verdict on rows', () => {
  it('adds up', () => {
    expect(judgeRows(counts(10n, 8n, 7n, 2n), NONE)).toMatchObject({
      status: 'fail',
      scope: 10,
      notApplicable: 2,
      checked: 7,
      violations: 2,
      notEvaluable: 1,
    });
  });

  it('always adds up, and never passes on nothing', () => {
    const natural = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(natural, natural, natural, natural, (a, b, c, d) => {
        const [violations = 0n, evaluable = 0n, applicable = 0n, scope = 0n] = [a, b, c, d].sort((x, y) =>
          x < y ? -1 : x > y ? 1 : 0,
        );
        const found = judgeRows(counts(scope, applicable, evaluable, violations), NONE);
        expect(Number(found.notApplicable) + Number(found.checked) + Number(found.notEvaluable)).toBe(
          found.scope,
        );
        if (found.checked === 0) expect(found.status).not.toBe('pass');
        else expect(found.status).toBe(violations === 0n ? 'pass' : 'fail');
      }),
    );
  });

  it('is not applicable to an empty table, or to rows that the rule does not mean', () => {
    expect(judgeRows(counts(0n, 0n, 0n, 0n), NONE).status).toBe('not-applicable');
    expect(judgeRows(counts(5n, 0n, 0n, 0n), NONE).status).toBe('not-applicable');
  });

  it('is an error when rows were there but none could be evaluated', () => {
    expect(judgeRows(counts(5n, 3n, 0n, 0n), share(1n, 1n))).toMatchObject({
      status: 'error',
      notEvaluable: 3,
    });
  });

  it('passes on what could be evaluated, and says how much could not', () => {
    const found = judgeRows(counts(1_005n, 1_005n, 5n, 0n), NONE);
    expect(found.status).toBe('pass');
    expect(found.message.en).toContain('1,000 rows could not be evaluated');
    expect(found.message.vi).toContain('1.000 bản ghi không đánh giá được');
  });

  it('says why rows could not be evaluated: their type, unless the rule knows better', () => {
    const why = { vi: 'điều kiện cho kết quả NULL', en: 'the condition is NULL' };
    const said = (evaluable: bigint) =>
      [{}, { notEvaluableWhy: why }].map(
        (more) => judgeRows({ ...counts(3n, 3n, evaluable, 0n), ...more }, NONE).message.en,
      );
    expect(said(1n)).toEqual([
      "all 1 rows checked conform; 2 rows could not be evaluated: the value is not of the column's type",
      'all 1 rows checked conform; 2 rows could not be evaluated: the condition is NULL',
    ]);
    expect(said(0n)).toEqual([
      "none of 3 rows could be evaluated: the value is not of the column's type",
      'none of 3 rows could be evaluated: the condition is NULL',
    ]);
  });

  it('tells groups, tolerance and proof', () => {
    const found = judgeRows(
      { ...counts(9n, 9n, 9n, 4n), groups: 2n, proof: 'scan' },
      { kind: 'count', count: 4n },
    );
    expect(found).toMatchObject({ status: 'pass', groups: 2 });
    expect(found.message.en).toBe(
      '4 of 9 rows checked break the rule; in 2 groups of equal keys; within the tolerance of 4',
    );
    expect(judgeRows({ ...counts(9n, 9n, 9n, 0n), proof: 'constraint' }, NONE).message.vi).toContain(
      'ràng buộc',
    );
  });
});

describe('a tolerance', () => {
  const status = (violations: bigint, checked: bigint, tolerance: Tolerance) =>
    judgeRows(counts(checked, checked, checked, violations), tolerance).status;

  it('of rows is met by as many, and exceeded by one more', () => {
    const five: Tolerance = { kind: 'count', count: 5n };
    expect([status(5n, 9n, five), status(6n, 9n, five)]).toEqual(['pass', 'fail']);
  });

  it('in percent is of the rows checked, and exact', () => {
    expect([status(1n, 1000n, share(1n, 1000n)), status(2n, 1000n, share(1n, 1000n))]).toEqual([
      'pass',
      'fail',
    ]);
    expect([status(1n, 999n, share(1n, 1000n)), status(1n, 1001n, share(1n, 1000n))]).toEqual([
      'fail',
      'pass',
    ]);
    // As doubles, both sides of each would be equal.
    const third = share(3_333_333_333_333_333_333n, 10_000_000_000_000_000_000n);
    expect(status(3_333_333_333_333n, 10_000_000_000_000n, third)).toBe('pass');
    expect(status(1n, 3n, third)).toBe('fail');
  });

  it('of everything passes everything, one of nothing nothing', () => {
    expect([
      status(7n, 7n, share(1n, 1n)),
      status(1n, 7n, share(0n, 1n)),
      status(0n, 7n, share(0n, 1n)),
    ]).toEqual(['pass', 'fail', 'pass']);
  });

  it.each<[Tolerance, string]>([
    [NONE, '0'],
    [{ kind: 'count', count: 25n }, '25'],
    [share(1n, 1000n), '0.1%'],
    [share(1n, 1n), '100%'],
    [share(0n, 1n), '0%'],
    [share(1n, 8n), '12.5%'],
    [share(1n, 100_000n), '0.001%'],
    [share(249_999_999_999_999_999n, 1_000_000_000_000_000_000n), '24.9999999999999999%'],
  ])('is written as in the rule file', (tolerance, text) => {
    expect(toleranceText(tolerance)).toBe(text);
  });
});

it('gives no count that JSON could not keep', () => {
  expect(toNumber(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991);
  expect(() => toNumber(9_007_199_254_740_992n)).toThrow(RangeError);
});

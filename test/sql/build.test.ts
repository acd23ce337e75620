import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/model/expression.ts';
import {
  all,
  any,
  compare,
  FALSE,
  inList,
  integerLiteral,
  isNull,
  not,
  TRUE,
  textLiteral,
} from '../../src/sql/build.ts';

const [a, b, c] = ['a', 'b', 'c'].map((sql): Expression => ({ kind: 'owner-sql', sql })) as [
  Expression,
  Expression,
  Expression,
];

describe('all and any', () => {
  it('are true and false when there is nothing to join', () => {
    expect([all([]), any([])]).toEqual([TRUE, FALSE]);
  });

  it('leave a single part alone', () => {
    expect([all([a]), any([a])]).toEqual([a, a]);
  });

  it('drop constants that change nothing, and become the one that decides', () => {
    expect([all([a, TRUE, b]), any([a, FALSE, b])]).toEqual([
      { kind: 'all', of: [a, b] },
      { kind: 'any', of: [a, b] },
    ]);
    expect([all([a, FALSE]), any([a, TRUE])]).toEqual([FALSE, TRUE]);
  });

  it('take in nested joins of their own kind only', () => {
    expect(all([a, all([b, c])])).toEqual({ kind: 'all', of: [a, b, c] });
    expect(all([a, any([b, c])])).toEqual({ kind: 'all', of: [a, { kind: 'any', of: [b, c] }] });
  });
});

describe('not', () => {
  it('undoes itself and turns constants', () => {
    expect([not(not(a)), not(TRUE), not(FALSE), not(a)]).toEqual([a, FALSE, TRUE, { kind: 'not', of: a }]);
  });
});

describe('the leaves', () => {
  it('never equal an empty list', () => {
    expect(inList(a, [])).toEqual(FALSE);
  });

  it('keep values as canonical text', () => {
    expect(compare(a, '<=', integerLiteral(9_007_199_254_740_993n), 'integer')).toEqual({
      kind: 'compare',
      operator: '<=',
      left: a,
      right: { kind: 'literal', literal: { kind: 'integer', text: '9007199254740993' } },
      as: 'integer',
    });
    expect(isNull(textLiteral('x'))).toEqual({ kind: 'is-null', of: textLiteral('x') });
  });
});

import { describe, expect, it } from 'vitest';
import { mysql } from '../../src/dialects/mysql/dialect.ts';
import type { Literal } from '../../src/model/literal.ts';

/** The spelling of a literal, and what was put among the parameters for it. */
function spelled(literal: Literal): readonly [string, readonly unknown[]] {
  const parameters: unknown[] = [];
  const sql = mysql.literal(literal, (value) => {
    parameters.push(value);
    return '?';
  });
  return [sql, parameters];
}

describe('a literal of the MySQL family', () => {
  it.each<[Literal, string, readonly unknown[]]>([
    [{ kind: 'integer', text: '-9223372036854775808' }, '-9223372036854775808', []],
    [{ kind: 'integer', text: '9223372036854775808' }, 'CAST(? AS DECIMAL(65, 0))', ['9223372036854775808']],
    [{ kind: 'decimal', text: '-12.5' }, 'CAST(? AS DECIMAL(65, 1))', ['-12.5']],
    [{ kind: 'float', text: '0.1' }, 'CAST(? AS DOUBLE)', ['0.1']],
    [{ kind: 'text', text: "' OR 1" }, '?', ["' OR 1"]],
    [{ kind: 'date', text: '2026-12-15' }, "DATE'2026-12-15'", []],
    [{ kind: 'time', text: '23:59:59.5' }, "TIME'23:59:59.5'", []],
    [{ kind: 'zoned', text: '2026-12-15 00:00:00' }, "TIMESTAMP'2026-12-15 00:00:00'", []],
    [{ kind: 'boolean', text: 'false' }, '0', []],
  ])('of %j', (literal, sql, parameters) => {
    expect(spelled(literal)).toEqual([sql, parameters]);
  });

  it.each([
    { kind: 'integer', text: '1 OR 1=1' },
    { kind: 'date', text: "2026-12-15' OR '1" },
    { kind: 'time', text: '' },
    { kind: 'timestamp', text: '2026-12-15 00:00:00\\' },
  ] as const)('does not become SQL when it is not what it says: $text', (literal) => {
    expect(() => spelled(literal)).toThrow();
  });
});

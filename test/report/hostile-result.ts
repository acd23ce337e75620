import type { AuditResult } from '../../src/model/result.ts';
import { EXAMPLE, PLAIN, tally } from './example-result.ts';

/** Texts that try to break out of every form: markup, formulas, terminal codes, hidden and broken characters. */
export const HOSTILE_TEXTS: readonly string[] = [
  'a|b||c',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '&lt;b&gt; &#60; &amp;',
  "=cmd()|'/C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '#REF!',
  '#DIV/0!',
  '_x0041_ and _x005F_',
  '\u001b[2J\u001b[31mred\u001b]0;title\u0007',
  'line one\nline two\r\nline three\rfour',
  '\u202Egnp.exe\u202C \u2066x\u2069',
  'zero\u200Bwidth\u200D\uFEFF\u00AD',
  'x'.repeat(40_000),
  '\uD800 lone \uDC00',
  'nul\u0000 \uFFFE \uFFFF \u0085 \u2028',
  '`code` ``two`` ```three',
  '**bold** _it_ [link](javascript:alert(1)) ![i](http://evil.example/x)',
  'https://evil.example www.evil.example',
  '# heading\n\n- item\n\n1. one\n\n> quote\n\n---',
  '\\| \\\\| \\',
  ' $x^2$ ~~struck~~ ',
  '😀 𝔘 dấu tổ hợp: é',
];

/** A result in which every text of the database or of the rule file is hostile, one outcome of every status for each text. */
export const HOSTILE: AuditResult = (() => {
  const outcomes = HOSTILE_TEXTS.flatMap((text, index) =>
    (['fail', 'pass', 'error', 'not-applicable'] as const).map((status) => ({
      ...PLAIN,
      id: `${text}-${index}-${status}`,
      title: text,
      table: text,
      columns: [text],
      message: text,
      observed: text,
      status,
      scope: 10,
      checked: status === 'fail' || status === 'pass' ? 10 : 0,
      notApplicable: status === 'not-applicable' ? 10 : 0,
      notEvaluable: status === 'error' ? 10 : 0,
      violations: status === 'fail' ? index + 1 : 0,
      samples: status === 'fail' ? [{ key: { [text]: text } }] : [],
      queryIds: [text],
      ownerSql: true,
    })),
  );
  const sum = tally(outcomes);
  const none = tally([]);
  return {
    ...EXAMPLE,
    remarks: HOSTILE_TEXTS,
    report: {
      ...EXAMPLE.report,
      owner: { name: HOSTILE_TEXTS[1]!, code: '|', contact: { '<b>|': HOSTILE_TEXTS[11]! } },
      missing: HOSTILE_TEXTS,
    },
    database: { ...EXAMPLE.database, id: '|<id>', name: '<b>`|\u202E\n# x' },
    selection: { tables: HOSTILE_TEXTS, rules: HOSTILE_TEXTS },
    inventory: {
      tables: HOSTILE_TEXTS.map((text) => ({
        ...EXAMPLE.inventory.tables[0]!,
        name: text,
        title: text,
        kind: text,
        comment: text,
        lastUpdated: text,
        key: [text],
        columns: [
          {
            ...EXAMPLE.inventory.tables[0]!.columns[1]!,
            name: text,
            title: text,
            type: text,
            default: text,
            comment: text,
            meaning: text,
          },
        ],
      })),
    },
    outcomes,
    sections: { a: none, b: none, c: sum, d: none, đ: none, e: none },
    scores: {
      ...EXAMPLE.scores,
      tables: HOSTILE_TEXTS.map((text) => ({ table: text, conforming: 1, checked: 2 })),
    },
    proposals: HOSTILE_TEXTS.map((text) => ({ ruleId: text, text })),
    queries: HOSTILE_TEXTS.map((text) => ({
      id: text,
      sql: `SELECT '${text}'`,
      parameters: [text, [text]],
      durationMs: 1,
      ruleIds: [text],
      error: text,
    })),
    summary: { ...sum, failed: { error: sum.fail, warning: 0, info: 0 }, ownerSql: sum.rules, exitCode: 1 },
  };
})();

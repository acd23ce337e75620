import { describe, expect, it } from 'vitest';
import * as soat from '../src/index.ts';

describe('the functions of the package', () => {
  it('are these, and no others by accident', () => {
    expect(Object.keys(soat).sort()).toEqual([
      'AUDIT_DEFAULTS',
      'ConnectionError',
      'DataFileError',
      'MANIFEST_FILE',
      'OutputError',
      'QueryError',
      'RuleFileError',
      'SIGNATURE_FILE',
      'SoatError',
      'UsageError',
      'VERSION',
      'audit',
      'buildManifest',
      'compareWithManifest',
      'formats',
      'parseRuleFile',
      'planAudit',
      'readResult',
      'readRuleFile',
      'readSigningKey',
      'ruleFileSchema',
      'signManifest',
      'verifySignature',
      'writePackage',
    ]);
  });

  it('know the rule types without being told', () => {
    const text =
      'version: 1\ndatabase: { id: a, url: "sqlite:a.db" }\ntables: { t: { rules: [{ rule: not-null, column: c }] } }';
    const file = soat.parseRuleFile(text, { path: 'soat.yaml', environment: {} });
    expect(file.tables[0]?.rules[0]).toMatchObject({ rule: 'not-null', columns: ['c'] });
    expect(() =>
      soat.parseRuleFile(text.replace('not-null', 'not-nul'), { path: 'soat.yaml', environment: {} }),
    ).toThrow(soat.RuleFileError);
    expect(JSON.stringify(soat.ruleFileSchema())).toContain('rule-not-null');
  });
});

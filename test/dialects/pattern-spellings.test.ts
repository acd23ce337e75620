import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineOf, type OpenDatabase } from '../../src/dialects/index.ts';
import { matches } from '../../src/pattern/match.ts';
import { parsePattern } from '../../src/pattern/parse.ts';
import { Scope } from '../../src/sql/scope.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

const PATTERNS = [
  '^[0-9]{12}$',
  '^[A-Z][0-9]{7}$',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  '^[a-zA-Z0-9]{3}$',
  '^[^0-9]{3}$',
  '^.{2}x$',
  '^é{2}[a-z]$',
  '^[*?]\\[x\\]$',
  '^\\*\\?-$',
  '^[a-]{2}\\^$',
  '^\\s\\S\\s$',
  '^[à-ỹ]{2}[0-9]$',
  '^[0-9]{2,3}$',
  '^a{300}$',
];

const TEXTS = [
  ...['', '0', '001099012345', '00109901234', '0010990123456', '00109901234a', '001099012345\n'],
  ...['A1234567', 'a1234567', 'AB123456', '2026-12-14', '202612-14-', '2026-1214--', 'aZ9', 'aZ', 'aZ9\n'],
  ...[
    'abc',
    'a\nb',
    'abx',
    'a\nx',
    '\u2028ax',
    '😀😁x',
    'ééa',
    'eea',
    '*[x]',
    '?[x]',
    'a[x]',
    '*?-',
    'a-^',
    '--^',
  ],
  ...[' x ', '\tx\n', '\u00a0x ', 'ữà1', '٣٣٣', '１２', '12', '123', 'a'.repeat(300), 'a'.repeat(299)],
];
const TEXTS_WITH_NUL = ['001099012345\0', '00109901234\0', '0010990\x0a3456', 'ab\0', '\0ax', '12\0'];

const classOf = fc.constantFrom('[0-9]', '[a-c]', '[A-Z0-9]', '-', '[^-]', '.', 'é', '\\w', '[*]', ' ');
const shapeSource = fc
  .array(fc.tuple(classOf, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 4 })
  .map((runs) => `^${runs.map(([one, count]) => `${one}{${count}}`).join('')}$`);
const shortText = fc.string({ unit: fc.constantFrom(...'019abcAZ-é* _\n😀'), maxLength: 9 });

describe.each(engines())('a pattern on %s', (engine) => {
  let fixture: FreshDatabase;
  let open: OpenDatabase;
  beforeAll(async () => {
    fixture = await freshDatabase(engine);
    const found = engineOf(fixture.url);
    if (found === undefined) throw new Error(`no engine for ${engine}`);
    open = await found.open(fixture.url, { schemas: [], concurrency: 1, utcOffset: '+07:00' });
  });
  afterAll(async () => {
    await open.database.close();
    await fixture.drop();
  });

  /** What the engine says of each text, in one statement. */
  async function found(source: string, texts: readonly string[]): Promise<readonly boolean[]> {
    const { dialect, database } = open;
    const scope = new Scope(dialect, '');
    const pattern = parsePattern(source);
    const columns = texts.map((text) => {
      const spelled = dialect.matches(dialect.literal({ kind: 'text', text }, scope.add), pattern, scope.add);
      return `CASE WHEN ${spelled} THEN 1 ELSE 0 END`;
    });
    const [row = []] =
      (await database.sessions[0]?.run(scope.statement(`SELECT ${columns.join(', ')}`, {}))) ?? [];
    return row.map((cell) => String(cell) === '1');
  }

  it.each(PATTERNS)('finds %s where the portable subset says so', async (source) => {
    const texts = engine === 'postgres' ? TEXTS : [...TEXTS, ...TEXTS_WITH_NUL];
    const expected = texts.map((text) => matches(parsePattern(source), text));
    expect(await found(source, texts)).toEqual(expected);
  });

  it('finds random texts of fixed shape where the portable subset says so', async () => {
    const sources = fc.sample(shapeSource, { numRuns: 60, seed: 47 });
    for (const [index, source] of sources.entries()) {
      const texts = [
        ...fc.sample(shortText, { numRuns: 20, seed: index }),
        ...fc.sample(fc.stringMatching(new RegExp(source, 'u')), { numRuns: 5, seed: index }),
      ].filter((text) => !text.includes('\0') || engine === 'sqlite');
      expect([source, await found(source, texts)]).toEqual([
        source,
        texts.map((text) => matches(parsePattern(source), text)),
      ]);
    }
  });

  it('is neither found nor missing in NULL', async () => {
    const { dialect, database } = open;
    const scope = new Scope(dialect, '');
    const spelled = dialect.matches('CAST(NULL AS CHAR(9))', parsePattern('^[0-9]{12}$'), scope.add);
    const statement = scope.statement(
      `SELECT CASE WHEN ${spelled} THEN 1 WHEN NOT ${spelled} THEN 2 END`,
      {},
    );
    expect(await database.sessions[0]?.run(statement)).toEqual([[null]]);
  });
});

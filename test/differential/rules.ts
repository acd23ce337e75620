import fc from 'fast-check';
import type { CompareOperator } from '../../src/model/expression.ts';
import type { TestColumn, TestCondition, TestRule, TestSql, Written } from './case.ts';
import { CHILD, PARENT, written } from './pools.ts';

type Words = Omit<TestRule, 'id'>;

const OPERATORS: readonly CompareOperator[] = ['=', '!=', '<', '<=', '>', '>='];
const PATTERNS = [
  'a',
  '^a',
  'a$',
  '^$',
  '^[A-Z]',
  '^\\d+$',
  '\\w',
  '[^a]',
  '^.$',
  '^.{2,}$',
  '(a|à)',
  '\\\\',
  "'",
  '%',
  '_',
  '\\.',
  '😀',
  '[😀-😁]',
  '^\\S+$',
  'a?b*c+|^\\d{2}$',
  ' $',
  '\\u00a0',
  'Đ',
  '^[^\\d]*$',
  '(?:ab){2}',
].map((source) => source.replace('\\S', '[^ ]'));
const CODE_TABLES: readonly (readonly [name: string, levels: readonly number[]])[] = [
  ['vn-ethnic-group', [1]],
  ['vn-vsic', [1, 2, 3, 4, 5]],
  ['vn-admin-unit', [1, 2, 3]],
  ['sex-iso5218', [1]],
];

const ON_TABLE = [
  'row-count-match',

  'row-count',
  'aggregate',
  'freshness',
  'recency-share',
  'spike',
  'distinct-count',
  'distinct-ratio',
  'contains-values',
];

/** One rule of any type over the child table, without its id. */
export function ruleWords(): fc.Arbitrary<Words> {
  const plain: fc.Arbitrary<Words> = fc.oneof(
    ...[
      rowCount(),
      rowCountMatch(),
      nullRules(),
      unique(),
      among(),
      sets(),
      tuples(),
      distinct(),
      range(),
      length(),
      pattern(),
      format(),
      textForm(),
      compare(),
      conditionRule(),
      expression(),
      reference(),
      ...amongRows(),
      code(),
      // Of the many functions each should come.
      aggregate(),
      aggregate(),
      aggregate(),
      freshness(),
      recencyShare(),
      spike(),
      timely(),
    ],
  );
  return fc
    .tuple(plain, sometimes(conditions(), 4), sometimes(sql(), 10), tolerance())
    .map(([words, when, where, tolerated]) => {
      const isOnTable = ON_TABLE.includes(words.rule);
      return {
        ...words,
        // Whether a pattern folds is not said by the design.
        ...(when === undefined || (words.fold === true && when.some((one) => one.pattern !== undefined))
          ? {}
          : { when }),
        ...(where === undefined ? {} : { where }),
        ...(tolerated === undefined || isOnTable ? {} : { tolerance: tolerated }),
      };
    });
}

/** Once in so many. */
const sometimes = <T>(of: fc.Arbitrary<T>, inSoMany: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: inSoMany - 1 }, { arbitrary: of, weight: 1 });
const named = (filter: (column: TestColumn) => boolean) => fc.constantFrom(...CHILD.filter(filter));
const anyColumn = () => named(() => true);
const isText = ({ type }: TestColumn) => type.kind === 'text';
const isNumber = ({ type }: TestColumn) => ['integer', 'decimal', 'float'].includes(type.kind);
const isDay = ({ type }: TestColumn) => ['date', 'timestamp', 'zoned'].includes(type.kind);
const isOrdered = (column: TestColumn) => isNumber(column) || isDay(column) || column.type.kind === 'time';
const folds = () =>
  fc.option(fc.constant(true), { freq: 2, nil: undefined }).map((fold) => (fold === true ? { fold } : {}));
const tolerance = () =>
  fc.option(fc.constantFrom<number | string>(1, 2, '50%', '33.3%', '12.5%', '100%', '0%', '0.1%'), {
    freq: 3,
    nil: undefined,
  });

function familyOf(column: TestColumn): string {
  return isNumber(column) ? 'number' : isDay(column) ? 'day' : column.type.kind;
}

function rowCount(): fc.Arbitrary<Words> {
  return bounds(
    fc.integer({ min: 0, max: 12 }).map((n) => ({ number: String(n) })),
    { equals: true, exclusive: false },
  ).map((words) => ({ rule: 'row-count', ...words }));
}

function rowCountMatch(): fc.Arbitrary<Words> {
  return fc.constantFrom('parent', 'child').map((table) => ({ rule: 'row-count-match', to: { table } }));
}

function nullRules(): fc.Arbitrary<Words> {
  return fc
    .tuple(fc.constantFrom('not-null', 'not-blank', 'is-null'), fc.oneof(anyColumn(), named(isText)))
    .map(([rule, { name }]) => ({ rule, column: name }));
}

function unique(): fc.Arbitrary<Words> {
  const one = anyColumn().map(({ name }) => ({ column: name }));
  const key = fc
    .uniqueArray(anyColumn(), { minLength: 1, maxLength: 3 })
    .map((columns) => ({ key: columns.map(({ name }) => name) }));
  return fc
    .tuple(fc.oneof(one, key), folds())
    .map(([subject, fold]) => ({ rule: 'unique', ...subject, ...fold }));
}

function among(): fc.Arbitrary<Words> {
  return fc
    .tuple(
      fc.constantFrom('at-least-one', 'exactly-one'),
      fc.uniqueArray(anyColumn(), { minLength: 2, maxLength: 4 }),
    )
    .map(([rule, columns]) => ({ rule, among: columns.map(({ name }) => name) }));
}

function tuples(): fc.Arbitrary<Words> {
  return fc.uniqueArray(anyColumn(), { minLength: 1, maxLength: 3 }).chain((columns) =>
    fc
      .tuple(fc.array(fc.tuple(...columns.map(written)), { minLength: 1, maxLength: 4 }), folds())
      .map(([list, fold]) => ({
        rule: 'in-tuples',
        key: columns.map(({ name }) => name),
        tuples: list,
        ...fold,
      })),
  );
}

function distinct(): fc.Arbitrary<Words> {
  const count = bounds(
    fc.integer({ min: 0, max: 9 }).map((n) => ({ number: String(n) })),
    { equals: true, exclusive: false },
  ).map((words) => ({ rule: 'distinct-count', ...words }));
  const ratio = bounds(
    fc.constantFrom('0', '0.25', '0.5', '0.6666666666', '0.75', '1').map((number) => ({ number })),
    { equals: false, exclusive: false },
  ).map((words) => ({ rule: 'distinct-ratio', ...words }));
  const one = anyColumn().map(({ name }) => ({ column: name }));
  const key = fc
    .uniqueArray(anyColumn(), { minLength: 1, maxLength: 3 })
    .map((columns) => ({ key: columns.map(({ name }) => name) }));
  return fc
    .tuple(fc.oneof(count, ratio), fc.oneof(one, key), folds())
    .map(([words, subject, fold]) => ({ ...words, ...subject, ...fold }));
}

function sets(): fc.Arbitrary<Words> {
  return anyColumn().chain((column) =>
    fc
      .tuple(
        fc.constantFrom('in-set', 'not-in-set', 'contains-values'),
        // SQLite spells a long list otherwise.
        fc.oneof(
          { arbitrary: fc.array(written(column), { minLength: 1, maxLength: 6 }), weight: 5 },
          { arbitrary: fc.array(written(column), { minLength: 41, maxLength: 60 }), weight: 1 },
        ),
        folds(),
      )
      .map(([rule, values, fold]) => ({ rule, column: column.name, values, ...fold })),
  );
}

function range(): fc.Arbitrary<Words> {
  return named(isOrdered).chain((column) =>
    bounds(written(column), { equals: false, exclusive: true }).map((words) => ({
      rule: 'range',
      column: column.name,
      ...words,
    })),
  );
}

function length(): fc.Arbitrary<Words> {
  return fc
    .tuple(
      named(isText),
      bounds(
        fc.integer({ min: 0, max: 5 }).map((n) => ({ number: String(n) })),
        { equals: true, exclusive: false },
      ),
      folds(),
    )
    .map(([{ name }, words, fold]) => ({ rule: 'length', column: name, ...words, ...fold }));
}

function pattern(): fc.Arbitrary<Words> {
  return fc
    .tuple(fc.constantFrom('pattern', 'not-pattern'), named(isText), fc.constantFrom(...PATTERNS))
    .map(([rule, { name }, source]) => ({ rule, column: name, pattern: source }));
}

function textForm(): fc.Arbitrary<Words> {
  return fc
    .tuple(named(isText), fc.constantFrom('nfc', 'trimmed', 'single-spaces', 'no-control'))
    .map(([{ name }, form]) => ({ rule: 'text-form', column: name, form }));
}

function format(): fc.Arbitrary<Words> {
  return fc
    .tuple(fc.constantFrom('k1', 'k1', 't1', 'c1'), fc.constantFrom('vn-personal-id', 'iso-date'))
    .map(([column, name]) => ({ rule: 'format', column, format: name }));
}

function compare(): fc.Arbitrary<Words> {
  return anyColumn()
    .chain((column) =>
      fc.tuple(
        fc.constant(column),
        named((other) => familyOf(other) === familyOf(column)),
        fc.constantFrom(...(column.type.kind === 'boolean' ? OPERATORS.slice(0, 2) : OPERATORS)),
        folds(),
      ),
    )
    .map(([column, other, operator, fold]) => ({
      rule: 'compare',
      column: column.name,
      operator,
      other: other.name,
      ...fold,
    }));
}

function conditionRule(): fc.Arbitrary<Words> {
  return fc
    .tuple(conditions(), folds())
    .filter(([list, { fold }]) => fold !== true || list.every((one) => one.pattern === undefined))
    .map(([list, fold]) =>
      // biome-ignore lint/suspicious/noThenProperty: the word of the rule file
      ({ rule: 'condition', then: list, ...fold }),
    );
}

function expression(): fc.Arbitrary<Words> {
  return sql().map((condition) => ({ rule: 'expression', condition }));
}

function reference(): fc.Arbitrary<Words> {
  const pair = anyColumn()
    .filter((column) => PARENT.some((other) => familyOf(other) === familyOf(column)))
    .chain((column) =>
      fc.tuple(
        fc.constant(column.name),
        fc.constantFrom(
          ...PARENT.filter((other) => familyOf(other) === familyOf(column)).map(({ name }) => name),
        ),
      ),
    );
  const one = pair.map(([column, other]) => ({ column, to: { table: 'parent', column: other } }));
  const key = fc
    .uniqueArray(pair, { minLength: 1, maxLength: 3, selector: ([column]) => column })
    .filter((pairs) => new Set(pairs.map(([, other]) => other)).size === pairs.length)
    .map((pairs) => ({
      key: pairs.map(([column]) => column),
      to: { table: 'parent', key: pairs.map(([, other]) => other) },
    }));
  const own = fc.constantFrom(
    { column: 'n1', to: { table: 'child', column: 'n2' } },
    { column: 'i1', to: { table: 'child', column: 'id' } },
  );
  return fc
    .tuple(
      fc.oneof({ arbitrary: one, weight: 4 }, { arbitrary: key, weight: 3 }, { arbitrary: own, weight: 1 }),
      folds(),
    )
    .map(([words, fold]) => ({ rule: 'reference', ...words, ...fold }));
}

function code(): fc.Arbitrary<Words> {
  return fc.constantFrom(...CODE_TABLES).chain(([codes, levels]) =>
    fc
      .tuple(
        fc.constantFrom('k1', 'k1', 'k2', 'c1'),
        fc.option(fc.constantFrom(...levels), { nil: undefined }),
        fc.option(fc.constantFrom('2025-06-30', '2025-07-01', 'day1', 'm1', 'z1'), { nil: undefined }),
        folds(),
      )
      .map(([column, level, on, fold]) => ({
        rule: 'code',
        column,
        codes,
        ...(level === undefined ? {} : { level }),
        ...(on === undefined ? {} : { on }),
        ...fold,
      })),
  );
}

function aggregate(): fc.Arbitrary<Words> {
  const numberBounds = fc
    .constantFrom('0', '1', '2', '0.5', '-1', '3', '9', '0.3333333333', '1e20')
    .map((number) => ({ number }));
  const of = (
    functions: readonly string[],
    column: fc.Arbitrary<TestColumn>,
    bound?: (column: TestColumn) => fc.Arbitrary<Written>,
  ) =>
    column.chain((chosen) =>
      fc
        .tuple(
          fc.constantFrom(...functions),
          bounds(bound?.(chosen) ?? numberBounds, { equals: true, exclusive: true }),
          folds(),
          fc.constantFrom('0', '0.1', '0.25', '0.333', '0.75', '0.999', '1').map((number) => ({ number })),
        )
        .map(([name, words, fold, at]) => ({
          rule: 'aggregate',
          column: chosen.name,
          function: name,
          ...(name === 'quantile' ? { at } : {}),
          ...words,
          ...(name === 'count-distinct' ? fold : {}),
        })),
    );
  const moments = named((column) => isOrdered(column) && !isNumber(column));
  return fc.oneof(
    of(['count', 'count-distinct'], anyColumn()),
    // Sums over doubles of every size depend on the order in which they are added.
    of(
      ['sum', 'avg', 'stddev'],
      named((column) => isNumber(column) && column.name !== 'f2' && column.name !== 'f3'),
    ),
    of(
      ['min', 'max', 'median', 'quantile'],
      named((column) => isNumber(column)),
    ),
    of(['min', 'max'], moments, written),
  );
}

/** Rules that compare rows with each other, or columns within one, over columns whose values often meet. */
function amongRows(): readonly fc.Arbitrary<Words>[] {
  const groups = fc.subarray(['n1', 'k1', 'b1', 'day1'], { maxLength: 2 });
  const per = groups.map((names): { per?: readonly string[] } => (names.length === 0 ? {} : { per: names }));
  const some = fc.subarray(['n1', 'k1', 'b1', 't1', 'd1', 'day1', 'f1'], { minLength: 1, maxLength: 2 });
  const number = (...texts: readonly string[]) => fc.constantFrom(...texts).map((text) => ({ number: text }));
  return [
    fc
      .tuple(named(isOrdered), named(isOrdered), fc.constantFrom('rising', 'falling'), fc.boolean(), per)
      .map(([column, by, direction, strictly, words]) => ({
        rule: 'ordered',
        column: column.name,
        by: by.name,
        direction,
        ...(strictly ? { strictly } : {}),
        ...words,
      })),
    fc
      .tuple(
        fc.subarray(['n1', 'k1', 'b1'], { minLength: 1, maxLength: 2 }),
        fc.constantFrom(['day1', 'day2'], ['m1', 'm2'], ['n1', 'n2'], ['d1', 'd2'], ['h1', 'h2']),
        fc.boolean(),
      )
      .map(([key, [from, until], inclusive]) => ({
        rule: 'no-overlap',
        key,
        from,
        until,
        ...(inclusive ? { inclusive } : {}),
      })),
    fc
      .tuple(
        fc.constantFrom('id', 'n1', 'n2', 'i1', 'k2'),
        per,
        fc.option(number('0', '1', '-1'), { nil: undefined }),
      )
      .map(([column, words, start]) => ({ rule: 'sequence', column, ...words, ...(start && { start }) })),
    fc
      .tuple(some, some, folds())
      .map(([determinant, dependent, fold]) => ({ rule: 'dependency', determinant, dependent, ...fold })),
    fc
      .tuple(
        anyColumn(),
        fc.oneof(
          number('1', '2', '3').map((min) => ({ min })),
          number('0.1', '0.34', '0.5', '1').map((share) => ({ 'min-share': share })),
        ),
        folds(),
      )
      .map(([{ name }, words, fold]) => ({ rule: 'rare-value', column: name, ...words, ...fold })),
    fc
      .constantFrom(['id', 'n1'], ['n1', 'n2'], ['n2', 'n1'], ['i1', 'd1'], ['t1', 't2'], ['t1', 'c1'])
      .map(([column, parent]) => ({ rule: 'hierarchy', column, parent })),
    fc
      .tuple(
        fc.subarray(['n1', 'n2', 'i1', 'd1', 'd2', 'd3'], { minLength: 1, maxLength: 3 }),
        fc.oneof(
          fc.constantFrom('n1', 'i2', 'd1', 'd3', 'f1').map((total) => ({ total })),
          number('0', '1', '0.4').map((sum) => ({ sum })),
        ),
        fc.option(number('0', '0.5', '1', '3'), { nil: undefined }),
      )
      .map(([terms, words, apart]) => ({ rule: 'sum-equals', terms, ...words, ...(apart && { apart }) })),
    fc
      .tuple(
        fc.constantFrom(
          ['n1', 'i1'],
          ['t1', 't1'],
          ['d1', 'd1'],
          ['day1', 'day1'],
          ['b1', 'b1'],
          ['id', 'id'],
        ),
        bounds(
          fc.integer({ min: 0, max: 3 }).map((n) => ({ number: String(n) })),
          { equals: true, exclusive: false },
        ),
        folds(),
      )
      .map(([[column = '', other = ''], words, fold]) => ({
        rule: 'reference-count',
        column,
        children: { table: 'parent', column: other },
        ...words,
        ...fold,
      })),
  ] as readonly fc.Arbitrary<Words>[];
}

function freshness(): fc.Arbitrary<Words> {
  return fc
    .tuple(named(isDay), fc.constantFrom('0d', '1d', '7d', '12h', '0h', '36h', '168h', '400d', '99999d'))
    .map(([{ name }, within]) => ({ rule: 'freshness', column: name, within }));
}

function recencyShare(): fc.Arbitrary<Words> {
  return fc
    .tuple(named(isDay), fc.constantFrom('0d', '1d', '400d', '9999d', '2024-02-29', '2026-12-14'), shares())
    .map(([{ name }, since, words]) => ({ rule: 'recency-share', column: name, since, ...words }));
}

function spike(): fc.Arbitrary<Words> {
  return fc.tuple(anyColumn(), shares(), folds()).map(([{ name }, words, fold]) => ({
    rule: 'spike',
    column: name,
    ...fold,
    max: words.max ?? { number: '0.5' },
  }));
}

function timely(): fc.Arbitrary<Words> {
  return fc
    .tuple(
      named(isDay),
      fc.option(named(isDay), { freq: 4, nil: undefined }),
      fc.constantFrom('0d', '1d', '30d', '9999d', '0h', '36h', '9999h', '0wd', '1wd', '5wd', '200wd'),
    )
    .map(([from, until, within]) => ({
      rule: 'timely',
      column: from.name,
      ...(until === undefined ? {} : { until: until.name }),
      within,
    }));
}

function shares() {
  return bounds(
    fc.constantFrom('0', '0.25', '0.3333', '0.5', '1').map((text) => ({ number: text })),
    { equals: false, exclusive: false },
  );
}

function bounds(
  value: fc.Arbitrary<Written>,
  allowed: { readonly equals: boolean; readonly exclusive: boolean },
): fc.Arbitrary<Pick<TestRule, 'min' | 'max' | 'equals' | 'exclusive-min' | 'exclusive-max'>> {
  const lower = fc.tuple(
    fc.constantFrom(...(allowed.exclusive ? (['min', 'exclusive-min'] as const) : (['min'] as const))),
    value,
  );
  const upper = fc.tuple(
    fc.constantFrom(...(allowed.exclusive ? (['max', 'exclusive-max'] as const) : (['max'] as const))),
    value,
  );
  const one = fc.oneof(
    lower,
    upper,
    ...(allowed.equals ? [fc.tuple(fc.constant('equals' as const), value)] : []),
  );
  return fc.oneof(
    one.map(([word, bound]) => ({ [word]: bound })),
    fc.tuple(lower, upper).map(([[low, a], [high, b]]) => ({ [low]: a, [high]: b })),
  );
}

function conditions(): fc.Arbitrary<readonly TestCondition[]> {
  return fc.array(condition(), { minLength: 1, maxLength: 2 });
}

function condition(): fc.Arbitrary<TestCondition> {
  return anyColumn().chain((column) => {
    const { name } = column;
    const value = written(column);
    const list = fc.array(value, { minLength: 1, maxLength: 3 });
    return fc.oneof<fc.Arbitrary<TestCondition>[]>(
      value.map((equals) => ({ column: name, equals })),
      value.map((other) => ({ column: name, 'not-equals': other })),
      list.map((values) => ({ column: name, in: values })),
      list.map((values) => ({ column: name, 'not-in': values })),
      fc.boolean().map((is) => ({ column: name, 'is-null': is })),
      ...(isOrdered(column)
        ? [value.map((min) => ({ column: name, min })), value.map((max) => ({ column: name, max }))]
        : []),
      ...(isText(column)
        ? [fc.constantFrom(...PATTERNS).map((source) => ({ column: name, pattern: source }))]
        : []),
    );
  });
}

function sql(): fc.Arbitrary<TestSql> {
  const column = fc.constantFrom('id', 'n1', 'n2');
  const simple: fc.Arbitrary<TestSql> = fc.oneof(
    fc
      .tuple(column, fc.constantFrom(...OPERATORS), fc.oneof(column, fc.bigInt({ min: 0n, max: 9n })))
      .map(([left, operator, right]) => ({ left, operator, right })),
    column.map((name) => ({ isNull: name })),
  );
  return fc.oneof(
    simple,
    simple.map((of): TestSql => ({ not: of })),
    fc.tuple(simple, simple).map((parts): TestSql => ({ and: parts })),
    fc.tuple(simple, simple).map((parts): TestSql => ({ or: parts })),
  );
}

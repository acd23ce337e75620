import type { EngineName } from '../test/services/engine-names.ts';

/** One rule of a wide rule file, and the plain condition "this row breaks it" that one would write by hand. */
interface WideRule {
  readonly words: string;
  /** The column whose values are checked. */
  readonly column: string;
  readonly broken: (engine: EngineName) => string;
}

/** Six kinds of rules by turns, each with bounds and values of its own, so that none is asked twice. */
const KINDS: readonly ((index: number) => WideRule)[] = [
  (index) => ({
    words: `rule: range, column: le_phi, min: ${index}, max: ${400_000 + index}`,
    column: 'le_phi',
    broken: () => `le_phi NOT BETWEEN ${index} AND ${400_000 + index}`,
  }),
  (index) => ({
    words: `rule: in-set, column: trang_thai, values: [moi, dang-xu-ly, da-tra, x${index}]`,
    column: 'trang_thai',
    broken: (engine) => `${exact('trang_thai', engine)} NOT IN ('moi', 'dang-xu-ly', 'da-tra', 'x${index}')`,
  }),
  (index) => ({
    words: `rule: length, column: ho_ten, min: ${2 + (index % 9)}, max: ${20 + index}`,
    column: 'ho_ten',
    broken: (engine) => {
      const length = engine === 'mariadb' ? 'char_length' : 'length';
      return `${length}(ho_ten) NOT BETWEEN ${2 + (index % 9)} AND ${20 + index}`;
    },
  }),
  (index) => ({
    words: `rule: pattern, column: ma_ho_so, pattern: '^(HS|X${index})-[0-9]{1,6}$'`,
    column: 'ma_ho_so',
    broken: (engine) => `NOT ${found('ma_ho_so', `^(?:HS|X${index})-[0-9]{1,6}$`, engine)}`,
  }),
  (index) => ({
    words: `rule: not-in-set, column: gioi_tinh, values: [x${index}, y${index}]`,
    column: 'gioi_tinh',
    broken: (engine) => `${exact('gioi_tinh', engine)} IN ('x${index}', 'y${index}')`,
  }),
  (index) => ({
    words: `rule: range, column: ngay_cap_nhat, min: ${2000 + (index % 20)}-01-01, max: 2026-12-${10 + (index % 15)}`,
    column: 'ngay_cap_nhat',
    broken: () =>
      `(ngay_cap_nhat < '${2000 + (index % 20)}-01-01' OR ngay_cap_nhat > '2026-12-${10 + (index % 15)}')`,
  }),
];

/** So many mixed rules on `ho_so`. */
export function wideRules(count: number): readonly WideRule[] {
  return Array.from({ length: count }, (_, index) => KINDS[index % KINDS.length]?.(index)).flatMap(
    (rule) => rule ?? [],
  );
}

/** Their rule file, below the head that all benches share. */
export function wideRuleFile(head: string, rules: readonly WideRule[]): string {
  return `${head}  ho_so:\n    rules:\n${rules.map(({ words }, index) => `      - { id: r${index}, ${words} }\n`).join('')}`;
}

/** The same as one statement: rows, values of each column, and rows that break each rule. */
export function wideStatement(
  rules: readonly (WideRule & { readonly id: string })[],
  engine: EngineName,
): string {
  const columns = [...new Set(rules.map(({ column }) => column))];
  const counts = rules.map(({ broken, id }) =>
    engine === 'mariadb'
      ? `COUNT(CASE WHEN ${broken(engine)} THEN 1 END) AS ${id}`
      : `count(*) FILTER (WHERE ${broken(engine)}) AS ${id}`,
  );
  return `SELECT ${[...columns.map((column) => `count(${column}) AS ${column}`), ...counts].join(', ')} FROM ho_so`;
}

/** Text of MariaDB compares by its collation unless told otherwise. */
function exact(column: string, engine: EngineName): string {
  return engine === 'mariadb' ? `${column} COLLATE utf8mb4_nopad_bin` : column;
}

function found(column: string, pattern: string, engine: EngineName): string {
  switch (engine) {
    case 'postgres':
      return `(${column} COLLATE "C" ~ '${pattern}')`;
    case 'mariadb':
      return `(${column} COLLATE utf8mb4_nopad_bin REGEXP '${pattern}')`;
    case 'sqlite':
      return `matches(${column}, '${pattern}')`;
  }
}

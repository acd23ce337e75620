import type Database from 'better-sqlite3';
import { parse } from 'yaml';
import type { CodeTable } from '../../src/rule-types/rule-type.ts';
import { isWritten } from './written.ts';

/** A rule as the YAML says it; only what the demo uses. */
export interface DemoRule {
  readonly id: string;
  readonly table: string;
  readonly rule: string;
  readonly [word: string]: unknown;
}

/** The figures of one rule, made row by row in plain JavaScript. */
export interface Figures {
  readonly scope: number;
  readonly notApplicable: number;
  readonly checked: number;
  readonly violations: number;
  readonly notEvaluable: number;
  readonly groups: number;
  /** Keys of the offending rows, for tables with an `id`. */
  readonly rows: readonly number[];
  readonly observed: number | string | null;
}

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;
type Verdict = 'not-applicable' | 'not-evaluable' | 'good' | 'bad';

/** The rows of a table with the declared type of each column. */
interface Table {
  readonly rows: readonly Row[];
  readonly types: ReadonlyMap<string, string>;
}

/** Rules of the file, one for each of `columns`. */
export function rulesOf(yaml: string): readonly DemoRule[] {
  const file = parse(yaml) as { tables: Record<string, { rules: Record<string, unknown>[] }> };
  return Object.entries(file.tables).flatMap(([table, { rules }]) =>
    rules.flatMap(({ columns, ...rule }) =>
      columns === undefined
        ? [{ ...rule, table } as unknown as DemoRule]
        : (columns as string[]).map(
            (column) => ({ ...rule, table, column, id: `${rule.id}.${column}` }) as unknown as DemoRule,
          ),
    ),
  );
}

/** All tables of a database in memory. */
export function readTables(database: Database.Database): ReadonlyMap<string, Table> {
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => {
      const columns = database.prepare(`PRAGMA table_info(${name})`).all() as {
        name: string;
        type: string;
      }[];
      return [
        name,
        {
          rows: database.prepare(`SELECT * FROM ${name}`).all() as Row[],
          types: new Map(columns.map((column) => [column.name, column.type])),
        },
      ];
    }),
  );
}

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
};

function isWellTyped(cell: Cell, type: string): boolean {
  if (cell === null) return true;
  if (type === 'INTEGER' || type === 'BOOLEAN') return Number.isInteger(cell);
  if (type.startsWith('DECIMAL')) return typeof cell === 'number';
  if (type.startsWith('VARCHAR')) return typeof cell === 'string';
  if (typeof cell !== 'string') return false;
  if (type === 'DATE') return isDay(cell);
  return isDay(cell.slice(0, 10)) && /^[ T]([01]\d|2[0-3])(:[0-5]\d){2}$/.test(cell.slice(10));
}

/** One spelling for a moment; a day is its midnight. */
function moment(cell: Cell): Cell {
  if (typeof cell !== 'string' || !isDay(cell.slice(0, 10))) return cell;
  return cell.length === 10 ? `${cell} 00:00:00` : cell.replace('T', ' ');
}

interface Condition {
  readonly column: string;
  readonly equals?: Cell | boolean;
  readonly in?: readonly Cell[];
  readonly pattern?: string;
}

function holds(condition: Condition, row: Row): boolean {
  const cell = row[condition.column] ?? null;
  if (cell === null) return false;
  if (condition.pattern !== undefined) return new RegExp(condition.pattern, 'u').test(String(cell));
  if (condition.in !== undefined) return condition.in.includes(cell);
  return cell === (condition.equals === true ? 1 : condition.equals);
}

/** The owner's SQL of the demo, said again. */
const OWNER_SQL: Readonly<Record<string, (row: Row) => boolean>> = {
  'cd-dinh-danh-gioi-tinh': (row) => {
    const digit = Number(String(row.so_dinh_danh)[3]);
    return digit < 4 && (row.gioi_tinh === 'Nam') === (digit % 2 === 0);
  },
  'cd-dinh-danh-the-ky': (row) => {
    const digit = Number(String(row.so_dinh_danh)[3]);
    return digit < 4 && Number(row.nam_sinh) >= 2000 === digit >= 2;
  },
  'hs-co-nguoi-nop': (row) => row.so_dinh_danh_nop !== null || row.ma_so_thue_nop !== null,
  'hs-diem': (row) => row.ngay_tra_ket_qua !== null,
};

/** Evaluates one rule of the demo as section 6 of the design counts. */
export function evaluate(
  rule: DemoRule,
  tables: ReadonlyMap<string, Table>,
  codes: ReadonlyMap<string, CodeTable>,
  cutoff: string,
): Figures {
  const table = tables.get(rule.table)!;
  const conditions = (rule.when ?? []) as readonly Condition[];
  const isAccepted = (row: Row): boolean =>
    conditions.every((condition) => holds(condition, row)) &&
    (rule.where === undefined || OWNER_SQL[rule.id]!(row));
  if (['row-count', 'aggregate', 'freshness'].includes(rule.rule)) {
    return evaluateTable(rule, table.rows.filter(isAccepted), cutoff);
  }
  const judge = rowJudge(rule, table, tables, table.rows.filter(isAccepted), codes, cutoff);
  const verdicts = table.rows.map((row): Verdict => (isAccepted(row) ? judge(row) : 'not-applicable'));
  const count = (verdict: Verdict): number => verdicts.filter((each) => each === verdict).length;
  const bad = table.rows.filter((_, index) => verdicts[index] === 'bad');
  const parts = (rule.key ?? [rule.column]) as string[];
  return {
    scope: table.rows.length,
    notApplicable: count('not-applicable'),
    checked: count('good') + count('bad'),
    violations: count('bad'),
    notEvaluable: count('not-evaluable'),
    groups: rule.rule === 'unique' ? new Set(bad.map((row) => keyOf(row, parts))).size : 0,
    rows: bad.flatMap((row) => (typeof row.id === 'number' ? [row.id] : [])),
    observed: null,
  };
}

const keyOf = (row: Row, parts: readonly string[]): string => JSON.stringify(parts.map((part) => row[part]));

function rowJudge(
  rule: DemoRule,
  table: Table,
  tables: ReadonlyMap<string, Table>,
  accepted: readonly Row[],
  codes: ReadonlyMap<string, CodeTable>,
  cutoff: string,
): (row: Row) => Verdict {
  const column = rule.column as string;
  const verdict = (isGood: boolean): Verdict => (isGood ? 'good' : 'bad');
  /** NULL in a column looked at: not applicable; a value of another type: not evaluable. */
  const onValues =
    (looked: readonly string[], isGood: (row: Row) => boolean) =>
    (row: Row): Verdict => {
      if (looked.some((name) => row[name] === null)) return 'not-applicable';
      if (looked.some((name) => !isWellTyped(row[name] ?? null, table.types.get(name)!)))
        return 'not-evaluable';
      return verdict(isGood(row));
    };
  const folded = (cell: unknown): unknown =>
    rule.fold === true && typeof cell === 'string' ? cell.toLowerCase() : cell;
  const values = new Set(((rule.values ?? []) as unknown[]).map(folded));

  switch (rule.rule) {
    case 'not-null':
      return (row) => verdict(row[column] !== null);
    case 'not-blank':
      return (row) => verdict(row[column] !== null && /\P{White_Space}/u.test(String(row[column])));
    case 'in-set':
      return onValues([column], (row) => values.has(folded(row[column])));
    case 'not-in-set':
      return onValues([column], (row) => !values.has(folded(row[column])));
    case 'range': {
      const min = rule.min as number | string;
      const max = rule.max as number | string;
      return onValues([column], (row) => row[column]! >= min && row[column]! <= max);
    }
    case 'length':
      return onValues([column], (row) => {
        const length = [...String(row[column])].length;
        return length >= Number(rule.min) && length <= Number(rule.max);
      });
    case 'pattern':
      return onValues([column], (row) => new RegExp(String(rule.pattern), 'u').test(String(row[column])));
    case 'format':
      return onValues([column], (row) => isWritten(String(rule.format), String(row[column])));
    case 'compare': {
      const other = String(rule.other);
      return onValues([column, other], (row) => {
        const [left, right] = [moment(row[column]!)!, moment(row[other]!)!];
        return rule.operator === '>' ? left > right : left >= right;
      });
    }
    case 'expression':
      return (row) => verdict(OWNER_SQL[rule.id]!(row));
    case 'unique': {
      const parts = (rule.key ?? [column]) as string[];
      const isWhole = (row: Row): boolean => parts.every((part) => row[part] !== null);
      const seen = new Map<string, number>();
      for (const row of accepted.filter(isWhole))
        seen.set(keyOf(row, parts), (seen.get(keyOf(row, parts)) ?? 0) + 1);
      return (row) => (isWhole(row) ? verdict(seen.get(keyOf(row, parts)) === 1) : 'not-applicable');
    }
    case 'reference': {
      const parts = (rule.key ?? [column]) as string[];
      const to = rule.to as { table: string; column?: string; key?: string[] };
      const parents = new Set(tables.get(to.table)!.rows.map((row) => keyOf(row, to.key ?? [to.column!])));
      return onValues(parts, (row) => parents.has(keyOf(row, parts)));
    }
    case 'code': {
      const on = rule.on as string | undefined;
      const list = codes.get(String(rule.codes))!;
      const level = rule.level as number | undefined;
      return onValues(on === undefined ? [column] : [column, on], (row) =>
        list.has(String(row[column]), on === undefined ? cutoff : String(row[on]).slice(0, 10), level),
      );
    }
    default:
      throw new Error(`the reference does not know ${rule.rule}`);
  }
}

function evaluateTable(rule: DemoRule, rows: readonly Row[], cutoff: string): Figures {
  const cells = rows.map((row) => row[rule.column as string] ?? null).filter((cell) => cell !== null);
  let observed: number | string;
  let isGood: boolean;
  if (rule.rule === 'freshness') {
    const [, amount, unit] = /^(\d+)([dh])$/.exec(String(rule.within))!;
    const end = Date.parse(`${cutoff}T24:00:00Z`);
    const hours = unit === 'h' ? Number(amount) : 24 * (Number(amount) + 1);
    const times = cells.map((cell) => Date.parse(`${String(moment(cell)).replace(' ', 'T')}Z`));
    const newest = times.reduce((latest, time) => (time < end && time > latest ? time : latest), 0);
    isGood = newest >= end - hours * 3_600_000;
    observed = new Date(newest).toISOString().slice(0, 19);
  } else {
    observed = rule.rule === 'row-count' ? rows.length : figureOf(String(rule.function), cells as number[]);
    isGood =
      observed >= Number(rule.min ?? -Infinity) &&
      observed <= Number(rule.max ?? Infinity) &&
      observed === Number(rule.equals ?? observed);
  }
  const violations = isGood ? 0 : 1;
  return {
    scope: 1,
    notApplicable: 0,
    checked: 1,
    violations,
    notEvaluable: 0,
    groups: 0,
    rows: [],
    observed,
  };
}

function figureOf(name: string, numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  if (name === 'max') return sorted.at(-1)!;
  if (name === 'avg') return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  if (name === 'median') {
    return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  }
  throw new Error(`the reference does not know ${name}`);
}

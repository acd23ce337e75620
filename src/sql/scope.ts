import type { Dialect } from '../model/dialect.ts';
import type { ParentKey } from '../model/expression.ts';
import type { Parameter, Statement, StatementSettings } from '../model/session.ts';

/** A parent table joined to the scan, and its alias. */
export interface Join {
  readonly alias: string;
  readonly parent: ParentKey;
  readonly sql: string;
}

/**
 * What one statement gathers while its text is made: parameters, whose places stand as marks until the text is whole (the
 * same text may be spelled twice, and engines without numbered parameters go by order), and joins.
 */
export class Scope {
  readonly dialect: Dialect;
  /** The alias of the scanned table, quoted; empty where columns stand alone. */
  readonly reference: string;
  readonly joins = new Map<string, Join>();
  readonly #parameters: Parameter[];

  constructor(dialect: Dialect, reference: string, parameters: Parameter[] = []) {
    this.dialect = dialect;
    this.reference = reference;
    this.#parameters = parameters;
  }

  /** A scope over another table within the same statement. */
  inner(reference: string): Scope {
    return new Scope(this.dialect, reference, this.#parameters);
  }

  /** Adds a parameter and gives the mark that stands for it. */
  readonly add = (value: Parameter): string => {
    this.#parameters.push(value);
    return `\0${this.#parameters.length - 1}\0`;
  };

  column(name: string): string {
    return `${this.reference}.${this.dialect.quote(name)}`;
  }

  /** The alias under which the parent of this reference is joined, made by `make` the first time. */
  join(key: string, parent: ParentKey, make: (alias: string) => string): string {
    const known = this.joins.get(key);
    if (known !== undefined) return known.alias;
    const name = `soat_r${this.joins.size + 1}`;
    // The scanned table goes by its own name, which may be this one.
    const alias = this.reference.toLowerCase().includes(name) ? `${name}_` : name;
    this.joins.set(key, { alias, parent, sql: make(alias) });
    return alias;
  }

  /** The finished statement: marks become the engine's placeholders. */
  statement(sql: string, settings: StatementSettings): Statement {
    const parameters: Parameter[] = [];
    const numbered = new Map<string, number>();
    const text = sql.replace(/\0(\d+)\0/g, (_mark, index: string) => {
      const numbers = this.dialect.placeholder(1) !== this.dialect.placeholder(2);
      const known = numbered.get(index);
      if (numbers && known !== undefined) return this.dialect.placeholder(known);
      parameters.push(this.#parameters[Number(index)] ?? null);
      numbered.set(index, parameters.length);
      return this.dialect.placeholder(parameters.length);
    });
    return { sql: text, parameters, settings };
  }
}

/** Names a parent key within one statement. */
export function parentName(parent: ParentKey): string {
  const columns = parent.columns.map((column) => column.name);
  // Names may hold any sign that would part them.
  return JSON.stringify([parent.table.schema ?? '', parent.table.name, columns]);
}

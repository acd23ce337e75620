import type { Position, Problem, RuleSpec } from './rule.ts';
import type { Text } from './text.ts';

export type SharingClass = 'open' | 'default' | 'on-request' | 'none';

/** What the owner declares of a column. */
export interface ColumnDeclaration {
  readonly name: string;
  readonly title?: string;
  readonly meaning?: string;
  readonly personal: boolean;
  /** True when the file says whether it is personal; otherwise its meaning may tell. */
  readonly personalDeclared?: boolean;
  /** True when a data dictionary declares it: the database may not have it. */
  readonly isOfDictionary?: boolean;
  readonly sharing?: SharingClass;
  readonly at: Position;
}

export interface TableDeclaration {
  /** As written: looked up as it stands first, then as `schema.table`. */
  readonly name: string;
  readonly title?: string;
  readonly key: readonly string[];
  readonly sharing?: SharingClass;
  readonly columns: readonly ColumnDeclaration[];
  readonly rules: readonly RuleSpec[];
  readonly at: Position;
  place(...path: readonly (string | number)[]): Position;
}

export interface Party {
  readonly name?: string;
  readonly code?: string;
  readonly contact?: Readonly<Record<string, string>>;
}

/** A rule pack that the file names; `sha256` is of its bytes, hexadecimal. */
export interface UsedPack {
  readonly id: string;
  readonly title: Text;
  readonly sha256: string;
}

/** A second database, read like the first; `url` has its `${…}` replaced and is never printed. */
export interface OtherDatabase {
  /** The name by which rules know it. */
  readonly id: string;
  readonly name?: string;
  readonly url: string;
  readonly schemas: readonly string[];
}

/** What became of one rule of a pack on one table. */
export interface PackApplication {
  readonly pack: string;
  /** The rule's name within the pack. */
  readonly rule: string;
  /** The rule type, `not-null`. */
  readonly type: string;
  readonly why: Text;
  readonly table: string;
  /** The id of the rule made of it, and the columns it looks at, the first leading; absent when it does not apply. */
  readonly id?: string;
  readonly columns?: readonly string[];
  /** Why it does not apply. */
  readonly reason?: Text;
}

/** What the owner says of days off, besides those of the country's state bodies. Days are `YYYY-MM-DD`. */
export interface CalendarDeclaration {
  /** The stretch for which the owner answers that every day off is known. */
  readonly from?: string;
  readonly to?: string;
  /** `sun` … `sat`. */
  readonly weekend?: readonly string[];
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/** A rule file whose form is sound. Nothing in it was looked up in a database yet. */
export interface RuleFile {
  /** The path as it was given, for messages. */
  readonly path: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
  readonly report: {
    readonly year?: number;
    /** The last day whose data count, `YYYY-MM-DD`. */
    readonly cutoff?: string;
    readonly legal: string;
    readonly scoring: string;
    readonly owner: Party;
    readonly recipient: Party;
  };
  readonly database: {
    readonly id: string;
    readonly name?: string;
    /** With `${…}` already replaced; never printed. Absent only when `--database` gives it. */
    readonly url?: string;
    readonly schemas: readonly string[];
    /** Databases that rules compare this one with, by the name that they have in the file. */
    readonly others: readonly OtherDatabase[];
  };
  readonly calendar: CalendarDeclaration;
  readonly packs: readonly UsedPack[];
  /** The data dictionaries that tables name; `sha256` is of their bytes, hexadecimal. */
  readonly dictionaries: readonly { readonly path: string; readonly sha256: string }[];
  /** What became of each rule of each pack on each table. */
  readonly packRules: readonly PackApplication[];
  readonly tables: readonly TableDeclaration[];
  readonly warnings: readonly Problem[];
  place(...path: readonly (string | number)[]): Position;
}

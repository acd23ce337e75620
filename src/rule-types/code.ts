import { isDay } from '../exact/day.ts';
import { fold } from '../exact/fold.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import type { Expression } from '../model/expression.ts';
import type { LiteralKind } from '../model/literal.ts';
import type { BoundRule } from '../model/rule.ts';
import { call, inList, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import type { Binder, CodeTable, RuleType } from './rule-type.ts';
import { subjectColumn } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';
import { isExactNumber, textOf } from './words.ts';

/** The words of a rule on codes; what it does depends on whether the day is fixed or stands in a column. */
const words = {
  type: 'code',
  title: { vi: 'Thuộc bảng mã', en: 'Code of a table' },
  summary: {
    vi: 'Dòng vi phạm khi giá trị không phải là mã có hiệu lực của bảng mã vào ngày xét: cột "on", một ngày cố định, hoặc ngày chốt số liệu khi không nêu. Cột số nguyên được so theo giá trị số (mã đã mất số 0 ở đầu).',
    en: 'A row breaks it when its value is no code of the table in force on the day: that of the column "on", a fixed day, or the cut-off day. An integer column is compared by number (codes that lost their zeros).',
  },
  nulls: {
    vi: 'NULL ở cột mã hoặc cột ngày: không áp dụng.',
    en: 'NULL in the code or the day: not applicable.',
  },
  example: 'rule: code\ncolumn: ma_xa\ncodes: vn-admin-unit\nlevel: 3\non: ngay_dang_ky',
  section: 'b',
  criterion: 'thong-nhat',
  dimension: 'compliance',
  subject: ['column'],
  parameters: {
    codes: { type: 'string', minLength: 1 },
    level: { type: 'integer', minimum: 1 },
    on: { type: 'string', minLength: 1 },
  },
  required: ['codes'],
  titleWord: 'codes',
} as const;

/** Membership on one day is a list within the scan. */
const onFixedDay = defineRowRule({
  ...words,
  predicate(binder) {
    const asked = codesAsked(binder);
    const day = textOf(binder.spec.parameters.on) ?? binder.run.cutoff;
    if (asked === undefined) return undefined;
    const { column, codes, level } = asked;
    return {
      violates: not(inList(binder.value(column), codeLiterals(codes.codesOn(day, level), binder, column))),
      notNull: [column],
      typed: [column],
    };
  },
});

/** The value must be a code in force. */
export const code: RuleType = {
  ...words,
  unit: 'row',
  bind(spec, binder) {
    const on = textOf(spec.parameters.on);
    return on === undefined || isDay(on) ? onFixedDay.bind(spec, binder) : bindOnColumn(binder, on);
  },
};

/** With a day in each row, the distinct pairs of code and day are looked up in the program. */
function bindOnColumn(binder: Binder, on: string): BoundRule | undefined {
  const dayColumn = binder.column(on, 'on');
  const asked = codesAsked(binder);
  const dayKind = dayColumn === undefined ? undefined : binder.kindOf(dayColumn);
  if (dayColumn === undefined || asked === undefined) return undefined;
  if (dayKind !== 'date' && dayKind !== 'timestamp' && dayKind !== 'zoned') {
    binder.report(
      {
        vi: `"on" phải là một ngày YYYY-MM-DD hoặc cột ngày; cột "${on}" là ${dayColumn.declaredType}`,
        en: `"on" must be a day YYYY-MM-DD or a column of days; column "${on}" is ${dayColumn.declaredType}`,
      },
      ['on'],
    );
    return undefined;
  }
  const { column, codes, level } = asked;
  const codeValue = binder.value(column);
  const codeKind = column.type.kind === 'integer' ? 'integer' : 'text';
  return bindTallied(binder, {
    looked: [column, dayColumn],
    of: [
      { value: codeValue, kind: codeKind },
      { value: dayOf(binder, dayColumn, dayKind), kind: 'date' },
    ],
    id: `code:${codes.name}:${level ?? ''}:${binder.spec.fold}`,
    start: (blame) => judgeCodes(codes, level, normaliser(column, binder.spec.fold), blame),
  });
}

function codesAsked(
  binder: Binder,
):
  | { readonly column: CatalogueColumn; readonly codes: CodeTable; readonly level: number | undefined }
  | undefined {
  const column = subjectColumn(binder, ['text', 'integer']);
  const codes = binder.codeTable(textOf(binder.spec.parameters.codes) ?? '', 'codes');
  const { level: asked } = binder.spec.parameters;
  const level = isExactNumber(asked) ? Number(asked.number) : undefined;
  if (column === undefined || codes === undefined) return undefined;
  if (level !== undefined && !codes.levels.includes(level)) {
    binder.report(
      {
        vi: `bảng mã "${codes.name}" không có cấp ${level}; có: ${codes.levels.join(', ')}`,
        en: `code table "${codes.name}" has no level ${level}; it has: ${codes.levels.join(', ')}`,
      },
      ['level'],
    );
    return undefined;
  }
  return { column, codes, level };
}

/** The codes as values of the column. */
function codeLiterals(codes: ReadonlySet<string>, binder: Binder, column: CatalogueColumn) {
  const kind = column.type.kind === 'integer' ? 'integer' : 'text';
  const written = normalised(codes, normaliser(column, binder.spec.fold));
  return [...written].map((text) => ({ kind, text }) as const);
}

/** How a code is written as a value of the column: by number among integers, where only codes made of digits can occur. */
function normaliser(column: CatalogueColumn, isFolded: boolean): (code: string) => string | undefined {
  if (column.type.kind === 'integer') {
    return (text) => (/^\d+$/.test(text) ? BigInt(text).toString() : undefined);
  }
  return isFolded ? fold : (text) => text;
}

function normalised(
  codes: ReadonlySet<string>,
  normalise: (code: string) => string | undefined,
): ReadonlySet<string> {
  return new Set([...codes].flatMap((text) => normalise(text) ?? []));
}

function dayOf(binder: Binder, column: CatalogueColumn, kind: LiteralKind): Expression {
  return kind === 'date' ? binder.value(column) : call('day', binder.value(column));
}

function judgeCodes(
  codes: CodeTable,
  level: number | undefined,
  normalise: (code: string) => string | undefined,
  blame: Blame,
): ValueJudge {
  // Days between two changes of the table share one set of codes.
  const written = new Map<ReadonlySet<string>, ReadonlySet<string>>();
  const inForce = (day: string): ReadonlySet<string> => {
    const set = codes.codesOn(day, level);
    const known = written.get(set) ?? normalised(set, normalise);
    written.set(set, known);
    return known;
  };
  return {
    add([value = '', day = ''], rows) {
      if (!inForce(day).has(value)) blame([value, day], rows);
    },
  };
}

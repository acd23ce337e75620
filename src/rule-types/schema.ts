import { fold } from '../exact/fold.ts';
import type { Problem, RuleSpec } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { judgeCatalogue, listed, refuseRowWords } from './catalogue-rule.ts';
import type { RuleType } from './rule-type.ts';
import { type Field, schemaDifferences, type WantedSchema } from './schema-differences.ts';
import { asRecord, COLUMN, COUNT, isExactNumber, textOf } from './words.ts';

/** The columns of a table must be as stated; judged from the catalogue, without a scan. */
export const schema: RuleType = {
  type: 'schema',
  title: { vi: 'Cấu trúc bảng', en: 'Schema' },
  summary: {
    vi: 'Bảng vi phạm khi các cột không như quy định. "fields": mỗi cột có tên ("name") và, nếu cần, kiểu ("type"), có cho phép bỏ trống hay không ("nullable"), đứng thứ mấy ("position"). "type" là tên loại chung: text, integer, decimal, float, number (số bất kỳ), date, time, timestamp, boolean; hoặc kiểu như đã khai báo trong cơ sở dữ liệu, ví dụ varchar(12). "exact: true": không được có cột nào khác; "ordered: true": các cột đứng đúng thứ tự đã nêu; "column-count": số cột ít nhất, nhiều nhất. Tên cột so đúng từng chữ, kể cả hoa thường, trừ khi có "fold: true". Không đọc bản ghi nào; số nêu ra là số điểm khác.',
    en: 'The table breaks it when its columns are not as stated. "fields": each has a "name" and, where wanted, a "type", whether it is "nullable", and its "position". "type" is the word of a family: text, integer, decimal, float, number (any), date, time, timestamp, boolean; or the type as it is declared in the database, varchar(12) say. "exact: true": no other columns; "ordered: true": the columns stand in the order stated; "column-count": the fewest and most columns. Names are compared letter by letter, case included, unless "fold: true" says otherwise. No row is read; the figure is the number of differences.',
  },
  nulls: { vi: 'Không xét giá trị của bản ghi.', en: 'Values of rows are not looked at.' },
  example:
    'rule: schema\nfields:\n  - { name: so_dinh_danh, type: varchar(12), nullable: false, position: 1 }\n  - { name: ngay_sinh, type: date }\nexact: true',
  section: 'b',
  criterion: 'thong-nhat',
  dimension: 'compliance',
  unit: 'table',
  subject: [],
  parameters: {
    fields: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: COLUMN,
          type: { type: 'string', minLength: 1 },
          nullable: { type: 'boolean' },
          position: { type: 'integer', minimum: 1 },
        },
      },
    },
    exact: { type: 'boolean' },
    ordered: { type: 'boolean' },
    'column-count': {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: { min: COUNT, max: COUNT },
    },
  },
  required: [],
  check: (spec) => [...refuseRowWords(spec), ...checkSchema(spec, wantedOf(spec))],
  bind(spec, { table }) {
    const differences = schemaDifferences(table, wantedOf(spec));
    const count = differences.length;
    const told = listed(differences, '; ');
    return {
      spec,
      table,
      unit: 'table',
      measures: [],
      isProven: count === 0,
      judge: () =>
        judgeCatalogue(
          String(count),
          count > 0,
          count === 0
            ? { vi: 'cấu trúc bảng đúng quy định', en: 'the table is as stated' }
            : {
                vi: `${count} điểm khác quy định: ${told.vi}`,
                en: `${count} ${count === 1 ? 'difference' : 'differences'}: ${told.en}`,
              },
        ),
    };
  },
};

function wantedOf(spec: RuleSpec): WantedSchema {
  const { fields, exact, ordered, 'column-count': count } = spec.parameters;
  const number = (word: 'min' | 'max') => numberOf(asRecord(count)[word]);
  return {
    fields: Array.isArray(fields) ? fields.map(fieldOf) : [],
    exact: exact === true,
    ordered: ordered === true,
    min: number('min'),
    max: number('max'),
    fold: spec.fold,
  };
}

function fieldOf(written: Parameters<typeof asRecord>[0]): Field {
  const { name, type, nullable, position } = asRecord(written);
  return {
    name: textOf(name) ?? '',
    type: textOf(type),
    nullable: typeof nullable === 'boolean' ? nullable : undefined,
    position: numberOf(position),
  };
}

function numberOf(value: Parameters<typeof isExactNumber>[0]): number | undefined {
  return isExactNumber(value) ? Number(value.number) : undefined;
}

function checkSchema(spec: RuleSpec, wanted: WantedSchema): readonly Problem[] {
  const { fields, min, max } = wanted;
  const problems: Problem[] = [];
  const report = (path: readonly (string | number)[], text: Text) =>
    problems.push({ at: spec.place(...path), text, level: 'error' });
  const isEmpty = fields.length === 0;
  if (isEmpty && min === undefined && max === undefined) {
    report([], {
      vi: 'quy tắc "schema" cần "fields" hoặc "column-count"',
      en: 'rule "schema" needs "fields" or "column-count"',
    });
  }
  for (const word of ['exact', 'ordered'] as const) {
    if (isEmpty && wanted[word]) {
      report([word], { vi: `"${word}" cần có "fields"`, en: `"${word}" needs "fields"` });
    }
  }
  if (min !== undefined && max !== undefined && min > max) {
    report(['column-count', 'max'], {
      vi: 'giới hạn dưới "min" lớn hơn giới hạn trên "max"',
      en: 'the lower bound "min" is above the upper bound "max"',
    });
  }
  if (wanted.exact && max !== undefined && fields.length > max) {
    report(['column-count', 'max'], {
      vi: `"fields" có ${fields.length} cột, nhiều hơn "max"`,
      en: `"fields" has ${fields.length} columns, more than "max"`,
    });
  }
  const names = fields.map(({ name }) => (wanted.fold ? fold(name) : name));
  fields.forEach(({ name, position }, index) => {
    if (names.indexOf(names[index] ?? '') < index) {
      report(['fields', index, 'name'], {
        vi: `cột "${name}" được nêu hai lần`,
        en: `column "${name}" is stated twice`,
      });
    }
    const first = fields.findIndex((field) => field.position === position);
    if (position !== undefined && first < index) {
      report(['fields', index, 'position'], {
        vi: `hai cột cùng đứng thứ ${position}`,
        en: `two columns are number ${position}`,
      });
    }
  });
  return problems;
}

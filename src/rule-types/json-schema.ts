import { readJson } from '../json-schema/read-json.ts';
import { readSchema } from '../json-schema/read-schema.ts';
import { satisfies } from '../json-schema/schema-node.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import { columnValue } from '../sql/build.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { bindTallied } from './tallied-rule.ts';

/** A text, or a value of a JSON type, must be JSON that satisfies a JSON Schema. */
export const jsonSchema: RuleType = {
  type: 'json-schema',
  title: { vi: 'Đúng lược đồ JSON', en: 'JSON Schema' },
  summary: {
    vi: 'Dòng vi phạm khi văn bản (hoặc giá trị của cột kiểu json, jsonb) không phải JSON (RFC 8259) hoặc không đúng lược đồ nêu ở "schema". Lược đồ viết theo JSON Schema 2020-12: type, enum, const, giới hạn của số, chuỗi, danh sách, đối tượng, pattern, format, properties, items, allOf, anyOf, oneOf, not, if/then/else; "$ref" chỉ dẫn tới "#" hoặc "#/$defs/tên" trong chính lược đồ, không đọc tệp hay địa chỉ nào. "pattern" như quy tắc pattern; "format" là định dạng của soat. Từ lạ bị từ chối, không bị bỏ qua. Số được so chính xác. Một đối tượng nêu một tên hai lần, lồng nhau quá 100 tầng, một số quá 1.000 chữ số, hay văn bản quá 10 triệu ký tự cũng là vi phạm.',
    en: 'A row breaks it when its text (or the value of a column of type json or jsonb) is no JSON (RFC 8259) or does not satisfy the schema of "schema", written as JSON Schema 2020-12: type, enum, const, the limits of numbers, strings, arrays and objects, pattern, format, properties, items, allOf, anyOf, oneOf, not, if/then/else; "$ref" leads to "#" or "#/$defs/name" of the schema itself, and no file or address is read. A "pattern" is as in the rule pattern, a "format" one of soat. Unknown words are refused, not passed over. Numbers are compared exactly. An object that names a member twice, nesting deeper than 100, a number of more than 1,000 digits and a text of more than 10 million characters break it too.',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng là vi phạm, vì không phải JSON.',
    en: 'NULL: not applicable; empty text breaks it, being no JSON.',
  },
  example:
    'rule: json-schema\ncolumn: thong_tin_them\nschema:\n  type: object\n  required: [so_nha]\n  properties:\n    so_nha: { type: string, maxLength: 20 }\n    toa_do: { type: array, items: { type: number }, minItems: 2, maxItems: 2 }',
  section: 'b',
  criterion: 'sach',
  dimension: 'compliance',
  unit: 'row',
  subject: ['column'],
  parameters: { schema: { type: 'object', minProperties: 1 } },
  required: ['schema'],
  check(spec) {
    const { faults } = readSchema(spec.parameters.schema ?? null);
    return faults.map(({ path, text, hint }) => ({
      at: spec.place('schema', ...path),
      text,
      ...(hint && { hint }),
      level: 'error',
    }));
  },
  bind(spec, binder) {
    const column = jsonColumn(binder);
    const written = spec.parameters.schema ?? null;
    const { node } = readSchema(written);
    if (column === undefined || node === undefined) return undefined;
    return bindTallied(binder, {
      looked: [column],
      of: [{ value: columnValue(column), kind: 'text' }],
      id: `json-schema:${JSON.stringify(written)}`,
      start: (blame) => ({
        add([text = ''], rows) {
          const read = readJson(text);
          if (read === undefined || !satisfies(node, read.value)) blame([text], rows);
        },
      }),
    });
  },
};

/** The subject as a text: a column of the engine's own JSON type is read as the text it stands for. */
function jsonColumn(binder: Binder): CatalogueColumn | undefined {
  const [column] = binder.columns;
  return column?.type.kind === 'other' && column.type.json === true
    ? { ...column, type: { kind: 'text', padded: false } }
    : subjectColumn(binder, TEXT);
}

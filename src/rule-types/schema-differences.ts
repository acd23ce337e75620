import { fold } from '../exact/fold.ts';
import type { CatalogueColumn, CatalogueTable } from '../model/catalogue.ts';
import type { Text } from '../model/text.ts';
import { isOfNamedType } from './declared-type.ts';

/** A column as it should be; what is absent may be anything. */
export interface Field {
  readonly name: string;
  readonly type?: string | undefined;
  readonly nullable?: boolean | undefined;
  /** 1 for the first column. */
  readonly position?: number | undefined;
}

/** How a table should be. */
export interface WantedSchema {
  readonly fields: readonly Field[];
  /** No columns beside the fields. */
  readonly exact: boolean;
  /** The fields stand in their order, whatever stands between them. */
  readonly ordered: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Names are compared without regard to case. */
  readonly fold: boolean;
}

/** Every way in which a table is not as it should be, one sentence each, in the order of the fields and then of the columns. */
export function schemaDifferences(table: CatalogueTable, wanted: WantedSchema): readonly Text[] {
  const nameOf = (name: string) => (wanted.fold ? fold(name) : name);
  const columnOf = (field: Field) => {
    const found = table.columns.filter(({ name }) => nameOf(name) === nameOf(field.name));
    return found.find(({ name }) => name === field.name) ?? found[0];
  };
  const pairs = wanted.fields.map((field) => ({ field, column: columnOf(field) }));
  const found = pairs.flatMap(({ column }) => column ?? []);
  return [
    ...pairs.flatMap(({ field, column }) =>
      column === undefined ? [missing(field)] : unlike(field, column),
    ),
    ...(wanted.ordered ? outOfOrder(found) : []),
    ...(wanted.exact ? table.columns.filter((column) => !found.includes(column)).map(unexpected) : []),
    ...miscounted(table.columns.length, wanted),
  ];
}

function unlike(field: Field, column: CatalogueColumn): readonly Text[] {
  const { name, declaredType, nullable, position } = column;
  const told: Text[] = [];
  if (field.type !== undefined && !isOfNamedType(column, field.type)) {
    told.push({
      vi: `cột "${name}" có kiểu ${declaredType === '' ? 'không khai báo' : declaredType}, quy định ${field.type}`,
      en: `column "${name}" is ${declaredType === '' ? 'of no declared type' : declaredType}, must be ${field.type}`,
    });
  }
  if (field.nullable !== undefined && field.nullable !== nullable) {
    told.push(
      nullable
        ? {
            vi: `cột "${name}" cho phép bỏ trống (NULL), quy định thì không`,
            en: `column "${name}" allows NULL and must not`,
          }
        : {
            vi: `cột "${name}" không cho phép bỏ trống (NULL), quy định thì có`,
            en: `column "${name}" does not allow NULL and must`,
          },
    );
  }
  if (field.position !== undefined && field.position !== position) {
    told.push({
      vi: `cột "${name}" đứng thứ ${position}, quy định thứ ${field.position}`,
      en: `column "${name}" is number ${position}, must be number ${field.position}`,
    });
  }
  return told;
}

/** A field is out of order when it stands before the one that is named before it. */
function outOfOrder(found: readonly CatalogueColumn[]): readonly Text[] {
  return found.flatMap((column, index) => {
    const before = found[index - 1];
    return before === undefined || before.position < column.position
      ? []
      : [
          {
            vi: `cột "${column.name}" đứng trước cột "${before.name}", quy định đứng sau`,
            en: `column "${column.name}" stands before column "${before.name}" and must stand behind it`,
          },
        ];
  });
}

function miscounted(count: number, { min, max }: WantedSchema): readonly Text[] {
  const must =
    min !== undefined && count < min ? `≥ ${min}` : max !== undefined && count > max ? `≤ ${max}` : '';
  return must === ''
    ? []
    : [
        {
          vi: `bảng có ${count} cột, quy định ${must}`,
          en: `the table has ${count} columns, must be ${must}`,
        },
      ];
}

function missing({ name }: Field): Text {
  return { vi: `thiếu cột "${name}"`, en: `column "${name}" is missing` };
}

function unexpected({ name }: CatalogueColumn): Text {
  return { vi: `cột "${name}" ngoài quy định`, en: `column "${name}" is not expected` };
}

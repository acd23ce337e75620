import { QueryError } from '../errors.ts';
import type { CatalogueColumn } from '../model/catalogue.ts';
import { call, columnValue } from '../sql/build.ts';
import { type Edge, loopNumbers } from './loops.ts';
import type { Binder, RuleType } from './rule-type.ts';
import { differentFamilies, NUMBERS } from './subject.ts';
import { type Blame, bindTallied, type ValueJudge } from './tallied-rule.ts';
import { talliedValue } from './tallied-values.ts';
import { COLUMN, textOf } from './words.ts';

/** So many pairs of key and parent are held at most, about half a kilobyte each. */
const MOST_EDGES = 2_000_000;

/** Rows of a tree must lead up to a root. */
export const hierarchy: RuleType = {
  type: 'hierarchy',
  title: { vi: 'Cây phân cấp', en: 'Hierarchy' },
  summary: {
    vi: 'Dòng vi phạm khi không có dòng nào mang khóa ghi ở cột "parent" của nó, hoặc khi đi ngược lên các cấp trên thì quay lại chính nó (vòng lặp). Có "when" thì chỉ tìm vòng lặp trong các dòng thỏa điều kiện. Quá 2.000.000 dòng có cấp trên: quy tắc báo lỗi.',
    en: 'A row breaks it when no row has the key that its column "parent" names, or when the way up from it comes back to it (a loop). With "when", loops are looked for among the rows it accepts. Above 2,000,000 rows with a parent the rule ends in an error.',
  },
  nulls: {
    vi: 'NULL ở "parent" (gốc của cây) hoặc ở khóa: không áp dụng.',
    en: 'NULL in "parent" (a root) or in the key: not applicable.',
  },
  example: 'rule: hierarchy\ncolumn: id\nparent: don_vi_cha_id',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  unit: 'row',
  subject: ['column'],
  parameters: { parent: COLUMN },
  required: ['parent'],
  bind(spec, binder) {
    const [key] = binder.columns;
    const parent = binder.column(textOf(spec.parameters.parent) ?? '', 'parent');
    if (key === undefined || parent === undefined || !areComparable(binder, key, parent)) return undefined;
    const child = talliedValue(binder, key, 'column');
    const above = talliedValue(binder, parent, 'parent');
    if (child === undefined || above === undefined) return undefined;
    const plain = columnValue(key);
    return bindTallied(binder, {
      looked: [key, parent],
      of: [
        child,
        above,
        {
          value: {
            kind: 'orphan',
            child: [above.value],
            parent: {
              table: binder.table.name,
              columns: [key],
              key: [spec.fold && key.type.kind === 'text' ? call('fold', plain) : plain],
              unique: false,
              ...(binder.table.rowEstimate === undefined ? {} : { rowEstimate: binder.table.rowEstimate }),
            },
          },
          kind: 'boolean',
        },
      ],
      id: 'hierarchy',
      start: judgeTree,
    });
  },
};

function areComparable(binder: Binder, key: CatalogueColumn, parent: CatalogueColumn): boolean {
  const areNumbers = [key, parent].every(({ type }) => NUMBERS.includes(type.kind));
  if (areNumbers || binder.kindOf(key) === binder.kindOf(parent)) return true;
  binder.report(differentFamilies(key, parent), ['parent']);
  return false;
}

/** Orphans are told at once; loops can only be seen when all is known. */
function judgeTree(blame: Blame): ValueJudge {
  const found: { readonly values: readonly string[]; readonly rows: bigint }[] = [];
  return {
    add(values, rows) {
      if (values[2] === 'true') {
        blame(values, rows);
        return;
      }
      if (found.length === MOST_EDGES) throw tooLarge;
      found.push({ values, rows });
    },
    end() {
      const loops = loopNumbers(found.map(({ values: [child = '', parent = ''] }): Edge => [child, parent]));
      for (const { values, rows } of found) {
        const [child = '', parent = ''] = values;
        if (loops.get(child) === loops.get(parent)) blame(values, rows);
      }
    },
  };
}

const tooLarge = new QueryError('data', {
  vi: 'cây có hơn 2.000.000 dòng có cấp trên, quá lớn để tìm vòng lặp',
  en: 'the tree has more than 2,000,000 rows with a parent, too many to look for loops',
});

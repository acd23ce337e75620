import { all, not } from '../sql/build.ts';
import { checkBounds } from './bounds.ts';
import { defineRowRule } from './define-row-rule.ts';
import { otherKey, TABLE_AND_KEY } from './other-key.ts';
import { sizeBounds } from './size.ts';
import { COUNT } from './words.ts';

/** Every row must have so many rows of another table that refer to it. */
export const referenceCount = defineRowRule({
  type: 'reference-count',
  title: { vi: 'Số bản ghi con', en: 'Reference count' },
  summary: {
    vi: 'Dòng vi phạm khi số dòng của bảng nêu ở "from" mang khóa của dòng đó nằm ngoài giới hạn (ví dụ hộ không có thành viên, hoặc có hai chủ hộ).',
    en: 'A row breaks it when the number of rows of the table of "from" that carry its key is outside the bounds (a household without members, say).',
  },
  nulls: {
    vi: 'NULL ở bất kỳ phần nào của khóa: không áp dụng; dòng của bảng kia có NULL trong khóa không được đếm.',
    en: 'NULL in any part of the key: not applicable; rows of the other table with NULL in their key are not counted.',
  },
  example: 'rule: reference-count\ncolumn: id\nfrom: { table: nhan_khau, column: ho_id }\nmin: 1',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: ['column', 'key'],
  parameters: { from: TABLE_AND_KEY, min: COUNT, max: COUNT, equals: COUNT },
  required: ['from'],
  check: checkBounds,
  predicate(binder) {
    const other = otherKey(binder, 'from');
    if (other === undefined) return undefined;
    const { child, parent } = other;
    return {
      violates: not(
        all(sizeBounds(binder.spec, { kind: 'occurrences', child, parent: { ...parent, unique: false } })),
      ),
      notNull: binder.columns,
      typed: binder.columns,
    };
  },
});

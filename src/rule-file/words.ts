import type { Criterion, Section } from '../model/rule.ts';
import type { JsonSchema, RuleType } from '../rule-types/rule-type.ts';

/** A name or a sentence; never empty. */
export const TEXT: JsonSchema = { type: 'string', minLength: 1 };

/** Names of columns, each once. */
export const NAMES: JsonSchema = { type: 'array', items: TEXT, minItems: 1, uniqueItems: true };

/** The words for a criterion, in Vietnamese as officials write them, and as ASCII ids. */
export const CRITERIA: Readonly<Record<string, Criterion>> = {
  đúng: 'dung',
  đủ: 'du',
  sạch: 'sach',
  sống: 'song',
  'thống nhất': 'thong-nhat',
  dung: 'dung',
  du: 'du',
  sach: 'sach',
  song: 'song',
  'thong-nhat': 'thong-nhat',
};

/** Sections of the report (Điều 16 khoản 2 Nghị định 47/2020/NĐ-CP). */
const SECTIONS: readonly Section[] = ['a', 'b', 'c', 'd', 'đ', 'e'];

/** A value that a condition compares with. */
const VALUE: JsonSchema = { type: ['string', 'number', 'boolean'] };
const BOUND: JsonSchema = { type: ['string', 'number'] };

/** The tests of a condition; each condition has one of them, or `min` and `max` together. */
export const TESTS: Readonly<Record<string, JsonSchema>> = {
  equals: { ...VALUE, title: 'Bằng' },
  'not-equals': { ...VALUE, title: 'Khác' },
  in: { type: 'array', items: VALUE, minItems: 1, title: 'Là một trong các giá trị' },
  'not-in': { type: 'array', items: VALUE, minItems: 1, title: 'Không là giá trị nào trong số này' },
  'is-null': { type: 'boolean', title: 'true: bị bỏ trống (NULL); false: có giá trị' },
  min: { ...BOUND, title: 'Từ giá trị này trở lên' },
  max: { ...BOUND, title: 'Đến giá trị này' },
  pattern: { ...TEXT, title: 'Chứa đoạn khớp với mẫu này' },
};

/** The words that every rule may have; `tolerance` is for rules on rows only. */
export function commonWords(ruleType: RuleType): Readonly<Record<string, JsonSchema>> {
  return { ...COMMON, ...(ruleType.unit === 'row' && { tolerance: TOLERANCE }) };
}

/** The words that say what a rule of this type looks at. */
export function subjectWords(ruleType: RuleType): readonly string[] {
  return ruleType.subject.flatMap((word) => (word === 'column' ? ['column', 'columns'] : [word]));
}

/** One condition of `when`, or of `then`. */
const CONDITION: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['column'],
  properties: { column: { ...TEXT, title: 'Cột' }, ...TESTS },
};

/** The schema of each word for what a rule looks at. */
export const SUBJECTS: Readonly<Record<string, JsonSchema>> = {
  column: { ...TEXT, title: 'Cột', description: 'Cột được kiểm tra.' },
  columns: { ...NAMES, title: 'Các cột', description: 'Mỗi cột thành một quy tắc riêng.' },
  key: { ...NAMES, title: 'Khóa', description: 'Các cột được xét cùng nhau, như một giá trị.' },
  among: {
    ...NAMES,
    minItems: 2,
    maxItems: 16,
    title: 'Trong các cột',
    description: 'Các cột mà một hay vài cột phải có giá trị.',
  },
  // biome-ignore lint/suspicious/noThenProperty: the word of the rule file
  then: {
    type: 'array',
    minItems: 1,
    title: 'Điều phải đúng',
    description: 'Các điều kiện phải cùng đúng; dòng khác là vi phạm.',
    items: CONDITION,
  },
};

const COMMON: Readonly<Record<string, JsonSchema>> = {
  rule: { type: 'string', title: 'Loại quy tắc' },
  id: {
    ...TEXT,
    title: 'Mã quy tắc',
    description:
      'Giữ nguyên qua các năm để theo dõi phát hiện. Bỏ trống thì mã được tạo từ CSDL, bảng, loại, cột và tham số.',
    pattern: '^[^\\s\\p{C}](?:[^\\p{C}]*[^\\s\\p{C}])?$',
    maxLength: 200,
  },
  title: { ...TEXT, title: 'Tên quy tắc', description: 'Câu ngắn hiện trong báo cáo.' },
  severity: {
    enum: ['error', 'warning', 'info'],
    default: 'error',
    title: 'Mức độ',
    description: 'error: lỗi · warning: cảnh báo · info: thông tin',
  },
  when: {
    type: 'array',
    minItems: 1,
    title: 'Chỉ xét các dòng',
    description: 'Các điều kiện phải cùng đúng; dòng khác là không thuộc diện kiểm tra.',
    items: CONDITION,
  },
  where: { ...TEXT, title: 'Điều kiện SQL', description: 'Câu SQL của chủ quản; báo cáo ghi rõ điều này.' },
  section: {
    enum: SECTIONS,
    title: 'Mục báo cáo',
    description: 'a kiểm kê · b tuân thủ · c chất lượng · d duy trì · đ chia sẻ · e nội dung khác',
  },
  criterion: {
    enum: Object.keys(CRITERIA),
    title: 'Tiêu chí',
    description: 'đúng, đủ, sạch, sống, thống nhất',
  },
  fold: {
    type: 'boolean',
    default: false,
    title: 'Không phân biệt hoa thường',
    description: 'So sánh văn bản không phân biệt chữ hoa, chữ thường.',
  },
};

const TOLERANCE: JsonSchema = {
  type: ['integer', 'string'],
  minimum: 0,
  pattern: '^(?:100(?:\\.0+)?|\\d{1,2}(?:\\.\\d+)?)%$',
  default: 0,
  title: 'Dung sai',
  description: 'Số dòng vi phạm được bỏ qua (5), hoặc tỷ lệ trên số dòng được kiểm tra (0.1%).',
};

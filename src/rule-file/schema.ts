import { WEEKDAYS } from '../calendars/working-days.ts';
import type { JsonSchema, RuleType } from '../rule-types/rule-type.ts';
import { commonWords, NAMES, SUBJECTS, subjectWords, TEXT } from './words.ts';

/**
 * The JSON Schema (2020-12) of rule files, made from the rule types: it validates a file, and editors complete and
 * explain words with it. What it cannot say of numbers and of words that exclude each other is checked beside it. Rule types
 * that are not `described` are known by name alone.
 */
export function ruleFileSchema(
  ruleTypes: readonly RuleType[],
  described: readonly RuleType[] = ruleTypes,
): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:soat:rule-file:1',
    title: 'Tệp quy tắc của Soát (soat.yaml)',
    description: 'Khai báo cơ sở dữ liệu, các bảng và quy tắc kiểm tra chất lượng dữ liệu.',
    ...words(
      {
        version: { const: 1, title: 'Phiên bản của dạng tệp', description: 'Luôn là 1.' },
        report: REPORT,
        database: DATABASE,
        calendar: CALENDAR,
        packs: { ...NAMES, minItems: 0, title: 'Gói quy tắc', description: 'Tên các gói trong rules/packs.' },
        tables: {
          type: 'object',
          minProperties: 1,
          title: 'Các bảng',
          description: 'Tên bảng, hoặc lược đồ.bảng.',
          additionalProperties: TABLE,
        },
      },
      ['version', 'database', 'tables'],
    ),
    $defs: {
      rule: {
        title: 'Quy tắc',
        type: 'object',
        required: ['rule'],
        properties: { rule: { enum: ruleTypes.map(({ type }) => type), title: 'Loại quy tắc' } },
        allOf: described.map(({ type }) => ({
          if: { type: 'object', required: ['rule'], properties: { rule: { const: type } } },
          // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
          then: { $ref: `#/$defs/rule-${type}` },
        })),
      },
      ...Object.fromEntries(described.map((ruleType) => [`rule-${ruleType.type}`, ruleSchema(ruleType)])),
    },
  };
}

/** The same schema as the text of a file for editors, ending in a newline. */
export function ruleFileSchemaText(ruleTypes: readonly RuleType[]): string {
  return `${JSON.stringify(ruleFileSchema(ruleTypes), null, 2)}\n`;
}

function ruleSchema(ruleType: RuleType): JsonSchema {
  const subject = subjectWords(ruleType);
  return {
    title: ruleType.title.vi,
    description: `${ruleType.summary.vi} NULL: ${ruleType.nulls.vi}`,
    ...words(
      {
        ...commonWords(ruleType),
        ...Object.fromEntries(subject.map((word) => [word, SUBJECTS[word]])),
        ...ruleType.parameters,
      },
      ['rule', ...ruleType.required],
    ),
    ...(subject.length > 0 && { oneOf: subject.map((word) => ({ required: [word] })) }),
  };
}

function words(properties: Readonly<Record<string, unknown>>, required: readonly string[] = []): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties,
  };
}

const CONTACT: JsonSchema = {
  title: 'Đầu mối liên hệ',
  ...words({
    name: { ...TEXT, title: 'Họ và tên' },
    role: { ...TEXT, title: 'Chức vụ' },
    phone: { ...TEXT, title: 'Điện thoại', description: 'Đặt trong dấu nháy: "0912345678".' },
    email: { ...TEXT, title: 'Thư điện tử' },
  }),
};

const PARTY: JsonSchema = words({
  name: { ...TEXT, title: 'Tên cơ quan' },
  code: { ...TEXT, title: 'Mã định danh điện tử của cơ quan', description: 'Ví dụ H14.9.' },
  contact: CONTACT,
});

const REPORT: JsonSchema = {
  title: 'Báo cáo',
  ...words({
    year: { type: 'integer', minimum: 1900, maximum: 9999, title: 'Năm báo cáo' },
    cutoff: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      title: 'Ngày chốt số liệu',
      description: 'Năm-tháng-ngày: 2026-12-14. Bỏ trống: ngày chạy.',
    },
    legal: { ...TEXT, default: 'nd47-2020', title: 'Hồ sơ pháp lý', description: 'Tên trong rules/legal.' },
    scoring: { ...TEXT, default: 'dieu16', title: 'Cách tính điểm', description: 'Tên trong rules/scoring.' },
    owner: { ...PARTY, title: 'Chủ quản cơ sở dữ liệu' },
    recipient: { ...PARTY, title: 'Nơi nhận báo cáo' },
  }),
};

const DAY: JsonSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

const CALENDAR: JsonSchema = {
  title: 'Ngày làm việc',
  description:
    'Thêm vào ngày nghỉ của cơ quan nhà nước (rules/calendars/vn.yaml), cho các quy tắc tính theo ngày làm việc.',
  ...words({
    from: { ...DAY, title: 'Ngày đầu của khoảng đã khai đủ ngày nghỉ' },
    to: { ...DAY, title: 'Ngày cuối của khoảng đã khai đủ ngày nghỉ' },
    weekend: {
      type: 'array',
      uniqueItems: true,
      items: { enum: WEEKDAYS },
      title: 'Ngày nghỉ hằng tuần',
      description: 'Bỏ trống: thứ bảy, chủ nhật. Đơn vị làm cả thứ bảy: [sun].',
    },
    off: { type: 'array', uniqueItems: true, items: DAY, title: 'Ngày nghỉ thêm' },
    work: { type: 'array', uniqueItems: true, items: DAY, title: 'Ngày làm bù' },
  }),
};

const URL: JsonSchema = {
  ...TEXT,
  title: 'Địa chỉ kết nối',
  description: 'postgres://… mysql://… mariadb://… sqlite:… Lấy từ biến môi trường: ${TEN_BIEN}.',
};

const SCHEMAS: JsonSchema = {
  ...NAMES,
  minItems: 0,
  title: 'Lược đồ',
  description: 'Các lược đồ (schema) cần xem.',
};

const DATABASE: JsonSchema = {
  title: 'Cơ sở dữ liệu',
  ...words(
    {
      id: {
        ...TEXT,
        maxLength: 100,
        pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*$',
        title: 'Mã cơ sở dữ liệu',
        description: 'Chữ, số, dấu chấm, gạch nối, gạch dưới; giữ nguyên qua các năm.',
      },
      name: { ...TEXT, title: 'Tên cơ sở dữ liệu' },
      url: URL,
      schemas: SCHEMAS,
      others: {
        type: 'object',
        title: 'Cơ sở dữ liệu đối chiếu',
        description: 'CSDL khác mà quy tắc so với, theo tên gọi trong tệp: to: { database: tên, table: … }.',
        propertyNames: { pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*$', maxLength: 100 },
        additionalProperties: words(
          { name: { ...TEXT, title: 'Tên cơ sở dữ liệu' }, url: URL, schemas: SCHEMAS },
          ['url'],
        ),
      },
    },
    ['id'],
  ),
};

const SHARING: JsonSchema = {
  enum: ['open', 'default', 'on-request', 'none'],
  title: 'Loại chia sẻ',
  description:
    'open: mở · default: chia sẻ mặc định · on-request: theo yêu cầu đặc thù · none: không chia sẻ',
};

const COLUMN: JsonSchema = words({
  title: { ...TEXT, title: 'Tên tiếng Việt của cột' },
  meaning: {
    ...TEXT,
    title: 'Ý nghĩa',
    description: 'Ví dụ vn-personal-id; gói quy tắc áp dụng theo ý nghĩa.',
  },
  personal: { type: 'boolean', title: 'Là dữ liệu cá nhân', description: 'Giá trị luôn được che.' },
  sharing: SHARING,
});

const TABLE: JsonSchema = words({
  title: { ...TEXT, title: 'Tên tiếng Việt của bảng' },
  key: { ...NAMES, title: 'Khóa', description: 'Các cột phân biệt các dòng.' },
  sharing: SHARING,
  dictionary: {
    ...TEXT,
    title: 'Từ điển dữ liệu',
    description:
      'Tệp CSV hoặc XLSX, tính từ thư mục của tệp này; trang tính sau dấu #: tu-dien.xlsx#Công dân.',
  },
  columns: {
    type: 'object',
    title: 'Các cột',
    description: 'Tên cột và điều chủ quản khai về cột đó.',
    additionalProperties: COLUMN,
  },
  rules: { type: 'array', title: 'Các quy tắc', items: { $ref: '#/$defs/rule' } },
});

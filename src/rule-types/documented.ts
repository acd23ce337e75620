import { compareQuotient, divide } from '../exact/decimal.ts';
import { WHITE_SPACE } from '../exact/white-space.ts';
import { noFigure } from '../judge/figure.ts';
import { grouped } from '../judge/grouped.ts';
import type { CatalogueTable } from '../model/catalogue.ts';
import type { Text } from '../model/text.ts';
import { judgeCatalogue, listed, refuseRowWords } from './catalogue-rule.ts';
import type { RuleType } from './rule-type.ts';
import { isExactNumber, SHARE } from './words.ts';

/** What must carry a comment. */
const PARTS = ['table', 'columns', 'all'] as const;
type Part = (typeof PARTS)[number];

/** The table and its columns must be described by comments in the database; judged from the catalogue. */
export const documented: RuleType = {
  type: 'documented',
  title: { vi: 'Có chú thích trong cơ sở dữ liệu', en: 'Documented' },
  summary: {
    vi: 'Bảng vi phạm khi bảng và các cột không có chú thích (COMMENT) trong cơ sở dữ liệu. "of" chọn phần được xét: "table" (bảng), "columns" (các cột), "all" (cả hai, cũng là khi không nêu). "min" là tỷ lệ ít nhất phải có chú thích; không nêu thì phải đủ tất cả. Chú thích chỉ toàn khoảng trắng coi như không có; nội dung chú thích không được nêu ra. SQLite không lưu chú thích, và MySQL, MariaDB không lưu chú thích của khung nhìn (view): không áp dụng. Số nêu ra là tỷ lệ có chú thích.',
    en: 'The table breaks it when the table and its columns carry no comments (COMMENT) in the database. "of" says what is looked at: "table", "columns", or "all" (both; the default). "min" is the least share that must carry one; all of them by default. A comment of nothing but white space is none; comments themselves are not shown. SQLite keeps no comments, and MySQL and MariaDB keep none of views: not applicable. The figure is the share that carries a comment.',
  },
  nulls: { vi: 'Không xét giá trị của bản ghi.', en: 'Values of rows are not looked at.' },
  example: 'rule: documented\nof: columns\nmin: 0.9\nseverity: warning',
  section: 'b',
  criterion: 'du',
  dimension: 'completeness',
  unit: 'table',
  subject: [],
  parameters: { of: { enum: PARTS }, min: SHARE },
  required: [],
  titleWord: 'of',
  check: refuseRowWords,
  bind(spec, binder) {
    const { table } = binder;
    const part = PARTS.find((one) => one === spec.parameters.of) ?? 'all';
    const { min } = spec.parameters;
    const least = isExactNumber(min) ? min.number : '1';
    const items = itemsOf(table, part);
    const bare = items.filter((item) => !item.isDescribed);
    const described = items.length - bare.length;
    // A table may have no columns at all; only one that has may be said to lack comments.
    const isJudged = binder.hasComments && items.length > 0;
    const isBroken = compareQuotient(String(described), BigInt(items.length), least) < 0;
    return {
      spec,
      table,
      unit: 'table',
      measures: [],
      isProven: isJudged && !isBroken,
      judge: () =>
        isJudged
          ? judgeCatalogue(
              divide(String(described), BigInt(items.length)),
              isBroken,
              toldOf(described, bare, least),
            )
          : { ...noFigure(binder.hasComments ? NOTHING : NO_COMMENTS), proof: 'constraint' },
    };
  },
};

interface Item {
  readonly name: Text;
  readonly isDescribed: boolean;
}

function itemsOf(table: CatalogueTable, part: Part): readonly Item[] {
  const own = { name: { vi: 'bảng', en: 'the table' }, isDescribed: isDescribed(table.comment) };
  const columns = table.columns.map(({ name, comment }) => ({
    name: { vi: `"${name}"`, en: `"${name}"` },
    isDescribed: isDescribed(comment),
  }));
  return [...(part === 'columns' ? [] : [own]), ...(part === 'table' ? [] : columns)];
}

function isDescribed(comment: string | undefined): boolean {
  return comment !== undefined && [...comment].some((character) => !WHITE_SPACE.includes(character));
}

function toldOf(described: number, bare: readonly Item[], least: string): Text {
  const total = BigInt(described + bare.length);
  const names = listed(
    bare.map(({ name }) => name),
    ', ',
  );
  const count = (language: 'vi' | 'en') => [grouped(BigInt(described), language), grouped(total, language)];
  const [vi, en] = [count('vi'), count('en')];
  return {
    vi: `${vi[0]} trong ${vi[1]} mục có chú thích, tỷ lệ quy định ≥ ${least}${bare.length === 0 ? '' : `; chưa có: ${names.vi}`}`,
    en: `${en[0]} of ${en[1]} items carry a comment, the share must be ≥ ${least}${bare.length === 0 ? '' : `; without: ${names.en}`}`,
  };
}

const NO_COMMENTS: Text = {
  vi: 'hệ quản trị này không lưu chú thích của bảng và cột ở đây',
  en: 'this engine keeps no comments of such a table and its columns',
};

const NOTHING: Text = { vi: 'bảng không có cột nào', en: 'the table has no columns' };

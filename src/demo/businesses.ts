import { addDays, officeMoment, randomDay } from './calendar.ts';
import {
  type DemoTable,
  date,
  decimal,
  defineTable,
  integer,
  pointsTo,
  text,
  timestamp,
} from './demo-table.ts';
import { landline, mailAddress, mobileNumber, taxCodes } from './identifiers.ts';
import { asciiName } from './names.ts';
import type { Places } from './places.ts';
import { type Random, randomStream } from './random.ts';

/** A row of `doanh_nghiep`, its properties the columns. */
export interface Business {
  readonly id: number;
  ma_so_thue: string;
  readonly ten: string;
  readonly loai_hinh: string;
  readonly ma_nganh: string;
  so_dinh_danh_dai_dien: string | null;
  ma_xa: string;
  von_dieu_le: string;
  dien_tich_m2: string | null;
  /** Anything but an integer only where it is planted. */
  so_lao_dong: number | string | null;
  readonly ngay_dang_ky: string;
  ngay_giai_the: string | null;
  readonly trang_thai: string;
  dien_thoai: string | null;
  email: string | null;
  /** The day of the last yearly report, kept as text. */
  ngay_bao_cao: string | null;
  readonly cap_nhat_luc: string;
}

/** The kind as the list of kinds has it, the way names begin, and how many of a hundred are such. */
const KINDS: readonly (readonly [readonly [kind: string, prefix: string], number])[] = [
  [['Công ty TNHH một thành viên', 'Công ty TNHH MTV'], 42],
  [['Công ty TNHH hai thành viên trở lên', 'Công ty TNHH'], 25],
  [['Công ty cổ phần', 'Công ty cổ phần'], 18],
  [['Doanh nghiệp tư nhân', 'DNTN'], 6],
  [['Hợp tác xã', 'Hợp tác xã'], 9],
];

const TRADES = [
  ...['Xây dựng', 'Thương mại', 'Vận tải', 'Nông lâm sản', 'Du lịch', 'Khoáng sản', 'Dịch vụ tổng hợp'],
  ...['Xuất nhập khẩu', 'Tư vấn đầu tư', 'Cơ khí', 'Thủy điện', 'Dược liệu', 'Nội thất', 'Công nghệ'],
] as const;

const BRANDS = [
  ...['Hoàng Long', 'Phúc An', 'Minh Đức', 'Thành Đạt', 'Bản Giốc', 'Non Nước', 'Đông Bắc', 'Việt Bắc'],
  ...['Tân Thịnh', 'Hưng Phát', 'Trường Sơn', 'An Bình', 'Hồng Hà', 'Quang Minh', 'Pác Bó', 'Phja Oắc'],
  ...['Thiên Phú', 'Đại Dương', 'Kim Đồng', 'Ngọc Linh', 'Thăng Long', 'Sông Bằng', 'Sông Hiến', 'Gia Huy'],
] as const;

const LAST_DAY = '2026-12-11';

/** The businesses in order of `id`, without any error; one in twenty is a branch, `-001` after its parent's code. */
export function makeBusinesses(options: {
  readonly seed: number;
  readonly count: number;
  readonly places: Places;
  /** Codes of industries to draw from. */
  readonly industries: readonly string[];
  /** Personal numbers of sound adults, who represent them. */
  readonly people: readonly string[];
}): Business[] {
  const random = randomStream(options.seed, 'doanh_nghiep');
  const mint = taxCodes(random);
  const businesses: Business[] = [];
  for (let id = 1; id <= options.count; id++) {
    const previous = businesses.at(-1);
    const isBranch = previous !== undefined && !previous.ma_so_thue.includes('-') && random.chance(0.05);
    const taxCode = isBranch ? `${previous.ma_so_thue}-001` : mint();
    businesses.push(describe(random, { id, taxCode, options }));
  }
  return businesses;
}

function describe(
  random: Random,
  of: { id: number; taxCode: string; options: Parameters<typeof makeBusinesses>[0] },
): Business {
  const [kind, prefix] = random.weighted(KINDS);
  const brand = `${random.pick(BRANDS)}${random.chance(0.3) ? ` ${random.integer(1, 99)}` : ''}`;
  const registered = randomDay(random, '2010-01-04', LAST_DAY);
  const state = random.weighted([
    ['Đang hoạt động', 78],
    ['Tạm ngừng kinh doanh', 12],
    ['Đang làm thủ tục giải thể', 3],
    ['Đã giải thể', 7],
  ]);
  const isActive = state === 'Đang hoạt động';
  const { places, people, industries } = of.options;
  return {
    id: of.id,
    ma_so_thue: of.taxCode,
    ten: `${prefix} ${random.pick(TRADES)} ${brand}`,
    loai_hinh: kind,
    ma_nganh: random.pick(industries),
    so_dinh_danh_dai_dien: random.chance(0.03) ? null : random.pick(people),
    ma_xa: places.on(random, registered),
    von_dieu_le: capital(random),
    dien_tich_m2: random.chance(0.1) ? null : area(random),
    so_lao_dong: random.chance(0.05) ? null : Math.round(2 + 400 * random.next() ** 6),
    ngay_dang_ky: registered,
    ngay_giai_the: state === 'Đã giải thể' ? randomDay(random, addDays(registered, 1), '2026-12-12') : null,
    trang_thai: state,
    dien_thoai: random.chance(0.9) ? (random.chance(0.4) ? landline(random) : mobileNumber(random)) : null,
    email: random.chance(0.6) ? mailAddress(random, asciiName(brand)) : null,
    ngay_bao_cao: isActive && random.chance(0.9) ? randomDay(random, '2026-01-05', '2026-03-31') : null,
    cap_nhat_luc: officeMoment(random, randomDay(random, '2025-01-02', LAST_DAY)),
  };
}

/** Dong, in whole millions from 50 million to about 500 billion, most of it small. */
function capital(random: Random): string {
  return `${Math.round(50 * 10_000 ** (random.next() ** 1.8))}000000`;
}

/** Square metres with two decimals, most of it small. */
function area(random: Random): string {
  return (20 + 50_000 * random.next() ** 5).toFixed(2);
}

/** `doanh_nghiep`. */
export function businessTable(records: readonly Business[], illTyped: DemoTable['illTyped']): DemoTable {
  return defineTable({
    name: 'doanh_nghiep',
    types: {
      id: integer,
      ma_so_thue: text(14),
      ten: text(200),
      loai_hinh: text(50),
      ma_nganh: text(5),
      so_dinh_danh_dai_dien: text(12),
      ma_xa: text(5),
      von_dieu_le: decimal(15, 0),
      dien_tich_m2: decimal(12, 2),
      so_lao_dong: integer,
      ngay_dang_ky: date,
      ngay_giai_the: date,
      trang_thai: text(50),
      dien_thoai: text(20),
      email: text(100),
      ngay_bao_cao: text(10),
      cap_nhat_luc: timestamp,
    },
    notNull: ['id', 'ma_so_thue', 'ten'],
    primaryKey: ['id'],
    foreignKeys: [pointsTo('so_dinh_danh_dai_dien', 'cong_dan', 'so_dinh_danh')],
    records,
    illTyped,
  });
}

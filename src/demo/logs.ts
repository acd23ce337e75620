import { officeMoment, randomDay } from './calendar.ts';
import { type DemoTable, defineTable, integer, pointsTo, text, timestamp } from './demo-table.ts';
import type { Ledger } from './ledger.ts';
import type { Consumer } from './organisations.ts';
import { type Random, randomStream } from './random.ts';
import { plantValues, victimsOf } from './victims.ts';

/** A row of `nhat_ky_thay_doi`: which row was changed, by whom, when. */
interface Change {
  readonly id: number;
  readonly bang: string;
  readonly khoa: string;
  readonly hanh_dong: string;
  nguoi_thuc_hien: string | null;
  readonly thoi_diem: string;
}

/** A row of `nhat_ky_chia_se`, with what Điều 45 Nghị định 47/2020/NĐ-CP asks for. */
interface Sharing {
  readonly id: number;
  readonly thoi_diem_yeu_cau: string;
  readonly hinh_thuc: string;
  ma_don_vi_khai_thac: string;
  readonly noi_dung_yeu_cau: string;
  readonly trang_thai_phan_hoi: string;
  readonly thoi_diem_phan_hoi: string | null;
  readonly du_lieu_da_chia_se: string | null;
  readonly so_ban_ghi: number | null;
  readonly ly_do_tu_choi: string | null;
}

const FIRST_DAY = '2025-12-15';
/** The copy was taken two days after the cut-off day: the logs go on. */
const COPY_DAY = '2026-12-16';

/** `nhat_ky_thay_doi`, with its errors planted. `sizes` says how many rows each table has. */
export function changeLogTable(
  seed: number,
  count: number,
  sizes: Readonly<Record<string, number>>,
  ledger: Ledger,
): DemoTable {
  const random = randomStream(seed, 'nhat_ky_thay_doi');
  const tables = Object.keys(sizes);
  const records = moments(random, count).map((moment, index): Change => {
    const table = random.pick(tables);
    return {
      id: index + 1,
      bang: table,
      khoa: String(random.integer(1, sizes[table]!)),
      hanh_dong: random.weighted([
        ['THEM', 30],
        ['SUA', 66],
        ['XOA', 4],
      ]),
      nguoi_thuc_hien: `cb.${String(random.integer(1, 140)).padStart(3, '0')}`,
      // One program in a hundred rows writes the other ISO spelling.
      thoi_diem: random.chance(0.01) ? moment.replace(' ', 'T') : moment,
    };
  });
  const blanks = [null, '', ' ', '\u00a0'];
  plantValues(
    {
      ledger,
      victims: victimsOf(random, records),
      ruleId: 'nktd-nguoi',
      note: 'who changed it is NULL or blank (a share within the tolerance)',
      fits: () => true,
    },
    Array.from(
      { length: Math.max(1, Math.round(count / 2000)) },
      (_, index) => blanks[index % blanks.length]!,
    ),
    (record, value) => {
      record.nguoi_thuc_hien = value;
    },
  );
  return defineTable({
    name: 'nhat_ky_thay_doi',
    types: {
      id: integer,
      bang: text(30),
      khoa: text(20),
      hanh_dong: text(10),
      nguoi_thuc_hien: text(50),
      thoi_diem: timestamp,
    },
    notNull: ['id', 'bang', 'khoa', 'thoi_diem'],
    primaryKey: ['id'],
    records,
  });
}

/** `nhat_ky_chia_se`, with its errors planted. */
export function sharingLogTable(
  seed: number,
  count: number,
  consumers: readonly Consumer[],
  ledger: Ledger,
): DemoTable {
  const random = randomStream(seed, 'nhat_ky_chia_se');
  const records = moments(random, count).map((moment, index) =>
    share(random, { id: index + 1, moment, consumers }),
  );
  plantValues(
    {
      ledger,
      victims: victimsOf(random, records),
      ruleId: 'nkcs-don-vi',
      note: 'data went to somebody who is not registered',
      fits: () => true,
    },
    ['KT900', 'KT900', 'KT900', 'KT901', 'KT901', 'KT902', 'kt001'],
    (record, value) => {
      record.ma_don_vi_khai_thac = value;
    },
  );
  return defineTable({
    name: 'nhat_ky_chia_se',
    types: {
      id: integer,
      thoi_diem_yeu_cau: timestamp,
      hinh_thuc: text(50),
      ma_don_vi_khai_thac: text(10),
      noi_dung_yeu_cau: text(300),
      trang_thai_phan_hoi: text(20),
      thoi_diem_phan_hoi: timestamp,
      du_lieu_da_chia_se: text(300),
      so_ban_ghi: integer,
      ly_do_tu_choi: text(300),
    },
    notNull: ['id', 'thoi_diem_yeu_cau'],
    primaryKey: ['id'],
    foreignKeys: [pointsTo('ma_don_vi_khai_thac', 'don_vi_khai_thac', 'ma')],
    records,
  });
}

function share(random: Random, of: { id: number; moment: string; consumers: readonly Consumer[] }): Sharing {
  const consumer = random.pick(of.consumers);
  const state = random.weighted([
    ['Đã cung cấp', 94],
    ['Từ chối', 3],
    ['Lỗi', 3],
  ]);
  const isGiven = state === 'Đã cung cấp';
  const subject = random.pick(['công dân', 'doanh nghiệp', 'hồ sơ thủ tục hành chính']);
  const isBulk = random.chance(0.05);
  return {
    id: of.id,
    thoi_diem_yeu_cau: of.moment,
    hinh_thuc: isBulk ? 'Đồng bộ' : random.chance(0.02) ? 'Đóng gói' : 'Truy vấn trực tuyến',
    ma_don_vi_khai_thac: consumer.ma,
    noi_dung_yeu_cau: `${consumer.muc_dich}: tra cứu thông tin ${subject}`,
    trang_thai_phan_hoi: state,
    thoi_diem_phan_hoi: state === 'Lỗi' ? null : answerMoment(random, of.moment),
    du_lieu_da_chia_se: isGiven ? `Thông tin ${subject} theo dịch vụ đã công bố` : null,
    so_ban_ghi: isGiven ? (isBulk ? random.integer(200, 5000) : random.integer(1, 5)) : null,
    ly_do_tu_choi: state === 'Từ chối' ? 'Yêu cầu ngoài phạm vi mục đích đã đăng ký' : null,
  };
}

/** The same second or the next ones, within the minute. */
function answerMoment(random: Random, asked: string): string {
  const second = Math.min(59, Number(asked.slice(-2)) + random.integer(0, 3));
  return `${asked.slice(0, -2)}${String(second).padStart(2, '0')}`;
}

/** Moments in rising order, the last ones after the cut-off day; one of the cut-off day is always there. */
function moments(random: Random, count: number): readonly string[] {
  const drawn = Array.from({ length: count - 2 }, () =>
    officeMoment(random, randomDay(random, FIRST_DAY, COPY_DAY)),
  );
  return [...drawn, '2026-12-14 16:05:41', '2026-12-16 09:30:00'].sort();
}

import { officeMoment, randomDay } from './calendar.ts';
import {
  boolean,
  type DemoTable,
  decimal,
  defineTable,
  integer,
  pointsTo,
  text,
  timestamp,
} from './demo-table.ts';
import type { Agency } from './organisations.ts';
import { randomStream } from './random.ts';

/** An administrative procedure (`thu_tuc`); the codes are made up in the form of the national list. */
export interface Procedure {
  readonly ma_thu_tuc: string;
  readonly ten_thu_tuc: string;
  readonly linh_vuc: string;
  readonly cap: Agency['cap'];
  readonly thoi_han_ngay: number;
  readonly le_phi: string;
  readonly con_hieu_luc: boolean;
  readonly cap_nhat_luc: string;
}

/** Which agency handles which procedure (`thu_tuc_don_vi`). */
export interface Assignment {
  readonly ma_thu_tuc: string;
  readonly ma_don_vi: string;
}

/** A procedure without a department is one of the communes. */
type Kind = readonly [name: string, field: string, days: number, fee: number, department?: string];

const OF_COMMUNES: readonly Kind[] = [
  ['Đăng ký khai sinh', 'Hộ tịch', 1, 0],
  ['Đăng ký kết hôn', 'Hộ tịch', 1, 0],
  ['Đăng ký khai tử', 'Hộ tịch', 1, 0],
  ['Cấp bản sao trích lục hộ tịch', 'Hộ tịch', 1, 8000],
  ['Cấp giấy xác nhận tình trạng hôn nhân', 'Hộ tịch', 3, 15000],
  ['Chứng thực bản sao từ bản chính', 'Chứng thực', 1, 2000],
  ['Chứng thực chữ ký', 'Chứng thực', 1, 10000],
  ['Đăng ký biến động đất đai', 'Đất đai', 10, 30000],
  ['Cấp giấy chứng nhận quyền sử dụng đất lần đầu', 'Đất đai', 20, 100000],
  ['Đăng ký hộ kinh doanh', 'Hộ kinh doanh', 3, 100000],
  ['Hỗ trợ chi phí mai táng', 'Bảo trợ xã hội', 10, 0],
  ['Hưởng trợ cấp xã hội hằng tháng', 'Bảo trợ xã hội', 10, 0],
];

const OF_DEPARTMENTS: readonly Kind[] = [
  ['Đăng ký thành lập công ty trách nhiệm hữu hạn', 'Doanh nghiệp', 3, 50000, 'Sở Tài chính'],
  ['Đăng ký thành lập công ty cổ phần', 'Doanh nghiệp', 3, 50000, 'Sở Tài chính'],
  ['Đăng ký thay đổi nội dung đăng ký doanh nghiệp', 'Doanh nghiệp', 3, 50000, 'Sở Tài chính'],
  ['Đăng ký giải thể doanh nghiệp', 'Doanh nghiệp', 5, 0, 'Sở Tài chính'],
  ['Cấp phiếu lý lịch tư pháp', 'Tư pháp', 10, 200000, 'Sở Tư pháp'],
  ['Đăng ký hành nghề luật sư', 'Tư pháp', 7, 100000, 'Sở Tư pháp'],
  ['Cấp giấy phép xây dựng công trình', 'Xây dựng', 20, 75000, 'Sở Xây dựng'],
  ['Cấp chứng chỉ hành nghề xây dựng', 'Xây dựng', 20, 300000, 'Sở Xây dựng'],
  ['Đổi giấy phép lái xe', 'Giao thông', 5, 135000, 'Sở Xây dựng'],
  ['Cấp giấy phép hành nghề khám bệnh, chữa bệnh', 'Y tế', 30, 430000, 'Sở Y tế'],
  ['Cấp giấy chứng nhận đủ điều kiện kinh doanh dược', 'Y tế', 20, 1000000, 'Sở Y tế'],
  ['Công nhận văn bằng do cơ sở nước ngoài cấp', 'Giáo dục', 20, 500000, 'Sở Giáo dục và Đào tạo'],
  ['Cấp giấy phép lao động cho người nước ngoài', 'Lao động', 5, 600000, 'Sở Nội vụ'],
  ['Đăng ký nội quy lao động', 'Lao động', 7, 0, 'Sở Nội vụ'],
  ['Cấp giấy phép khai thác nước dưới đất', 'Tài nguyên nước', 30, 400000, 'Sở Nông nghiệp và Môi trường'],
  ['Cấp giấy phép môi trường', 'Môi trường', 30, 0, 'Sở Nông nghiệp và Môi trường'],
  ['Cấp giấy phép kinh doanh bán lẻ xăng dầu', 'Công Thương', 20, 1200000, 'Sở Công Thương'],
  ['Cấp giấy phép tổ chức biểu diễn nghệ thuật', 'Văn hóa', 5, 0, 'Sở Văn hóa, Thể thao và Du lịch'],
  ['Cấp thẻ hướng dẫn viên du lịch', 'Du lịch', 10, 650000, 'Sở Văn hóa, Thể thao và Du lịch'],
  ['Cấp giấy phép bưu chính', 'Bưu chính', 10, 0, 'Sở Khoa học và Công nghệ'],
];

/** All procedures with the agencies that handle them; agencies whose name begins as the procedure says. */
export function makeProcedures(
  seed: number,
  agencies: readonly Agency[],
): { readonly procedures: readonly Procedure[]; readonly assignments: readonly Assignment[] } {
  const random = randomStream(seed, 'thu_tuc');
  const procedures: Procedure[] = [];
  const assignments: Assignment[] = [];
  for (const [name, field, days, fee, department] of [...OF_COMMUNES, ...OF_DEPARTMENTS]) {
    const procedure: Procedure = {
      ma_thu_tuc: `${department === undefined ? 1 : 2}.${String(100_000 + procedures.length * 137).padStart(6, '0')}`,
      ten_thu_tuc: name,
      linh_vuc: field,
      cap: department === undefined ? 'xa' : 'tinh',
      thoi_han_ngay: days,
      le_phi: String(fee),
      con_hieu_luc: random.chance(0.95),
      cap_nhat_luc: officeMoment(random, randomDay(random, '2025-07-01', '2026-11-30')),
    };
    procedures.push(procedure);
    for (const agency of agencies) {
      const handles =
        department === undefined ? agency.cap === 'xa' : agency.ten_don_vi.startsWith(department);
      if (handles) assignments.push({ ma_thu_tuc: procedure.ma_thu_tuc, ma_don_vi: agency.ma_don_vi });
    }
  }
  return { procedures, assignments };
}

/** `thu_tuc`. */
export function procedureTable(records: readonly Procedure[]): DemoTable {
  return defineTable({
    name: 'thu_tuc',
    types: {
      ma_thu_tuc: text(20),
      ten_thu_tuc: text(300),
      linh_vuc: text(50),
      cap: text(10),
      thoi_han_ngay: integer,
      le_phi: decimal(12, 0),
      con_hieu_luc: boolean,
      cap_nhat_luc: timestamp,
    },
    notNull: ['ma_thu_tuc', 'ten_thu_tuc', 'con_hieu_luc'],
    primaryKey: ['ma_thu_tuc'],
    records,
  });
}

/** `thu_tuc_don_vi`. */
export function assignmentTable(records: readonly Assignment[]): DemoTable {
  return defineTable({
    name: 'thu_tuc_don_vi',
    types: { ma_thu_tuc: text(20), ma_don_vi: text(35) },
    notNull: ['ma_thu_tuc', 'ma_don_vi'],
    primaryKey: ['ma_thu_tuc', 'ma_don_vi'],
    foreignKeys: [
      pointsTo('ma_thu_tuc', 'thu_tuc', 'ma_thu_tuc'),
      pointsTo('ma_don_vi', 'don_vi', 'ma_don_vi'),
    ],
    records,
  });
}

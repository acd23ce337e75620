import { addDays, randomDay } from './calendar.ts';
import { type DemoTable, date, defineTable, pointsTo, text } from './demo-table.ts';
import { landline } from './identifiers.ts';
import type { Ledger } from './ledger.ts';
import { asciiName } from './names.ts';
import type { Commune } from './places.ts';
import { type Random, randomStream } from './random.ts';

/** An agency of the province (`don_vi`). */
export interface Agency {
  readonly ma_don_vi: string;
  readonly ten_don_vi: string;
  readonly cap: 'tinh' | 'xa';
  readonly don_vi_cap_tren: string | null;
  readonly ma_xa: string | null;
  readonly ngay_hoat_dong: string;
  readonly dien_thoai: string;
  readonly email: string;
}

/** An agency elsewhere that may read the data (`don_vi_khai_thac`). */
export interface Consumer {
  readonly ma: string;
  readonly ten: string;
  readonly muc_dich: string;
  readonly ngay_cap_quyen: string;
  readonly ngay_het_han: string | null;
  readonly ngay_ra_soat: string;
  readonly dien_thoai: string;
  readonly email: string;
}

const PROVINCE_CODE = 'H14';

const DEPARTMENTS = [
  ...['Văn phòng Ủy ban nhân dân tỉnh', 'Sở Nội vụ', 'Sở Tài chính', 'Sở Công Thương', 'Sở Xây dựng'],
  ...['Sở Nông nghiệp và Môi trường', 'Sở Giáo dục và Đào tạo', 'Sở Y tế', 'Sở Tư pháp'],
  ...['Sở Khoa học và Công nghệ', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở Dân tộc và Tôn giáo', 'Sở Ngoại vụ'],
  ...['Thanh tra tỉnh', 'Ban Quản lý Khu kinh tế tỉnh'],
] as const;

const CONSUMERS = [
  ['Công an tỉnh', 'Đối soát thông tin cư trú'],
  ['Bảo hiểm xã hội tỉnh', 'Xác định đối tượng tham gia bảo hiểm y tế'],
  ['Thuế tỉnh', 'Quản lý người nộp thuế'],
  ['Thống kê tỉnh', 'Tổng hợp số liệu dân số, doanh nghiệp'],
  ['Kho bạc Nhà nước khu vực', 'Kiểm tra thông tin đơn vị giao dịch'],
  ['Sở Y tế', 'Lập hồ sơ sức khỏe điện tử'],
  ['Sở Giáo dục và Đào tạo', 'Tuyển sinh đầu cấp'],
  ['Sở Nội vụ', 'Chi trả trợ cấp xã hội'],
  ['Sở Nông nghiệp và Môi trường', 'Cấp giấy chứng nhận quyền sử dụng đất'],
  ['Sở Tài chính', 'Đăng ký doanh nghiệp'],
  ['Sở Công Thương', 'Theo dõi cơ sở xuất nhập khẩu'],
  ['Tòa án nhân dân tỉnh', 'Xác minh nhân thân đương sự'],
  ['Viện kiểm sát nhân dân tỉnh', 'Xác minh nhân thân'],
  ['Hải quan khu vực', 'Quản lý cửa khẩu'],
  ['Bưu điện tỉnh', 'Trả kết quả hồ sơ tại nhà'],
  ['Điện lực tỉnh', 'Cập nhật khách hàng dùng điện'],
  ['Bộ Chỉ huy Quân sự tỉnh', 'Lập danh sách công dân sẵn sàng nhập ngũ'],
  ['Ngân hàng Chính sách xã hội tỉnh', 'Xét cho vay hộ nghèo'],
] as const;

/** The agencies: those of the province and the people's committees of its communes. One commune is left out. */
export function makeAgencies(seed: number, communes: readonly Commune[], ledger: Ledger): readonly Agency[] {
  const random = randomStream(seed, 'don_vi');
  const missing = random.pick(communes);
  ledger.plantTable('dv-so-xa', 'the people’s committee of one commune is missing');
  const contact = (code: string) => ({
    dien_thoai: landline(random),
    email: `${asciiName(code)}@caobang.example`,
  });
  return [
    agency({ code: PROVINCE_CODE, name: 'Ủy ban nhân dân tỉnh Cao Bằng', level: 'tinh' }),
    ...DEPARTMENTS.map((name, index) =>
      agency({ code: `${PROVINCE_CODE}.${index + 1}`, name: `${name} Cao Bằng`, level: 'tinh' }),
    ),
    ...communes.flatMap((commune, index) =>
      commune === missing
        ? []
        : [
            agency({
              code: `${PROVINCE_CODE}.${101 + index}`,
              name: `Ủy ban nhân dân ${commune.name.charAt(0).toLowerCase()}${commune.name.slice(1)}`,
              level: 'xa',
              commune: commune.code,
            }),
          ],
    ),
  ];

  function agency(of: { code: string; name: string; level: Agency['cap']; commune?: string }): Agency {
    return {
      ma_don_vi: of.code,
      ten_don_vi: of.name,
      cap: of.level,
      don_vi_cap_tren: of.code === PROVINCE_CODE ? null : PROVINCE_CODE,
      ma_xa: of.commune ?? null,
      ngay_hoat_dong: of.level === 'xa' ? '2025-07-01' : '2025-03-01',
      ...contact(of.code),
    };
  }
}

/** The registered consumers. The list was last reviewed long ago; one review is dated after the cut-off day. */
export function makeConsumers(seed: number, ledger: Ledger): readonly Consumer[] {
  const random = randomStream(seed, 'don_vi_khai_thac');
  ledger.plantTable(
    'dvkt-ra-soat',
    'the newest review up to the cut-off day is of 2026-03-02; one dated 2027-01-05 must not count',
  );
  return CONSUMERS.map(([name, purpose], index) => {
    const granted = randomDay(random, '2023-01-03', '2026-02-20');
    return {
      ma: `KT${String(index + 1).padStart(3, '0')}`,
      ten: name,
      muc_dich: purpose,
      ngay_cap_quyen: granted,
      ngay_het_han: random.chance(0.6) ? addDays(granted, 5 * 365) : null,
      ngay_ra_soat: reviewDay(random, index),
      dien_thoai: landline(random),
      email: `ketnoi.${asciiName(name)}@caobang.example`,
    };
  });
}

function reviewDay(random: Random, index: number): string {
  if (index === 0) return '2026-03-02';
  if (index === 5) return '2027-01-05';
  return randomDay(random, '2025-06-01', '2026-03-01');
}

/** `don_vi`. */
export function agencyTable(records: readonly Agency[]): DemoTable {
  return defineTable({
    name: 'don_vi',
    types: {
      ma_don_vi: text(35),
      ten_don_vi: text(200),
      cap: text(10),
      don_vi_cap_tren: text(35),
      ma_xa: text(5),
      ngay_hoat_dong: date,
      dien_thoai: text(15),
      email: text(100),
    },
    notNull: ['ma_don_vi', 'ten_don_vi', 'cap'],
    primaryKey: ['ma_don_vi'],
    foreignKeys: [pointsTo('don_vi_cap_tren', 'don_vi', 'ma_don_vi')],
    records,
  });
}

/** `don_vi_khai_thac`. */
export function consumerTable(records: readonly Consumer[]): DemoTable {
  return defineTable({
    name: 'don_vi_khai_thac',
    types: {
      ma: text(10),
      ten: text(200),
      muc_dich: text(300),
      ngay_cap_quyen: date,
      ngay_het_han: date,
      ngay_ra_soat: date,
      dien_thoai: text(15),
      email: text(100),
    },
    notNull: ['ma', 'ten'],
    primaryKey: ['ma'],
    records,
  });
}

import type { Random } from './random.ts';

/** The written sexes of the demo; the third value that the rule file allows is not drawn. */
export type Sex = 'Nam' | 'Nữ';

interface Naming {
  readonly families: readonly (readonly [string, number])[];
  readonly middles: Readonly<Record<Sex, readonly string[]>>;
  readonly givens: Readonly<Record<Sex, readonly string[]>>;
}

const COMMON_MIDDLES: Naming['middles'] = {
  Nam: [
    'Văn',
    'Văn',
    'Văn',
    'Đức',
    'Minh',
    'Quốc',
    'Hữu',
    'Xuân',
    'Công',
    'Đình',
    'Ngọc',
    'Quang',
    'Thanh',
    'Trung',
  ],
  Nữ: [
    'Thị',
    'Thị',
    'Thị',
    'Thị Thu',
    'Thị Ngọc',
    'Thị Thanh',
    'Thị Hồng',
    'Thu',
    'Ngọc',
    'Bích',
    'Khánh',
    'Phương',
    'Mai',
  ],
};

const COMMON_GIVENS: Naming['givens'] = {
  Nam: [
    ...[
      'An',
      'Anh',
      'Bảo',
      'Bình',
      'Chiến',
      'Cường',
      'Dũng',
      'Duy',
      'Đạt',
      'Đông',
      'Giang',
      'Hà',
      'Hải',
      'Hiếu',
    ],
    ...[
      'Hòa',
      'Hoàng',
      'Hùng',
      'Huy',
      'Khánh',
      'Kiên',
      'Lâm',
      'Long',
      'Mạnh',
      'Nam',
      'Nghĩa',
      'Phong',
      'Phúc',
    ],
    ...['Quân', 'Quý', 'Sơn', 'Tài', 'Thắng', 'Thành', 'Thịnh', 'Toàn', 'Tuấn', 'Tùng', 'Việt', 'Vinh', 'Vũ'],
  ],
  Nữ: [
    ...[
      'Ánh',
      'Chi',
      'Diệp',
      'Dung',
      'Duyên',
      'Giang',
      'Hà',
      'Hạnh',
      'Hằng',
      'Hiền',
      'Hoa',
      'Hoài',
      'Hồng',
      'Huệ',
    ],
    ...[
      'Hương',
      'Lan',
      'Liên',
      'Linh',
      'Loan',
      'Mai',
      'My',
      'Nga',
      'Ngân',
      'Nguyệt',
      'Nhung',
      'Oanh',
      'Phượng',
    ],
    ...['Quỳnh', 'Tâm', 'Thảo', 'Thoa', 'Thu', 'Thủy', 'Trang', 'Tuyết', 'Uyên', 'Vân', 'Xuân', 'Yến'],
  ],
};

const TAY_NUNG: Naming = {
  families: [
    ...([
      ['Nông', 17],
      ['Hoàng', 16],
      ['Lý', 7],
      ['Bế', 5],
      ['Đàm', 5],
      ['Hà', 4],
      ['Lục', 4],
      ['Triệu', 4],
    ] as const),
    ...([
      ['Nguyễn', 8],
      ['Lương', 4],
      ['Vi', 3],
      ['Chu', 3],
      ['Đinh', 3],
      ['Mã', 3],
      ['La', 2],
      ['Ma', 3],
    ] as const),
    ...([
      ['Phan', 2],
      ['Long', 2],
      ['Sầm', 2],
      ['Hứa', 2],
      ['Mông', 2],
      ['Trương', 2],
      ['Thẩm', 1],
    ] as const),
  ],
  middles: COMMON_MIDDLES,
  givens: COMMON_GIVENS,
};

const KINH: Naming = {
  families: [
    ...([
      ['Nguyễn', 38],
      ['Trần', 11],
      ['Lê', 10],
      ['Phạm', 7],
      ['Hoàng', 5],
      ['Vũ', 4],
      ['Đặng', 2],
    ] as const),
    ...([
      ['Bùi', 2],
      ['Đỗ', 2],
      ['Ngô', 1],
      ['Dương', 1],
      ['Phan', 4],
      ['Đào', 1],
      ['Mai', 1],
    ] as const),
  ],
  middles: COMMON_MIDDLES,
  givens: COMMON_GIVENS,
};

const MONG: Naming = {
  families: [
    ['Hoàng', 3],
    ['Lý', 3],
    ['Vàng', 2],
    ['Giàng', 2],
    ['Sùng', 2],
    ['Thào', 2],
    ['Dương', 3],
    ['Đào', 2],
  ],
  middles: { Nam: ['A', 'A', 'Văn', 'Mí'], Nữ: ['Thị', 'Thị', 'Mỷ'] },
  givens: {
    Nam: [
      'Páo',
      'Dơ',
      'Sính',
      'Chứ',
      'Pó',
      'Tủa',
      'Lềnh',
      'Sùng',
      'Giống',
      'Phử',
      'Tú',
      'Dình',
      'Vảng',
      'Sài',
    ],
    Nữ: ['Mai', 'Sua', 'Dở', 'Pà', 'Chở', 'Máy', 'Say', 'Dính', 'Mỷ', 'Xúa', 'Dợ', 'Sinh', 'Vá', 'Ca'],
  },
};

const DAO: Naming = {
  families: [
    ['Triệu', 5],
    ['Bàn', 4],
    ['Đặng', 4],
    ['Phùng', 3],
    ['Lý', 3],
    ['Chảo', 2],
    ['Tẩn', 1],
  ],
  middles: { Nam: ['Văn', 'Chòi', 'Dào', 'Tiến', 'Kiềm', 'Phụ'], Nữ: ['Mùi', 'Thị', 'Tả', 'Mùi'] },
  givens: {
    Nam: ['Phin', 'Chiêu', 'Sinh', 'Vảng', 'Phâu', 'Lưu', 'Quyên', 'Hín', 'Chàn', 'Sơn', 'Toàn', 'Kinh'],
    Nữ: ['Pham', 'Chẩy', 'Nảy', 'Viền', 'Sinh', 'Mẩy', 'Khe', 'Lai', 'Phin', 'Ghển', 'Mụi', 'Lưu'],
  },
};

/** Peoples of the province with their code (Quyết định 121-TCTK/PPCĐ), share of the population and way of naming. */
const PEOPLES: readonly (readonly [{ readonly code: string; readonly naming: Naming }, number])[] = [
  [{ code: '02', naming: TAY_NUNG }, 41],
  [{ code: '07', naming: TAY_NUNG }, 30],
  [{ code: '08', naming: MONG }, 12],
  [{ code: '09', naming: DAO }, 10],
  [{ code: '01', naming: KINH }, 5],
  [{ code: '15', naming: TAY_NUNG }, 1.5],
  [{ code: '43', naming: KINH }, 0.5],
];

const NAMING = new Map(PEOPLES.map(([people]) => [people.code, people.naming]));

/** A code of a people, as often as it lives in the province. */
export function randomPeople(random: Random): string {
  return random.weighted(PEOPLES).code;
}

/** A family name usual among that people. */
export function familyName(random: Random, people: string): string {
  return random.weighted(NAMING.get(people)!.families);
}

/** Middle and given name, `Thị Thu Hà`, usual among that people for that sex. */
export function personalName(random: Random, people: string, sex: Sex): string {
  const naming = NAMING.get(people)!;
  return `${random.pick(naming.middles[sex])} ${random.pick(naming.givens[sex])}`;
}

/** ASCII letters and digits of a Vietnamese text, lower case, words joined by dots: `Đàm Thị Hà` is `dam.thi.ha`. */
export function asciiName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '.');
}

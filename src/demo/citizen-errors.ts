import { addDays, NEW_MAP } from './calendar.ts';
import type { Citizen, MintNumber } from './citizens.ts';
import type { DemoTable } from './demo-table.ts';
import type { Ledger } from './ledger.ts';
import type { Sex } from './names.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import { plantValues, type Victims } from './victims.ts';

/** So many of one sex and year that some are left, whatever else was planted among them. */
const ENOUGH_ALIKE = 12;

interface Context {
  readonly random: Random;
  readonly citizens: readonly Citizen[];
  readonly victims: Victims<Citizen>;
  readonly ledger: Ledger;
  readonly places: Places;
  readonly mint: MintNumber;
}

/** Spoils citizens, each for one rule, and gives the values that only SQLite can hold. */
export function plantCitizenErrors(context: Context): DemoTable['illTyped'] {
  const illTyped = plantIllTyped(context);
  plantNames(context);
  plantNumbers(context);
  plantSexes(context);
  plantDays(context);
  plantDoubles(context);
  plantCommunes(context);
  plantContacts(context);
  return illTyped;
}

const isLiving = (citizen: Citizen): boolean => citizen.tinh_trang !== 'Đã mất';
const isPlain = (citizen: Citizen): boolean =>
  isLiving(citizen) && !citizen.hasKin && citizen.so_dinh_danh !== null && citizen.ngay_sinh !== null;
const sexOf = (citizen: Citizen): Sex => (citizen.gioi_tinh === 'Nam' ? 'Nam' : 'Nữ');
const yearOf = (citizen: Citizen): number => Number(citizen.nam_sinh);

/** Days that are none, and years that are words; each row has everything else that its rules compare with. */
function plantIllTyped({ victims, ledger, mint }: Context): DemoTable['illTyped'] {
  const illTyped: { id: number; column: string }[] = [];
  for (const [year, value] of [
    [1954, '00/00/1954'],
    [1973, '15/08/1973'],
    [2026, '2026-02-30'],
  ] as const) {
    const [citizen] = victims.take(
      1,
      (each) => isLiving(each) && each.nam_sinh === year && (year === 2026 || each.ngay_cap !== null),
    );
    citizen!.so_dinh_danh ??= mint(citizen!.noi_sinh, sexOf(citizen!), year);
    citizen!.ngay_cap ??= '2026-09-15';
    citizen!.ngay_sinh = value;
    ledger.plantIllTyped(['cd-ngay-sinh', 'cd-ngay-cap'], citizen!.id);
    illTyped.push({ id: citizen!.id, column: 'ngay_sinh' });
  }
  for (const value of ['khoảng 1950', 'không rõ', '194?']) {
    const [citizen] = victims.take(1, (each) => isPlain(each) && yearOf(each) < 1960);
    citizen!.nam_sinh = value;
    citizen!.ngay_sinh = null;
    citizen!.so_dinh_danh = null;
    ledger.plantIllTyped(['cd-nam-sinh'], citizen!.id);
    illTyped.push({ id: citizen!.id, column: 'nam_sinh' });
  }
  return illTyped;
}

function plantNames({ victims, ledger }: Context): void {
  const set = (citizen: Citizen, name: string): void => {
    citizen.ho_ten = name;
  };
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-ho-ten-trong',
      note: 'nothing but white space, some of it not ASCII',
      fits: isPlain,
    },
    ['', '   ', '\u00a0', '\u2003\u3000', '\t\n', ' \u2028 ', '\u00a0\u00a0'],
    set,
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-ho-ten-gia',
      note: 'a placeholder instead of a name, in any case',
      fits: isPlain,
    },
    ['không rõ', 'Không rõ', 'KHÔNG RÕ', 'Chưa xác định', 'chưa đặt tên'],
    set,
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-ho-ten-dai',
      note: 'two names too short, one cell with two names',
      fits: isPlain,
    },
    ['An', 'Bé', 'Hoàng Thị Thanh Nguyệt (tên gọi khác: Hoàng Thị Nguyệt Ánh)'],
    set,
  );
}

function plantNumbers({ random, citizens, victims, ledger, mint }: Context): void {
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-dinh-danh',
      note: 'leading zero lost, nine-digit numbers of old cards, the letter O for a zero, spaces',
      fits: isPlain,
    },
    ['zero', 'zero', 'zero', 'zero', 'old', 'old', 'letter', 'letter', 'spaces'] as const,
    (citizen, damage) => {
      const number = citizen.so_dinh_danh!;
      if (damage === 'zero') citizen.so_dinh_danh = number.slice(1);
      if (damage === 'old') citizen.so_dinh_danh = `080${random.integer(100_000, 999_999)}`;
      if (damage === 'letter') citizen.so_dinh_danh = `O${number.slice(1)}`;
      if (damage === 'spaces') {
        citizen.so_dinh_danh = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
      }
    },
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-dinh-danh-gioi-tinh',
      note: 'the fourth digit says the other sex',
      fits: isPlain,
    },
    Array.from({ length: 8 }),
    (citizen) => {
      const other = sexOf(citizen) === 'Nam' ? 'Nữ' : 'Nam';
      citizen.so_dinh_danh = mint(citizen.noi_sinh, other, yearOf(citizen));
    },
  );
  const alike = (citizen: Citizen): string => `${citizen.gioi_tinh} ${citizen.nam_sinh}`;
  const sizes = new Map<string, number>();
  for (const citizen of citizens.filter(isPlain))
    sizes.set(alike(citizen), (sizes.get(alike(citizen)) ?? 0) + 1);
  for (const size of [2, 2, 2, 2, 2, 3]) {
    const [first] = victims.take(1, (each) => isPlain(each) && sizes.get(alike(each))! > ENOUGH_ALIKE);
    const others = victims.take(size - 1, (each) => isPlain(each) && alike(each) === alike(first!));
    for (const other of others) {
      other.so_dinh_danh = first!.so_dinh_danh;
      other.noi_sinh = first!.noi_sinh;
    }
    ledger.plantGroup(
      'cd-dinh-danh-trung',
      [first!, ...others].map((citizen) => citizen.id),
      'different persons of one sex and year with one number',
    );
  }
}

function plantSexes({ victims, ledger }: Context): void {
  plantValues(
    { victims, ledger, ruleId: 'cd-bat-buoc.gioi_tinh', note: 'NULL', fits: isPlain },
    Array.from({ length: 6 }),
    (citizen) => {
      citizen.gioi_tinh = null;
    },
  );
  plantValues(
    { victims, ledger, ruleId: 'cd-gioi-tinh', note: 'codes and spellings outside the list', fits: isPlain },
    ['M', 'F', 'nam', 'NU', '1', '0', 'Male'],
    (citizen, value) => {
      citizen.gioi_tinh = value;
    },
  );
}

function plantDays({ random, victims, ledger }: Context): void {
  const wrongCentury = (from: number, to: number) => (citizen: Citizen) =>
    isPlain(citizen) &&
    yearOf(citizen) >= from &&
    yearOf(citizen) <= to &&
    !citizen.ngay_sinh!.endsWith('02-29');
  const moveYears = (citizen: Citizen, years: number): void => {
    citizen.ngay_sinh = `${yearOf(citizen) + years}${citizen.ngay_sinh!.slice(4)}`;
    // A birth in the future would also contradict the day of issue.
    if (years > 0) citizen.ngay_cap = null;
  };
  plantValues(
    { victims, ledger, ruleId: 'cd-ngay-sinh', note: 'born in the future', fits: wrongCentury(1935, 1990) },
    [100, 100, 100, 100],
    moveYears,
  );
  plantValues(
    { victims, ledger, ruleId: 'cd-ngay-sinh', note: 'born before 1900', fits: wrongCentury(1945, 1990) },
    [-100, -100, -100],
    moveYears,
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-ngay-cap',
      note: 'card issued before the birth',
      fits: (citizen) => isPlain(citizen) && citizen.ngay_cap !== null,
    },
    Array.from({ length: 6 }, () => random.integer(1, 4000)),
    (citizen, days) => {
      citizen.ngay_cap = addDays(citizen.ngay_sinh!, -days);
    },
  );
}

/** One person entered twice with two numbers; twins, who share all but the name, are not that. */
function plantDoubles({ citizens, victims, ledger, mint }: Context): void {
  const isChild = (citizen: Citizen): boolean =>
    isPlain(citizen) && citizen.id_me !== null && yearOf(citizen) >= 2005;
  for (let pair = 0; pair < 4; pair++) {
    const [first, second] = victims.take(2, isChild) as [Citizen, Citizen];
    const { ho_ten, gioi_tinh, ngay_sinh, nam_sinh, noi_sinh, dan_toc } = first;
    const { id_cha, id_me, ma_xa, ngay_dang_ky, ngay_cap } = first;
    Object.assign(second, { ho_ten, gioi_tinh, ngay_sinh, nam_sinh, noi_sinh, dan_toc });
    Object.assign(second, { id_cha, id_me, ma_xa, ngay_dang_ky, ngay_cap });
    second.so_dinh_danh = mint(noi_sinh, sexOf(first), yearOf(first));
    ledger.plantGroup('cd-trung-nguoi', [first.id, second.id], 'one child of one mother entered twice');
  }
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-cha-me.id_me',
      note: 'the mother’s row was deleted',
      fits: isChild,
    },
    [1, 2, 3, 4, 5],
    (citizen, offset) => {
      citizen.id_me = citizens.length + 1000 + offset;
    },
  );
}

function plantCommunes({ random, victims, ledger, places }: Context): void {
  const options = { victims, ledger, ruleId: 'cd-ma-xa' };
  const registered = (from: string, to: string) => (citizen: Citizen) =>
    isPlain(citizen) &&
    citizen.ngay_dang_ky !== null &&
    citizen.ngay_dang_ky >= from &&
    citizen.ngay_dang_ky <= to;
  const set = (citizen: Citizen, code: string): void => {
    citizen.ma_xa = code;
  };
  plantValues(
    {
      ...options,
      note: 'a code of the old map on a day after it ended',
      fits: registered(NEW_MAP, '9999-12-31'),
    },
    Array.from({ length: 40 }, () => random.pick(places.endedByNewMap)),
    set,
  );
  plantValues(
    { ...options, note: 'a code closed in 2020 used later', fits: registered('2021-01-01', '2024-12-31') },
    Array.from({ length: 4 }, () => random.pick(places.endedIn2020)),
    set,
  );
  plantValues(
    { ...options, note: 'an unknown code', fits: registered('2010-01-01', '9999-12-31') },
    ['99999', '00000', '1273'],
    set,
  );
  plantValues(
    { ...options, note: 'the code of a district', fits: registered('2021-01-01', '2024-12-31') },
    ['040', '042'],
    set,
  );
}

/** A share of the numbers and addresses, small enough to be within the rules' tolerances at every scale from 0.1. */
function plantContacts({ citizens, victims, ledger }: Context): void {
  const shareOf = (column: 'dien_thoai' | 'email'): number =>
    Math.max(1, Math.round(citizens.filter((citizen) => citizen[column] !== null).length / 500));
  const spread = (values: readonly string[], count: number): string[] =>
    Array.from({ length: count }, (_, index) => values[index % values.length]!);
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-dien-thoai',
      note: 'dots, a digit missing, a country code with spaces, eleven digits as before 2018',
      fits: (citizen) => isPlain(citizen) && citizen.dien_thoai !== null,
    },
    spread(['0912.345.678', '091234567', '+84 912 345 678', '01234567890'], shareOf('dien_thoai')),
    (citizen, value) => {
      citizen.dien_thoai = value;
    },
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'cd-email',
      note: 'no @, two @, a space, a domain missing',
      fits: (citizen) => isPlain(citizen) && citizen.email !== null,
    },
    spread(
      ['nongvanan.hopthu.example', 'a@b@hopthu.example', 'nong van an@hopthu.example', 'nongvanan@'],
      shareOf('email'),
    ),
    (citizen, value) => {
      citizen.email = value;
    },
  );
}

import { addDays, NEW_MAP } from './calendar.ts';
import { plantIdentityErrors } from './citizen-identity-errors.ts';
import type { Citizen } from './citizens.ts';
import type { DemoTable } from './demo-table.ts';
import { type CitizenErrors, isLiving, isPlain, sexOf, yearOf } from './spoilable.ts';
import { plantValues } from './victims.ts';

/** Spoils citizens, each for one rule, and gives the values that only SQLite can hold. */
export function plantCitizenErrors(context: CitizenErrors): DemoTable['illTyped'] {
  const illTyped = plantIllTyped(context);
  plantNames(context);
  plantIdentityErrors(context);
  plantDays(context);
  plantCommunes(context);
  plantContacts(context);
  return illTyped;
}

/**
 * Days that are none, and years that are words; each row has everything else that its rules compare with. Nobody's parents,
 * so that leaving them out on other engines orphans no one.
 */
function plantIllTyped({ victims, ledger, mint }: CitizenErrors): DemoTable['illTyped'] {
  const illTyped: { id: number; column: string }[] = [];
  const plantDay = (fits: (citizen: Citizen) => boolean, spoilt: (year: number) => string): void => {
    const [citizen] = victims.take(1, (each) => isLiving(each) && !each.hasKin && fits(each));
    citizen!.so_dinh_danh ??= mint(citizen!.noi_sinh, sexOf(citizen!), yearOf(citizen!));
    citizen!.ngay_cap ??= '2026-09-15';
    citizen!.ngay_sinh = spoilt(yearOf(citizen!));
    ledger.plantIllTyped(['cd-ngay-sinh', 'cd-ngay-cap'], citizen!.id);
    illTyped.push({ id: citizen!.id, column: 'ngay_sinh' });
  };
  const hasCard = (citizen: Citizen): boolean => citizen.ngay_cap !== null;
  plantDay(
    (citizen) => hasCard(citizen) && yearOf(citizen) < 1965,
    (year) => `00/00/${year}`,
  );
  plantDay(hasCard, (year) => `15/08/${year}`);
  plantDay(
    (citizen) => yearOf(citizen) === 2026,
    () => '2026-02-30',
  );
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

function plantNames({ victims, ledger }: CitizenErrors): void {
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

function plantDays({ random, victims, ledger }: CitizenErrors): void {
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

function plantCommunes({ random, victims, ledger, places }: CitizenErrors): void {
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
function plantContacts({ citizens, victims, ledger }: CitizenErrors): void {
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

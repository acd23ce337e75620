import type { Citizen } from './citizens.ts';
import { type CitizenErrors, isPlain, sexOf, yearOf } from './spoilable.ts';
import { plantValues } from './victims.ts';

/** So many of one sex and year that some are left, whatever else was planted among them. */
const ENOUGH_ALIKE = 12;

/** Spoils what tells one citizen from another: number, sex, mother. */
export function plantIdentityErrors(context: CitizenErrors): void {
  plantNumbers(context);
  plantSexes(context);
  plantDoubles(context);
}

function plantNumbers({ random, citizens, victims, ledger, mint }: CitizenErrors): void {
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

function plantSexes({ victims, ledger }: CitizenErrors): void {
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

/** One person entered twice with two numbers; twins, who share all but the name, are not that. */
function plantDoubles({ citizens, victims, ledger, mint }: CitizenErrors): void {
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

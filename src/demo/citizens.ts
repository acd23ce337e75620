import { addDays, dayNumber, dayText, NEW_MAP, officeMoment, randomDay } from './calendar.ts';
import { type DemoTable, date, defineTable, integer, pointsTo, text, timestamp } from './demo-table.ts';
import { makeFamilies, type Person, yearOf } from './families.ts';
import { mailAddress, mobileNumber } from './identifiers.ts';
import { asciiName, type Sex } from './names.ts';
import type { Places } from './places.ts';
import { type Random, randomStream } from './random.ts';

/** A row of `cong_dan`, its properties the columns; what is not a column says what must not be spoilt. */
export interface Citizen {
  readonly id: number;
  so_dinh_danh: string | null;
  ho_ten: string;
  gioi_tinh: string | null;
  ngay_sinh: string | null;
  /** Text only where it is planted. */
  nam_sinh: number | string;
  noi_sinh: string;
  dan_toc: string;
  id_cha: number | null;
  id_me: number | null;
  ma_xa: string;
  ngay_dang_ky: string | null;
  readonly dia_chi: string | null;
  dien_thoai: string | null;
  email: string | null;
  ngay_cap: string | null;
  readonly tinh_trang: string;
  readonly ngay_mat: string | null;
  cap_nhat_luc: string;
  /** True for parents and twins: their sex and birthday stay as they are. */
  readonly hasKin: boolean;
}

/** Gives the next personal number of a province (two digits, old map), a sex and a year of birth. */
export type MintNumber = (province: string, sex: Sex, year: number) => string;

const LAST_DAY = '2026-12-12';

const OTHER_PROVINCES = ['20', '06', '02', '19', '01', '24', '27', '34', '36', '22', '38', '15'] as const;
const HAMLETS = [
  ...['Nà Lủng', 'Bản Giốc', 'Nà Cạn', 'Pác Bó', 'Nà Phặc', 'Lũng Mần', 'Bản Khòng', 'Đồng Tâm', 'Nà Rị'],
  ...['Cốc Lùng', 'Khuổi Linh', 'Bó Thẩu', 'Hồng Quang', 'Tân Thành', 'Phja Đén', 'Lũng Rì', 'Nà Tềnh'],
] as const;

/** The citizens in order of `id`, without any error. */
export function makeCitizens(seed: number, count: number, places: Places, mint: MintNumber): Citizen[] {
  const random = randomStream(seed, 'cong_dan');
  const persons = makeFamilies(random, count);
  const place = random.order(count);
  const idOf = new Map(persons.map((person, index) => [person, place[index]! + 1]));
  const citizens = new Array<Citizen>(count);
  for (const person of persons) {
    const citizen = describe(random, person, { idOf, places, mint });
    citizens[citizen.id - 1] = citizen;
  }
  citizens[0]!.cap_nhat_luc = '2026-12-14 16:42:05';
  return citizens;
}

function describe(
  random: Random,
  person: Person,
  context: { idOf: ReadonlyMap<Person, number>; places: Places; mint: MintNumber },
): Citizen {
  const born = dayText(person.born);
  const year = yearOf(person);
  const province = born < NEW_MAP && random.chance(0.07) ? random.pick(OTHER_PROVINCES) : '04';
  const hasWaitingNumber = born >= '2026-10-01' && random.chance(0.3);
  const death = deathDay(random, born);
  const registered = registrationDay(random, born);
  const isAdult = year <= 2008;
  return {
    id: context.idOf.get(person)!,
    so_dinh_danh: hasWaitingNumber ? null : context.mint(province, person.sex, year),
    ho_ten: person.name,
    gioi_tinh: person.sex,
    ngay_sinh: person.mother === undefined && year < 1965 && random.chance(0.06) ? null : born,
    nam_sinh: year,
    noi_sinh: province,
    dan_toc: person.people,
    id_cha: person.father === undefined ? null : context.idOf.get(person.father)!,
    id_me: person.mother === undefined ? null : context.idOf.get(person.mother)!,
    ma_xa: context.places.on(random, registered ?? LAST_DAY),
    ngay_dang_ky: registered,
    dia_chi: random.chance(0.01) ? null : address(random),
    dien_thoai: isAdult && random.chance(0.6) ? mobileNumber(random) : null,
    email: isAdult && random.chance(0.18) ? mailAddress(random, asciiName(person.name)) : null,
    ngay_cap: cardDay(random, born, death),
    tinh_trang: death === null ? (random.chance(0.06) ? 'Tạm trú' : 'Thường trú') : 'Đã mất',
    ngay_mat: death,
    cap_nhat_luc: officeMoment(random, randomDay(random, '2024-01-02', '2026-12-14')),
    hasKin: person.isTwin || person.children.length > 0,
  };
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}

function registrationDay(random: Random, born: string): string | null {
  if (random.chance(0.015)) return null;
  const from = later(born, '2010-01-01');
  const isRecent = from >= NEW_MAP || random.chance(0.3);
  return isRecent ? randomDay(random, later(born, NEW_MAP), LAST_DAY) : randomDay(random, from, '2025-06-30');
}

function deathDay(random: Random, born: string): string | null {
  const age = (dayNumber(LAST_DAY) - dayNumber(born)) / 365.25;
  const share = age > 75 ? 0.25 : age > 55 ? 0.05 : 0.004;
  return random.chance(share) ? randomDay(random, later(addDays(born, 1), '2015-01-01'), LAST_DAY) : null;
}

/** Cards are issued from the age of 14 (Luật Căn cước 26/2023), here since 2016; none after the death. */
function cardDay(random: Random, born: string, death: string | null): string | null {
  const from = later(addDays(born, 14 * 365.25 + 1), '2016-01-04');
  const to = death ?? LAST_DAY;
  return from < to && random.chance(0.97) ? randomDay(random, from, to) : null;
}

function address(random: Random): string {
  return random.chance(0.25) ? `Tổ ${random.integer(1, 24)}` : `Xóm ${random.pick(HAMLETS)}`;
}

/** `cong_dan`. */
export function citizenTable(records: readonly Citizen[], illTyped: DemoTable['illTyped']): DemoTable {
  return defineTable({
    name: 'cong_dan',
    types: {
      id: integer,
      so_dinh_danh: text(20),
      ho_ten: text(100),
      gioi_tinh: text(10),
      ngay_sinh: date,
      nam_sinh: integer,
      noi_sinh: text(2),
      dan_toc: text(2),
      id_cha: integer,
      id_me: integer,
      ma_xa: text(5),
      ngay_dang_ky: date,
      dia_chi: text(200),
      dien_thoai: text(20),
      email: text(100),
      ngay_cap: date,
      tinh_trang: text(20),
      ngay_mat: date,
      cap_nhat_luc: timestamp,
    },
    notNull: ['id', 'ho_ten', 'nam_sinh'],
    primaryKey: ['id'],
    foreignKeys: [pointsTo('id_cha', 'cong_dan', 'id'), pointsTo('id_me', 'cong_dan', 'id')],
    records,
    illTyped,
  });
}

import { dayNumber, dayText } from './calendar.ts';
import { familyName, personalName, randomPeople, type Sex } from './names.ts';
import type { Random } from './random.ts';

/** A person before anything is written about them. */
export interface Person {
  /** Days since 1970-01-01. */
  born: number;
  readonly sex: Sex;
  people: string;
  family: string;
  name: string;
  mother?: Person;
  father?: Person;
  partner?: Person;
  readonly children: Person[];
  isTwin: boolean;
}

const OLDEST_YEAR = 1928;
const NEWEST_DAY = '2026-12-12';
const TWIN_SHARE = 0.011;
/** Days between births of one mother. */
const SPACING = 290;
const MOST_CHILDREN = 5;

/**
 * A population in order of birth: as many of each year as live in a mountain province, most younger people with a father
 * and a mother among the older ones, whose family name they bear; some are twins with one birthday and other names.
 */
export function makeFamilies(random: Random, count: number): readonly Person[] {
  const persons = randomBirths(random, count).map((born) => newPerson(random, born));
  const register = new Map<string, Person[]>();
  const around = (sex: Sex, year: number): Person[] => register.get(`${sex}${year}`) ?? [];

  persons.forEach((person, index) => {
    if (person.mother === undefined && yearOf(person) >= 1975 && random.chance(0.8)) {
      const mother = findMother(random, person, around);
      if (mother !== undefined) {
        adopt(random, person, mother);
        const twin = persons[index + 1];
        if (twin !== undefined && random.chance(TWIN_SHARE)) {
          twin.born = person.born;
          adopt(random, twin, mother);
          while (twin.name === person.name) rename(random, twin);
          person.isTwin = true;
          twin.isTwin = true;
        }
      }
    }
    const key = `${person.sex}${yearOf(person)}`;
    const alike = register.get(key);
    if (alike === undefined) register.set(key, [person]);
    else alike.push(person);
  });
  return persons;
}

/** The year of birth. */
export function yearOf(person: Person): number {
  return Number(dayText(person.born).slice(0, 4));
}

function randomBirths(random: Random, count: number): number[] {
  const newest = dayNumber(NEWEST_DAY);
  const years: (readonly [number, number])[] = [];
  for (let year = OLDEST_YEAR; year <= 2026; year++) {
    const age = 2026 - year;
    years.push([year, age < 55 ? 1 : Math.max(0.02, 1 - (age - 55) / 45)]);
  }
  const births = Array.from({ length: count }, () => {
    const year = random.weighted(years);
    const first = dayNumber(`${year}-01-01`);
    return random.integer(first, Math.min(first + 364, newest));
  });
  return births.sort((left, right) => left - right);
}

function newPerson(random: Random, born: number): Person {
  const sex = random.chance(0.507) ? 'Nam' : 'Nữ';
  const people = randomPeople(random);
  const family = familyName(random, people);
  const name = `${family} ${personalName(random, people, sex)}`;
  return { born, sex, people, family, name, children: [], isTwin: false };
}

function findMother(
  random: Random,
  child: Person,
  around: (sex: Sex, year: number) => Person[],
): Person | undefined {
  for (let attempt = 0; attempt < 4; attempt++) {
    const women = around('Nữ', yearOf(child) - random.integer(19, 38));
    if (women.length === 0) continue;
    const woman = random.pick(women);
    const isSpaced = woman.children.every((sibling) => child.born - sibling.born > SPACING);
    if (!isSpaced || woman.children.length >= MOST_CHILDREN) continue;
    if (woman.partner === undefined) marry(random, woman, around);
    return woman;
  }
  return undefined;
}

function marry(random: Random, woman: Person, around: (sex: Sex, year: number) => Person[]): void {
  for (let attempt = 0; attempt < 6; attempt++) {
    const men = around('Nam', yearOf(woman) + random.integer(-7, 0));
    if (men.length === 0) continue;
    const man = random.pick(men);
    const isSibling = man.mother !== undefined && man.mother === woman.mother;
    if (man.partner === undefined && !isSibling) {
      man.partner = woman;
      woman.partner = man;
      return;
    }
  }
}

function adopt(random: Random, child: Person, mother: Person): void {
  child.mother = mother;
  mother.children.push(child);
  if (mother.partner !== undefined) {
    child.father = mother.partner;
    mother.partner.children.push(child);
  }
  const named = child.father ?? mother;
  child.people = named.people;
  child.family = named.family;
  rename(random, child);
}

function rename(random: Random, person: Person): void {
  person.name = `${person.family} ${personalName(random, person.people, person.sex)}`;
}

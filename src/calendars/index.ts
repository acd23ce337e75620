import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { dataFileError, readYaml } from '../data-files/read-yaml.ts';
import { DAY, SENTENCE, TEXT } from '../data-files/schema-parts.ts';
import { readDataFile, shippedFolder, shownPath } from '../data-files/shipped.ts';
import { isDay } from '../exact/day.ts';
import type { Text } from '../model/text.ts';

/** The days off and the weekends worked of a country's state bodies; names are in the country's language. */
export interface Calendar {
  readonly id: string;
  readonly title: Text;
  /** The first and the last day it speaks of. */
  readonly from: string;
  readonly to: string;
  readonly off: Readonly<Record<string, string>>;
  readonly work: Readonly<Record<string, string>>;
  /** Days of `off` and `work` that no official notice at hand confirms. */
  readonly unconfirmed: readonly string[];
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
}

const DAYS = {
  type: 'object',
  propertyNames: DAY,
  additionalProperties: SENTENCE,
};

const SCHEMA = {
  type: 'object',
  properties: {
    id: { const: 'vn' },
    title: TEXT,
    from: DAY,
    to: DAY,
    off: DAYS,
    work: DAYS,
    unconfirmed: { type: 'array', items: DAY },
  },
  required: ['id', 'title', 'from', 'to', 'off', 'work', 'unconfirmed'],
  additionalProperties: false,
};

/** Reads and checks `rules/calendars/vn.yaml`. Throws `DataFileError`, with `path:line`, when it is broken. */
export function loadCalendar(directory: string = shippedFolder('calendars')): Calendar {
  const path = join(directory, 'vn.yaml');
  const bytes = readDataFile(path);
  const calendar = readYaml<Omit<Calendar, 'sha256'>>(shownPath(path), bytes.toString('utf8'), SCHEMA);
  const { from, to, off, work, unconfirmed } = calendar;
  const named = [...Object.keys(off), ...Object.keys(work)];
  const wrong =
    [from, to, ...named].find((day) => !isDay(day) || day < from || day > to) ??
    Object.keys(work).find((day) => Object.hasOwn(off, day)) ??
    unconfirmed.find((day) => !named.includes(day));
  if (wrong !== undefined) {
    throw dataFileError(shownPath(path), 1, {
      vi: `ngày ${wrong} không có thật, ngoài khoảng, vừa nghỉ vừa làm, hoặc chưa xác nhận mà không được nêu`,
      en: `the day ${wrong} does not exist, lies outside, is both off and worked, or is unconfirmed but not named`,
    });
  }
  return { ...calendar, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export { type Weekday, workingDays } from './working-days.ts';

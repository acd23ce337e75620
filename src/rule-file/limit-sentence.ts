import type { Text } from '../model/text.ts';
import type { SchemaFault } from './validate.ts';

/** Says which limit of the schema (a bound, a size, a pattern, a repetition) a value does not keep. */
export function limitSentence({ keyword, params, path }: SchemaFault, { vi, en }: Text): Text {
  const bound = params.limit as number;
  switch (keyword) {
    case 'minimum':
      return { vi: `${vi} phải từ ${bound} trở lên`, en: `${en} must be ${bound} or more` };
    case 'maximum':
      return { vi: `${vi} phải không quá ${bound}`, en: `${en} must be ${bound} or less` };
    case 'exclusiveMinimum':
      return { vi: `${vi} phải lớn hơn ${bound}`, en: `${en} must be more than ${bound}` };
    case 'exclusiveMaximum':
      return { vi: `${vi} phải nhỏ hơn ${bound}`, en: `${en} must be less than ${bound}` };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return bound === 1
        ? { vi: `${vi} không được rỗng`, en: `${en} must not be empty` }
        : {
            vi: `${vi} cần ít nhất ${size(keyword, bound).vi}`,
            en: `${en} needs at least ${size(keyword, bound).en}`,
          };
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return {
        vi: `${vi} có nhiều nhất ${size(keyword, bound).vi}`,
        en: `${en} has at most ${size(keyword, bound).en}`,
      };
    case 'uniqueItems': {
      const [first, second] = [Number(params.i) + 1, Number(params.j) + 1].sort((a, b) => a - b);
      return {
        vi: `${vi} có giá trị lặp lại: mục thứ ${first} và ${second}`,
        en: `${en} repeats a value: items ${first} and ${second}`,
      };
    }
    case 'pattern': {
      const words = path.filter((step) => typeof step === 'string');
      return (
        PATTERNS.get(words.slice(-2).join('.')) ?? PATTERNS.get(String(words.at(-1))) ?? badlyWritten(vi, en)
      );
    }
    default:
      return { vi: `${vi} không đúng dạng (${keyword})`, en: `${en} is not as it must be (${keyword})` };
  }
}

function size(keyword: string, bound: number): Text {
  return keyword.endsWith('Length')
    ? { vi: `${bound} ký tự`, en: `${bound} characters` }
    : { vi: `${bound} phần tử`, en: `${bound} items` };
}

function badlyWritten(vi: string, en: string): Text {
  return { vi: `${vi} viết chưa đúng dạng`, en: `${en} is not written as it must be` };
}

/** What a pattern of ours means in words. */
const PATTERNS: ReadonlyMap<string, Text> = new Map([
  [
    'report.cutoff',
    {
      vi: '"cutoff" phải là một ngày, viết năm-tháng-ngày: 2026-12-14',
      en: '"cutoff" must be a day written year-month-day: 2026-12-14',
    },
  ],
  ...['off', 'work', 'from', 'to'].map((word): [string, Text] => [
    `calendar.${word}`,
    {
      vi: 'ngày viết năm-tháng-ngày: 2027-01-01',
      en: 'a day is written year-month-day: 2027-01-01',
    },
  ]),
  [
    'database.id',
    {
      vi: '"id" chỉ gồm chữ, số, dấu chấm, gạch nối, gạch dưới và bắt đầu bằng chữ hoặc số',
      en: '"id" takes letters, digits, point, hyphen and underscore, and begins with a letter or digit',
    },
  ],
  [
    'id',
    {
      vi: '"id" không được có dấu cách ở hai đầu hay ký tự điều khiển',
      en: '"id" must not have spaces at its ends or control characters',
    },
  ],
]);

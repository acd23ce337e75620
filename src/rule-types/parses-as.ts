import { isMoment, type Layout, parseLayout } from '../exact/layout.ts';
import { isoDate } from '../formats/iso-date.ts';
import { isoDatetime } from '../formats/iso-datetime.ts';
import { isoTime } from '../formats/iso-time.ts';
import type { RuleSpec } from '../model/rule.ts';
import { columnValue } from '../sql/build.ts';
import type { RuleType } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { bindTallied } from './tallied-rule.ts';
import { textOf } from './words.ts';

const KINDS = ['json', 'number', 'date', 'time', 'timestamp'] as const;
type Kind = (typeof KINDS)[number];

/** Written forms of numbers: no grouping, or groups of three as in Vietnamese and English. */
const NUMBER_LAYOUTS: Readonly<Record<string, RegExp>> = {
  '1234.5': /^[+-]?[0-9]+(?:\.[0-9]+)?$/,
  '1.234,5': /^[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?$/,
  '1,234.5': /^[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?$/,
};

/** A text must be a number, day, time or JSON as it is written. */
export const parsesAs: RuleType = {
  type: 'parses-as',
  title: { vi: 'Đọc được thành giá trị', en: 'Parses as' },
  summary: {
    vi: 'Dòng vi phạm khi văn bản không đọc được thành loại đã nêu ở "as". "date", "time", "timestamp" phải là ngày, giờ có thật; không có "layout" thì viết như các định dạng iso-date, iso-time, iso-datetime (giữa ngày và giờ là T hoặc dấu cách), có thì đúng các phần YYYY MM DD HH mm ss của nó (ví dụ DD/MM/YYYY). "number": viết như 1234.5, hoặc theo "layout" 1.234,5 hay 1,234.5. "json": một văn bản JSON (RFC 8259).',
    en: 'A row breaks it when its text cannot be read as what "as" says. "date", "time" and "timestamp" must be days and times that exist; without "layout" as the formats iso-date, iso-time and iso-datetime (T or a space between), else exactly in its parts YYYY MM DD HH mm ss (DD/MM/YYYY, say). "number": written like 1234.5, or as "layout" 1.234,5 or 1,234.5 says. "json": a JSON text (RFC 8259).',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng được kiểm tra.',
    en: 'NULL: not applicable; empty text is checked.',
  },
  example: 'rule: parses-as\ncolumn: ngay_sinh_chu\nas: date\nlayout: DD/MM/YYYY',
  section: 'b',
  criterion: 'sach',
  dimension: 'compliance',
  unit: 'row',
  subject: ['column'],
  parameters: { as: { enum: KINDS }, layout: { type: 'string', minLength: 1 } },
  required: ['as'],
  titleWord: 'as',
  check(spec) {
    if (readerOf(spec) !== undefined) return [];
    const layout = textOf(spec.parameters.layout) ?? '';
    return [
      {
        at: spec.place('layout'),
        text: {
          vi: `"${layout}" không phải là cách viết của "${kindOf(spec)}"`,
          en: `"${layout}" is no layout of "${kindOf(spec)}"`,
        },
        hint: {
          vi: 'date: DD/MM/YYYY; time: HH:mm; timestamp: DD/MM/YYYY HH:mm:ss; number: 1234.5, 1.234,5 hoặc 1,234.5; json không có layout',
          en: 'date: DD/MM/YYYY; time: HH:mm; timestamp: DD/MM/YYYY HH:mm:ss; number: 1234.5, 1.234,5 or 1,234.5; json has no layout',
        },
        level: 'error',
      },
    ];
  },
  bind(spec, binder) {
    const column = subjectColumn(binder, TEXT);
    const canRead = readerOf(spec);
    if (column === undefined || canRead === undefined) return undefined;
    return bindTallied(binder, {
      looked: [column],
      of: [{ value: columnValue(column), kind: 'text' }],
      id: `parses-as:${kindOf(spec)}:${textOf(spec.parameters.layout) ?? ''}`,
      start: (blame) => ({
        add([text = ''], rows) {
          if (!canRead(text)) blame([text], rows);
        },
      }),
    });
  },
};

function kindOf(spec: RuleSpec): Kind {
  return KINDS.find((kind) => kind === spec.parameters.as) ?? 'json';
}

/** Whether a text can be read; undefined when the layout is none of that kind. */
function readerOf(spec: RuleSpec): ((text: string) => boolean) | undefined {
  const kind = kindOf(spec);
  const layout = textOf(spec.parameters.layout);
  switch (kind) {
    case 'json':
      return layout === undefined ? isJson : undefined;
    case 'number': {
      const form = NUMBER_LAYOUTS[layout ?? '1234.5'];
      return form && ((text) => form.test(text));
    }
    default: {
      if (layout === undefined) return ISO[kind];
      const parsed = parseLayout(layout);
      if (parsed === undefined || !isLayoutOf(kind, parsed)) return undefined;
      return (text) => {
        const read = parsed.read(text);
        return read !== undefined && isMoment(read);
      };
    }
  }
}

/** The named formats of ISO 8601; a space may stand for the `T`. */
const ISO: Readonly<Record<'date' | 'time' | 'timestamp', (text: string) => boolean>> = {
  date: isoDate.test,
  time: isoTime.test,
  timestamp: (text) => isoDatetime.test(text[10] === ' ' ? `${text.slice(0, 10)}T${text.slice(11)}` : text),
};

/** A day is year, month and day; a time at least the hour; a moment both. */
function isLayoutOf(kind: 'date' | 'time' | 'timestamp', { parts }: Layout): boolean {
  const days = (['YYYY', 'MM', 'DD'] as const).filter((part) => parts.includes(part)).length;
  const hasTime = parts.includes('HH') && parts.includes('mm');
  if (kind === 'date') return days === 3 && parts.length === 3;
  return kind === 'time' ? days === 0 && hasTime : days === 3 && hasTime;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

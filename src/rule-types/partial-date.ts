import { isMoment, parseLayout } from '../exact/layout.ts';
import type { RuleSpec } from '../model/rule.ts';
import { columnValue } from '../sql/build.ts';
import type { RuleType } from './rule-type.ts';
import { subjectColumn, TEXT } from './subject.ts';
import { bindTallied } from './tallied-rule.ts';
import { textOf } from './words.ts';

const LAYOUT = 'YYYY-MM-DD';

/** A text must be a day, or as much of one as is known. */
export const partialDate: RuleType = {
  type: 'partial-date',
  title: { vi: 'Ngày có thể chưa rõ ngày, tháng', en: 'Partial date' },
  summary: {
    vi: 'Dòng vi phạm khi văn bản không phải là ngày có thật viết theo "layout" (mặc định YYYY-MM-DD), cũng không phải là phần đã biết của nó: chỉ năm (1950), chỉ tháng và năm (1950-03), hoặc viết 00 thay cho phần chưa rõ (1950-03-00, 1950-00-00). Chỉ biết năm sinh là hợp lệ.',
    en: 'A row breaks it when its text is neither a day that exists, written as "layout" says (YYYY-MM-DD by default), nor the part of one that is known: the year (1950), year and month (1950-03), or 00 for what is not known (1950-03-00, 1950-00-00). To know the year of birth alone is legitimate.',
  },
  nulls: {
    vi: 'NULL: không áp dụng; văn bản rỗng được kiểm tra.',
    en: 'NULL: not applicable; empty text is checked.',
  },
  example: 'rule: partial-date\ncolumn: ngay_sinh\nlayout: DD/MM/YYYY',
  section: 'b',
  criterion: 'sach',
  dimension: 'compliance',
  unit: 'row',
  subject: ['column'],
  parameters: { layout: { type: 'string', minLength: 1 } },
  required: [],
  check: (spec) =>
    readerOf(spec) === undefined
      ? [
          {
            at: spec.place('layout'),
            text: {
              vi: `"${layoutOf(spec)}" không phải là cách viết ngày`,
              en: `"${layoutOf(spec)}" is no layout of days`,
            },
            hint: {
              vi: 'đủ ba phần YYYY, MM, DD, mỗi phần một lần, như DD/MM/YYYY',
              en: 'the three parts YYYY, MM and DD, each once, like DD/MM/YYYY',
            },
            level: 'error',
          },
        ]
      : [],
  bind(spec, binder) {
    const column = subjectColumn(binder, TEXT);
    const canRead = readerOf(spec);
    if (column === undefined || canRead === undefined) return undefined;
    return bindTallied(binder, {
      looked: [column],
      of: [{ value: columnValue(column), kind: 'text' }],
      id: `partial-date:${layoutOf(spec)}`,
      start: (blame) => ({
        add([text = ''], rows) {
          if (!canRead(text)) blame([text], rows);
        },
      }),
    });
  },
};

function layoutOf(spec: RuleSpec): string {
  return textOf(spec.parameters.layout) ?? LAYOUT;
}

/** Whether a text is a day or a part of one; undefined when the layout is not made of year, month and day. */
function readerOf(spec: RuleSpec): ((text: string) => boolean) | undefined {
  const written = layoutOf(spec);
  const toMonth = without(written, 'DD');
  const whole = parseLayout(written);
  const parts = [whole, parseLayout(toMonth), parseLayout(without(toMonth, 'MM'))];
  const layouts = parts.flatMap((layout) => layout ?? []);
  if (whole?.parts.slice().sort().join() !== 'DD,MM,YYYY' || layouts.length < parts.length) return undefined;
  return (text) => {
    const read = layouts.map((layout) => layout.read(text)).find((found) => found !== undefined);
    if (read === undefined) return false;
    const { YYYY = '', MM, DD } = read;
    if (MM === '00' && DD !== undefined && DD !== '00') return false;
    return isMoment({ YYYY, ...(isKnown(MM) && { MM }), ...(isKnown(DD) && { DD }) });
  };
}

function isKnown(part: string | undefined): part is string {
  return part !== undefined && part !== '00';
}

/** A layout without one part and the sign that parts it from the next. */
function without(layout: string, part: 'DD' | 'MM'): string {
  const sign = '[^A-Za-z0-9]*';
  return layout.startsWith(part)
    ? layout.replace(new RegExp(`^${part}${sign}`), '')
    : layout.replace(new RegExp(`${sign}${part}`), '');
}

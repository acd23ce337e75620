import { isDay } from '../exact/day.ts';
import type { Problem } from '../model/rule.ts';
import type { CalendarDeclaration } from '../model/rule-file.ts';
import { type FileNode, nodeAt, type Path, placeAt, textAt, textsAt } from './file-node.ts';

/** What the owner says of days off, and the faults that the schema cannot say: days that do not exist, or are off and worked. */
export function readCalendar(root: FileNode): {
  readonly calendar: CalendarDeclaration;
  readonly problems: readonly Problem[];
} {
  const from = textAt(root, ['calendar', 'from']);
  const to = textAt(root, ['calendar', 'to']);
  const off = textsAt(root, ['calendar', 'off']);
  const work = textsAt(root, ['calendar', 'work']);
  const calendar = {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(nodeAt(root, ['calendar', 'weekend']) && { weekend: textsAt(root, ['calendar', 'weekend']) }),
    off,
    work,
  };
  const days: readonly (readonly [string | undefined, Path])[] = [
    [from, ['calendar', 'from']],
    [to, ['calendar', 'to']],
    ...off.map((day, index) => [day, ['calendar', 'off', index]] as const),
    ...work.map((day, index) => [day, ['calendar', 'work', index]] as const),
  ];
  const fault = (path: Path, text: Problem['text']): Problem => ({
    at: placeAt(root, path),
    text,
    level: 'error',
  });
  return {
    calendar,
    problems: [
      ...days.flatMap(([day, path]) =>
        // What is not written as a day was told by the schema.
        day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || isDay(day)
          ? []
          : fault(path, { vi: `không có ngày "${day}"`, en: `there is no day "${day}"` }),
      ),
      ...work.flatMap((day, index) =>
        off.includes(day)
          ? fault(['calendar', 'work', index], {
              vi: `ngày ${day} vừa là ngày nghỉ vừa là ngày làm bù`,
              en: `the day ${day} is both off and worked`,
            })
          : [],
      ),
      ...(from !== undefined && to !== undefined && to < from
        ? [fault(['calendar', 'to'], { vi: '"to" trước "from"', en: '"to" is before "from"' })]
        : []),
    ],
  };
}

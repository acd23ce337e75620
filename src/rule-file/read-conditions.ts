import { isDay } from '../exact/day.ts';
import { compareDecimals } from '../exact/decimal.ts';
import type { Scalar } from '../model/literal.ts';
import type { Condition, ParameterValue, Position } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { patternFault } from '../pattern/pattern-fault.ts';
import { type FileNode, type MapNode, nodeAt, plainValue, textAt } from './file-node.ts';
import { list } from './quote.ts';
import { TESTS } from './words.ts';

/** Where faults go, and which conditions are not read since a fault was found in them already. */
export interface ConditionsContext {
  isBroken(index: number): boolean;
  report(at: Position, text: Text, hint?: Text): void;
}

/** The conditions of `when` that have no fault yet; `min` beside `max` makes two. Faults of their tests are reported. */
export function readConditions(when: FileNode | undefined, context: ConditionsContext): readonly Condition[] {
  if (when?.kind !== 'list') return [];
  return when.items.flatMap((item, index) =>
    item.kind === 'map' && !context.isBroken(index) ? readCondition(item, context) : [],
  );
}

function readCondition(node: MapNode, { report }: ConditionsContext): readonly Condition[] {
  const tests = [...node.entries.keys()].filter((word) => Object.hasOwn(TESTS, word));
  const isRange = tests.length === 2 && tests.includes('min') && tests.includes('max');
  if (tests.length === 0) {
    report(node.at, NO_TEST, {
      vi: `thêm một trong: ${list(Object.keys(TESTS))}`,
      en: `add one of: ${list(Object.keys(TESTS))}`,
    });
  } else if (tests.length > 1 && !isRange) {
    report(node.entries.get(tests[1] as string)?.keyAt ?? node.at, TWO_TESTS, SPLIT);
  } else if (isRange && isAbove(nodeAt(node, ['min']), nodeAt(node, ['max']))) {
    report(node.entries.get('min')?.keyAt ?? node.at, MIN_ABOVE_MAX);
  }
  const pattern = textAt(node, ['pattern']);
  const fault = pattern === undefined ? undefined : patternFault(pattern);
  if (fault !== undefined) report(nodeAt(node, ['pattern'])?.at ?? node.at, fault);
  const column = textAt(node, ['column']) ?? '';
  return tests.map((word) => {
    const value = plainValue(nodeAt(node, [word]) as FileNode);
    return { column, test: testOf(word, value), at: node.at };
  });
}

function testOf(word: string, value: ParameterValue): Condition['test'] {
  switch (word) {
    case 'in':
    case 'not-in':
      return { word, values: value as readonly Scalar[] };
    case 'is-null':
      return { word, value: value as boolean };
    case 'pattern':
      return { word, value: value as string };
    default:
      return { word: word as 'equals' | 'not-equals' | 'min' | 'max', value: value as Scalar };
  }
}

function isAbove(min: FileNode | undefined, max: FileNode | undefined): boolean {
  if (min?.kind !== 'scalar' || max?.kind !== 'scalar') return false;
  const [low, high] = [min.value, max.value];
  if (typeof low === 'string' && typeof high === 'string') return isDay(low) && isDay(high) && low > high;
  if (low === null || high === null || typeof low !== 'object' || typeof high !== 'object') return false;
  return compareDecimals(low.number, high.number) > 0;
}

const NO_TEST: Text = { vi: 'điều kiện chỉ nêu cột, chưa nêu phép thử', en: 'the condition has no test' };
const TWO_TESTS: Text = {
  vi: 'mỗi điều kiện chỉ có một phép thử (hoặc min cùng với max)',
  en: 'a condition has one test (or min together with max)',
};
const SPLIT: Text = {
  vi: 'tách thành hai điều kiện trong danh sách "when"',
  en: 'make it two conditions in the list of "when"',
};
const MIN_ABOVE_MAX: Text = { vi: '"min" lớn hơn "max"', en: '"min" is above "max"' };

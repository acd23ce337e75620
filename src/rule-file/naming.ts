import type { Text } from '../model/text.ts';
import { type FileNode, nodeAt, type Path, textAt } from './file-node.ts';
import { quote } from './quote.ts';

/** What stands at the path, as a message names it: `quy tắc not-null`, `bảng "people"`, `"severity"`. */
export function nameOf(root: FileNode, path: Path): Text {
  const last = path.at(-1);
  if (last === undefined) return { vi: 'tệp quy tắc', en: 'the rule file' };
  if (path[0] === 'tables' && path.length === 2) return named('bảng', 'table', String(last));
  if (path[0] === 'tables' && path[2] === 'columns' && path.length === 4)
    return named('cột', 'column', String(last));
  if (isRule(path)) {
    const rule = textAt(root, [...path, 'rule']);
    return rule === undefined
      ? { vi: 'quy tắc', en: 'the rule' }
      : { vi: `quy tắc ${quoteless(rule)}`, en: `rule ${quoteless(rule)}` };
  }
  if (typeof last === 'string') return { vi: quote(last), en: quote(last) };
  const list = quote(String(path.at(-2) ?? ''));
  return { vi: `mục thứ ${last + 1} của ${list}`, en: `item ${last + 1} of ${list}` };
}

/** True for the path of a whole rule. */
export function isRule(path: Path): boolean {
  return path.length === 4 && path[0] === 'tables' && path[2] === 'rules';
}

/** The rule type around the path, when the path leads into a rule that says its type. */
export function ruleTypeAt(root: FileNode, path: Path): string | undefined {
  if (path.length < 4 || !isRule(path.slice(0, 4))) return undefined;
  return textAt(nodeAt(root, path.slice(0, 4)), ['rule']);
}

function named(vi: string, en: string, name: string): Text {
  return { vi: `${vi} ${quote(name)}`, en: `${en} ${quote(name)}` };
}

function quoteless(word: string): string {
  return quote(word).slice(1, -1);
}

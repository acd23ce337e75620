import type { Problem } from '../model/rule.ts';
import { type FileNode, nodeAt, placeAt } from './file-node.ts';

/** Rules of one file, each column of `columns` counted as one; a report of so many takes some 700 MB to draw. */
export const MAX_RULES = 20_000;

/** The problem of a file with more rules than `MAX_RULES`, at the first that is too many; found before any is looked at. */
export function tooManyRules(root: FileNode): Problem | undefined {
  const tables = nodeAt(root, ['tables']);
  if (tables?.kind !== 'map') return undefined;
  let count = 0;
  for (const table of tables.entries.keys()) {
    const path = ['tables', table, 'rules'];
    const rules = nodeAt(root, path);
    if (rules?.kind !== 'list') continue;
    for (const [index, rule] of rules.items.entries()) {
      const columns = nodeAt(rule, ['columns']);
      count += columns?.kind === 'list' ? columns.items.length : 1;
      if (count > MAX_RULES) return { at: placeAt(root, [...path, index]), ...TOO_MANY, level: 'error' };
    }
  }
  return undefined;
}

const TOO_MANY = {
  text: {
    vi: 'tệp có hơn 20.000 quy tắc (mỗi cột của "columns" là một quy tắc)',
    en: 'the file has more than 20,000 rules (each column of "columns" is one)',
  },
  hint: { vi: 'chia thành nhiều tệp', en: 'split it into several files' },
};

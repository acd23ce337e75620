import { judgeFigure } from '../judge/figure.ts';
import type { Judgement, Problem, RuleSpec } from '../model/rule.ts';
import type { Text } from '../model/text.ts';

/** Names told in one message; a table may have thousands of columns. */
const TOLD = 50;

/** The verdict on what the catalogue alone says: no statement is run for it. */
export function judgeCatalogue(observed: string, isBroken: boolean, message: Text): Judgement {
  return { ...judgeFigure(observed, isBroken, message), proof: 'constraint' };
}

/** A rule on the catalogue has no rows, so the words that choose rows are refused. */
export function refuseRowWords(spec: RuleSpec): readonly Problem[] {
  const given = [...(spec.when.length > 0 ? ['when'] : []), ...(spec.where === undefined ? [] : ['where'])];
  return given.map((word) => ({
    at: spec.place(word),
    text: {
      vi: `"${word}" không dùng cho quy tắc ${spec.rule}, vì nó xét khai báo của bảng, không xét bản ghi`,
      en: `"${word}" does not fit rule ${spec.rule}, which looks at the table's definition and not at rows`,
    },
    hint: { vi: 'bỏ từ này', en: 'remove it' },
    level: 'error',
  }));
}

/** Sentences or names one after the other; beyond fifty only their number is told. */
export function listed(parts: readonly Text[], separator: string): Text {
  const rest = parts.length - TOLD;
  const shown = [
    ...parts.slice(0, TOLD),
    ...(rest > 0 ? [{ vi: `và ${rest} mục nữa`, en: `and ${rest} more` }] : []),
  ];
  return {
    vi: shown.map(({ vi }) => vi).join(separator),
    en: shown.map(({ en }) => en).join(separator),
  };
}

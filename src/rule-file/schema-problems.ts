import type { Problem } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import type { RuleType } from '../rule-types/rule-type.ts';
import { type FileNode, keyPlaceAt, nodeAt, type Path, placeAt } from './file-node.ts';
import { limitSentence } from './limit-sentence.ts';
import { isRule, nameOf, ruleTypeAt } from './naming.ts';
import { list, quote } from './quote.ts';
import { suggest } from './suggest.ts';
import { typeSentence } from './type-sentence.ts';
import type { SchemaFault } from './validate.ts';
import { SUBJECTS } from './words.ts';

/**
 * The faults of a schema as sentences at their places. A word that is missing because it was misspelt is told once;
 * what lies in a value that was refused already is not told again; tolerances have sentences of their own elsewhere.
 */
export function schemaProblems(
  root: FileNode,
  faults: readonly SchemaFault[],
  ruleTypes: readonly RuleType[],
): readonly { readonly path: Path; readonly problem: Problem }[] {
  const told = faults.filter((fault) => !isToldElsewhere(root, fault));
  const meant = new Set(
    told.flatMap((fault) => meantWords(fault).map((word) => JSON.stringify([...fault.path, word]))),
  );
  const isMeant = (path: Path, word: string) => meant.has(JSON.stringify([...path, word]));
  return told
    .filter((fault) => !missingWords(fault).some((word) => isMeant(fault.path, word)))
    .map((fault) => {
      const { at = placeAt(root, fault.path), text, hint } = sentence(root, fault, ruleTypes);
      return { path: fault.path, problem: { at, text, level: 'error', ...(hint && { hint }) } };
    });
}

type Sentence = { readonly at?: Problem['at']; readonly text: Text; readonly hint?: Text | undefined };

function isToldElsewhere(root: FileNode, { path }: SchemaFault): boolean {
  if (path.length === 5 && isRule(path.slice(0, 4)) && path[4] === 'tolerance') return true;
  return path.some((_, index) => nodeAt(root, path.slice(0, index + 1))?.kind === 'refused');
}

/** The words that an unknown word stands for: the one it is near to, or any that says what a rule looks at. */
function meantWords(fault: SchemaFault): readonly string[] {
  if (fault.keyword !== 'additionalProperties') return [];
  const word = unknownWord(fault);
  if (isRule(fault.path) && Object.hasOwn(SUBJECTS, word)) return Object.keys(SUBJECTS);
  const near = suggest(word, knownWords(fault));
  return near === undefined ? [] : [near];
}

/** The words of which one is missing by this fault. */
function missingWords({ keyword, params, parentSchema }: SchemaFault): readonly string[] {
  if (keyword === 'required') return [String(params.missingProperty)];
  if (keyword === 'oneOf' && params.passingSchemas === null) return branchWords(parentSchema, 'oneOf').flat();
  return [];
}

function branchWords(schema: SchemaFault['parentSchema'], keyword: string): readonly (readonly string[])[] {
  const branches = (schema[keyword] ?? []) as readonly { readonly required?: readonly string[] }[];
  return branches.map(({ required }) => required ?? []);
}

function sentence(root: FileNode, fault: SchemaFault, ruleTypes: readonly RuleType[]): Sentence {
  const { path, keyword, params, parentSchema } = fault;
  const name = nameOf(root, path);
  switch (keyword) {
    case 'required':
      return { at: keyPlaceAt(root, path), ...missing(String(params.missingProperty), path, name) };
    case 'additionalProperties':
      return unknown(root, fault, ruleTypes);
    case 'enum':
      return notOneOf(fault, name, (parentSchema.enum as readonly unknown[]).map(String));
    case 'const':
      return path.length === 1 && path[0] === 'version'
        ? VERSION
        : {
            text: {
              vi: `${name.vi} phải là ${params.allowedValue}`,
              en: `${name.en} must be ${params.allowedValue}`,
            },
          };
    case 'type':
      return typeSentence(root, path, name, params.type as string | readonly string[]);
    case 'oneOf':
    case 'anyOf':
      return noAlternative(root, fault, name);
    default:
      return { text: limitSentence(fault, name) };
  }
}

function missing(word: string, path: Path, name: Text): Sentence {
  const text = { vi: `thiếu ${quote(word)} trong ${name.vi}`, en: `${quote(word)} is missing in ${name.en}` };
  return path.join() === 'database' && word === 'url' ? { text, hint: URL_HINT } : { text };
}

function unknownWord({ params }: SchemaFault): string {
  return String(params.additionalProperty);
}

function knownWords({ parentSchema }: SchemaFault): readonly string[] {
  return Object.keys((parentSchema.properties ?? {}) as object);
}

function unknown(root: FileNode, fault: SchemaFault, ruleTypes: readonly RuleType[]): Sentence {
  const word = unknownWord(fault);
  const known = knownWords(fault);
  const name = nameOf(root, fault.path);
  const at = keyPlaceAt(root, [...fault.path, word]);
  const ruleType = isRule(fault.path)
    ? ruleTypes.find(({ type }) => type === ruleTypeAt(root, fault.path))
    : undefined;
  if (ruleType?.unit === 'table' && word === 'tolerance') {
    return {
      at,
      text: {
        vi: `"tolerance" không dùng cho ${name.vi}, vì nó xét cả bảng`,
        en: `"tolerance" does not fit ${name.en}, which is about the whole table`,
      },
      hint: { vi: 'bỏ từ này; nới giới hạn min, max nếu cần', en: 'remove it; widen min or max if need be' },
    };
  }
  const near = suggest(word, known);
  const subject = ruleType && Object.hasOwn(SUBJECTS, word) ? subjectHint(known) : undefined;
  return {
    at,
    text: {
      vi: `không có từ ${quote(word)} trong ${name.vi}`,
      en: `unknown word ${quote(word)} in ${name.en}`,
    },
    hint: subject ?? (near === undefined ? listHint(known) : didYouMean(near)),
  };
}

function subjectHint(known: readonly string[]): Text {
  const subjects = known.filter((word) => Object.hasOwn(SUBJECTS, word));
  return subjects.length === 0
    ? { vi: 'quy tắc này xét cả bảng; bỏ từ này', en: 'this rule is about the whole table; remove it' }
    : { vi: `quy tắc này dùng ${list(subjects)}`, en: `this rule takes ${list(subjects)}` };
}

function notOneOf({ value, path }: SchemaFault, name: Text, allowed: readonly string[]): Sentence {
  if (typeof value !== 'string') {
    return {
      text: {
        vi: `${name.vi} không phải một trong các từ được dùng`,
        en: `${name.en} is none of the words allowed`,
      },
      hint: listHint(allowed),
    };
  }
  const near = suggest(value, allowed);
  const said = quote(value);
  const text =
    path.at(-1) === 'rule'
      ? { vi: `không có loại quy tắc ${said}`, en: `unknown rule type ${said}` }
      : { vi: `${name.vi} không nhận ${said}`, en: `${name.en} cannot be ${said}` };
  return { text, hint: near === undefined ? listHint(allowed) : didYouMean(near) };
}

function noAlternative(
  root: FileNode,
  { path, keyword, params, parentSchema }: SchemaFault,
  name: Text,
): Sentence {
  const branches = branchWords(parentSchema, keyword);
  const kinds = ((parentSchema[keyword] ?? []) as readonly { type?: string | readonly string[] }[]).flatMap(
    ({ type }) => type ?? [],
  );
  const given = nodeAt(root, path);
  if (given?.kind !== 'map' && kinds.length > 0) return typeSentence(root, path, name, [...new Set(kinds)]);
  const words = branches.filter((branch) => branch.length > 0).map((branch) => branch.join(' + '));
  const at = keyPlaceAt(root, path);
  if (Array.isArray(params.passingSchemas)) {
    return {
      at,
      text: {
        vi: `${name.vi} chỉ nhận một trong: ${list(words)}`,
        en: `${name.en} takes only one of: ${list(words)}`,
      },
    };
  }
  if (words.length === 0) {
    return {
      text: {
        vi: `${name.vi} không đúng dạng nào được nhận`,
        en: `${name.en} has none of the forms allowed`,
      },
    };
  }
  return {
    at,
    text: { vi: `${name.vi} cần một trong: ${list(words)}`, en: `${name.en} needs one of: ${list(words)}` },
  };
}

function didYouMean(word: string): Text {
  return { vi: `có phải ${quote(word)}?`, en: `did you mean ${quote(word)}?` };
}

function listHint(words: readonly string[]): Text {
  return { vi: `dùng một trong: ${list(words)}`, en: `one of: ${list(words)}` };
}

const URL_HINT: Text = {
  vi: 'thêm url: ${TEN_BIEN}, hoặc chạy với --database',
  en: 'add url: ${NAME}, or run with --database',
};

const VERSION: Sentence = {
  text: { vi: '"version" phải là 1', en: '"version" must be 1' },
  hint: {
    vi: 'bản soat này chỉ đọc dạng tệp phiên bản 1; viết không có dấu nháy',
    en: 'this soat reads version 1 of the file form only; write it without quotes',
  },
};

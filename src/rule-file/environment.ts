import type { Position, Problem } from '../model/rule.ts';
import type { FileNode, MapNode } from './file-node.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * The part of the file under `database` with `${NAME}` replaced in its `url` and those of its `others`. A variable that is missing or empty, a `${` that
 * begins no name, and a `${` in another word, which stands in the report, is a problem; no text of a value goes into a
 * message. Replaced text is not looked at again.
 */
export function replaceVariables(
  database: MapNode,
  environment: Environment,
): { readonly node: MapNode; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const node = onlyUrls(database, environment, problems);
  const others = node.entries.get('others');
  if (others?.value.kind !== 'map') return { node, problems };
  const replaced = [...others.value.entries].map(([name, entry]) => {
    const { value } = entry;
    return [
      name,
      value.kind === 'map' ? { ...entry, value: onlyUrls(value, environment, problems) } : entry,
    ] as const;
  });
  const entries = new Map(node.entries).set('others', {
    ...others,
    value: { ...others.value, entries: new Map(replaced) },
  });
  return { node: { ...node, entries }, problems };
}

function onlyUrls(database: MapNode, environment: Environment, problems: Problem[]): MapNode {
  const entries = [...database.entries].map(([word, entry]) => {
    // Those of other databases are looked at one by one.
    if (word === 'others' && entry.value.kind === 'map') return [word, entry] as const;
    const replace = word === 'url' ? replaceIn : refuseIn;
    return [word, { ...entry, value: replace(entry.value, environment, problems) }] as const;
  });
  return { ...database, entries: new Map(entries) };
}

/** Secrets of the environment must not come into the report by way of its names. */
function refuseIn(node: FileNode, environment: Environment, problems: Problem[]): FileNode {
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item) => refuseIn(item, environment, problems)) };
  }
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.includes('${')) return node;
  problems.push({ at: node.at, ...ONLY_IN_URL, level: 'error' });
  return { kind: 'refused', at: node.at };
}

function replaceIn(node: FileNode, environment: Environment, problems: Problem[]): FileNode {
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item) => replaceIn(item, environment, problems)) };
  }
  if (node.kind === 'map') {
    const entries = [...node.entries].map(
      ([word, entry]) => [word, { ...entry, value: replaceIn(entry.value, environment, problems) }] as const,
    );
    return { ...node, entries: new Map(entries) };
  }
  if (node.kind === 'refused' || typeof node.value !== 'string') return node;
  const before = problems.length;
  if (node.value.replace(VARIABLE, '').includes('${')) problems.push(malformed(node.at));
  const value = node.value.replace(VARIABLE, (_, name: string) => {
    const replacement = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (!replacement) problems.push(unset(node.at, name));
    return replacement ?? '';
  });
  return problems.length > before ? { kind: 'refused', at: node.at } : { ...node, value };
}

/** A warning for each URL that, as the file writes it, holds a password of its own and not `${…}`. */
export function passwordWarnings(database: MapNode): readonly Problem[] {
  const others = database.entries.get('others')?.value;
  const more = others?.kind === 'map' ? [...others.entries.values()] : [];
  return [database, ...more.flatMap(({ value }) => (value.kind === 'map' ? value : []))].flatMap(
    passwordWarning,
  );
}

function passwordWarning(database: MapNode): readonly Problem[] {
  const url = database.entries.get('url')?.value;
  if (url?.kind !== 'scalar' || typeof url.value !== 'string') return [];
  const authority = /^[a-z][a-z0-9+.-]*:\/\/(.*)@/is.exec(url.value)?.[1] ?? '';
  const colon = authority.indexOf(':');
  const passwords = [
    colon < 0 ? '' : authority.slice(colon + 1),
    ...[...url.value.matchAll(/[?&](?:password|passwd|pwd|sslpassword)=([^&#]*)/gi)].map(
      (match) => match[1] ?? '',
    ),
  ];
  const isLiteral = passwords.some((password) => password.replace(VARIABLE, '') !== '');
  return isLiteral ? [{ at: url.at, ...LITERAL_PASSWORD, level: 'warning' }] : [];
}

function unset(at: Position, name: string): Problem {
  return {
    at,
    text: {
      vi: `biến môi trường ${name} chưa được đặt hoặc rỗng`,
      en: `the environment variable ${name} is not set or empty`,
    },
    hint: {
      vi: `đặt trước khi chạy: export ${name}=…, hoặc dùng --database`,
      en: `set it before the run: export ${name}=…, or use --database`,
    },
    level: 'error',
  };
}

function malformed(at: Position): Problem {
  return {
    at,
    text: {
      vi: 'sau ${ phải là tên một biến môi trường và dấu }',
      en: '${ must be followed by the name of a variable and }',
    },
    hint: {
      vi: 'tên gồm chữ không dấu, số, gạch dưới: ${TEN_BIEN}',
      en: 'names are letters, digits and underscores: ${NAME}',
    },
    level: 'error',
  };
}

const ONLY_IN_URL = {
  text: {
    vi: 'biến môi trường chỉ được thay trong "url"',
    en: 'variables of the environment are replaced in "url" only',
  },
  hint: {
    vi: 'ghi giá trị tại đây: giá trị này nằm trong báo cáo, còn biến môi trường có thể là mật khẩu',
    en: 'write the value itself: it stands in the report, and a variable may hold a secret',
  },
};

const LITERAL_PASSWORD = {
  text: { vi: 'mật khẩu ghi thẳng trong tệp quy tắc', en: 'the rule file holds a password' },
  hint: {
    vi: 'lấy từ biến môi trường: url: ${TEN_BIEN}',
    en: 'take it from the environment: url: ${NAME}',
  },
};

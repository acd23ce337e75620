/**
 * True when the text is one statement that begins with SELECT or WITH. It is a second fence besides the read-only
 * transaction, not a judgement on functions the statement calls. Text whose quotes do not close is refused.
 */
export function isSingleSelect(sql: string): boolean {
  const bare = withoutQuotedParts(sql);
  return bare !== undefined && /^[\s(]*(select|with)\b[^;]*;?\s*$/i.test(bare);
}

/** Comments become a space, strings and quoted names an `x`; undefined when one of them has no end. */
function withoutQuotedParts(sql: string): string | undefined {
  let bare = '';
  let at = 0;
  while (at < sql.length) {
    const opening = /'|"|--|\/\*|\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
    opening.lastIndex = at;
    // A `$` within a name (`a$b$`) opens nothing.
    const isInName = sql[at] === '$' && /[\p{L}\p{N}_$]/u.test(sql[at - 1] ?? ' ');
    const mark = isInName ? undefined : opening.exec(sql)?.[0];
    if (mark === undefined) {
      bare += sql[at];
      at += 1;
      continue;
    }
    const end = endOf(mark, sql, at);
    if (end === undefined) return undefined;
    bare += mark === '--' || mark === '/*' ? ' ' : 'x';
    at = end;
  }
  return bare;
}

function endOf(mark: string, sql: string, at: number): number | undefined {
  if (mark === '--') {
    const line = /[\r\n]/g;
    line.lastIndex = at;
    return line.exec(sql)?.index ?? sql.length;
  }
  if (mark === '/*') return endOfComment(sql, at);
  if (mark.startsWith('$')) return after(sql, mark, at + mark.length);
  if (mark === "'" && /(?:^|[^\p{L}\p{N}_$])e$/iu.test(sql.slice(Math.max(0, at - 2), at)))
    return endOfEscapeString(sql, at);
  // A doubled quote is an end and a beginning at once, which comes to the same here.
  return after(sql, mark, at + 1);
}

function after(sql: string, mark: string, from: number): number | undefined {
  const found = sql.indexOf(mark, from);
  return found < 0 ? undefined : found + mark.length;
}

function endOfEscapeString(sql: string, at: number): number | undefined {
  const body = /'(?:[^'\\]|\\[\s\S])*'/y;
  body.lastIndex = at;
  return body.exec(sql) === null ? undefined : body.lastIndex;
}

/** Comments nest in PostgreSQL (manual, 4.1.5). */
function endOfComment(sql: string, at: number): number | undefined {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at;
  let depth = 0;
  for (let found = edge.exec(sql); found !== null; found = edge.exec(sql)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return undefined;
}

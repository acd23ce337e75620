/**
 * Functions that an owner's SQL text may call: they compute from their arguments alone. Whatever reads files, sleeps, takes
 * locks, asks the server about itself or depends on its clock is not here, and neither is any function of the owner's own.
 */
const OWNER_FUNCTIONS: ReadonlySet<string> = new Set(
  `abs ceil ceiling floor round trunc truncate mod power pow sqrt sign exp ln log greatest least
   length char_length character_length octet_length lower upper trim ltrim rtrim btrim substr substring left right
   replace reverse position strpos instr locate concat concat_ws lpad rpad ascii unicode starts_with regexp_like
   regexp_replace regexp_substr regexp_instr translate split_part initcap normalize
   coalesce nullif ifnull if iif cast convert typeof
   date time datetime timestamp year month day dayofmonth dayofweek dayofyear hour minute second quarter week weekday
   extract date_part date_trunc make_date to_date to_char to_number to_timestamp datediff timestampdiff date_add date_sub
   adddate subdate last_day str_to_date date_format strftime julianday age isfinite
   json_valid json_extract json_type json_length jsonb_typeof json_typeof
   find_in_set field elt`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/**
 * The functions of `OWNER_FUNCTIONS` that both MySQL and MariaDB have built in. There a call of any other would find a stored
 * function of that name in the audited database; PostgreSQL's session looks into no schema of the owner, and SQLite has none.
 */
const MYSQL_FUNCTIONS: ReadonlySet<string> = new Set(
  `abs ceil ceiling floor round truncate mod power pow sqrt sign exp ln log greatest least
   length char_length character_length octet_length lower upper trim ltrim rtrim substr substring left right
   replace reverse position instr locate concat concat_ws lpad rpad ascii regexp_replace regexp_substr regexp_instr
   coalesce nullif ifnull if cast convert
   date time timestamp year month day dayofmonth dayofweek dayofyear hour minute second quarter week weekday
   extract datediff timestampdiff date_add date_sub adddate subdate last_day str_to_date date_format
   json_valid json_extract json_type json_length find_in_set field elt`.split(/\s+/),
);

/** True when an owner's SQL text may call that function, by its name in lower case, on that engine. */
export function isOwnerFunction(name: string, engine: string): boolean {
  return (isMysql(engine) ? MYSQL_FUNCTIONS : OWNER_FUNCTIONS).has(name);
}

/** Words that may stand before a parenthesis without being a function. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `and or not in between like ilike is null case when then else end as from for on any all row interval
   numeric decimal varchar char text integer int bigint smallint date time timestamp float double precision real signed
   unsigned binary boolean collate escape similar regexp rlike glob distinct symmetric`.split(/\s+/),
);

/** Those that MySQL and MariaDB reserve: any other could be the name of a stored function there. */
const MYSQL_KEYWORDS: ReadonlySet<string> = new Set(
  `and or not in between like is null case when then else as from interval char binary collate regexp rlike div mod
   xor`.split(/\s+/),
);

/** True when a parenthesis after that word, in lower case, opens no call on that engine. */
export function isOwnerKeyword(word: string, engine: string): boolean {
  return (isMysql(engine) ? MYSQL_KEYWORDS : KEYWORDS).has(word);
}

function isMysql(engine: string): boolean {
  return engine === 'mysql' || engine === 'mariadb';
}

/** Words that make more than a condition over one row, or that ask the server about itself. */
export const REFUSED_WORDS: ReadonlySet<string> = new Set(
  `select insert update delete merge replace_into drop alter create truncate_table grant revoke copy call do execute
   exec prepare deallocate declare fetch lock unlock set reset show begin commit rollback savepoint union intersect except
   with values table into outfile dumpfile load handler attach detach pragma vacuum reindex analyze explain over window
   current_date current_time current_timestamp localtime localtimestamp current_user session_user system_user current_role
   current_catalog current_schema utc_date utc_time utc_timestamp sysdate`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Those of `REFUSED_WORDS` that a whole query needs. */
export const QUERY_WORDS: ReadonlySet<string> = new Set(
  'select union intersect except with over window'.split(' '),
);

/** What a query may call besides: aggregates and window functions that every engine has. */
const QUERY_FUNCTIONS: ReadonlySet<string> = new Set(
  'count sum avg min max row_number rank dense_rank ntile lag lead first_value last_value'.split(' '),
);

/** Words that may stand before a parenthesis in a query; all are reserved on MySQL, or opened by a word that is. */
const QUERY_KEYWORDS: ReadonlySet<string> = new Set(
  'select from join on where having by union intersect except exists over using with partition'.split(' '),
);

/** True when a query of the owner may have that word, in lower case, before a parenthesis. */
export function isQueryWord(name: string): boolean {
  return QUERY_FUNCTIONS.has(name) || QUERY_KEYWORDS.has(name);
}

/** Functions that take the server's time when they are given one thing only. */
export const NEEDS_TWO: ReadonlySet<string> = new Set(['age', 'strftime']);

/** Literals that engines read as a moment of their clock, or that shift one by the zone of the machine. */
export const CLOCK_WORDS: ReadonlySet<string> = new Set([
  ...['now', 'today', 'tomorrow', 'yesterday'].flatMap((word) => [
    word,
    `${word} allballs`,
    `${word} z`,
    `${word} utc`,
  ]),
  ...['localtime', 'subsec', 'subsecond'],
]);

import type { Dialect } from '../../model/dialect.ts';
import { printPattern } from '../../pattern/print.ts';
import { mysqlFamily } from '../mysql/dialect.ts';

/** MariaDB 10.3 and later: MySQL's record, with PCRE and a no-pad collation of its own name. */
export const mariadb: Dialect = mysqlFamily({
  name: 'mariadb',
  binaryCollation: 'utf8mb4_nopad_bin',
  matches: (text, pattern, add) => `(${text} REGEXP ${add(printPattern(pattern, 'pcre'))})`,
});

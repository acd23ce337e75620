import type { EngineName } from '../test/services/engine-names.ts';
import type { FreshDatabase } from '../test/services/fresh-database.ts';
import { byHand as mariadbByHand } from './by-hand/mariadb.ts';
import { byHand as postgresByHand } from './by-hand/postgres.ts';
import { byHand as sqliteByHand } from './by-hand/sqlite.ts';
import { runStatement } from './by-hand/statement.ts';
import { compareWithHand, toMegabytes } from './compare.ts';
import { addresses, dossiers, fill, parents, UNIT_ROWS, units } from './data.ts';
import { auditorFor } from './program.ts';
import { CODES, EIGHTEEN, HEAD, LARGE_PARENT, STREAMS } from './rules.ts';
import { type ObservedServer, observe } from './server.ts';
import { wideRuleFile, wideRules, wideStatement } from './wide.ts';

/** What a bench is given. */
export interface BenchContext {
  /** An empty database of its own. */
  readonly database: FreshDatabase;
  readonly rows: number;
  readonly pairs: number;
  /** The program's entry, `bin/soat.js`. */
  readonly program: string;
  /** Prints one object as a line. */
  print(line: Readonly<Record<string, unknown>>): void;
}

type Bench = (context: BenchContext) => Promise<void>;

const BY_HAND = { postgres: postgresByHand, mariadb: mariadbByHand, sqlite: sqliteByHand };
const WORK_MEMORIES: Readonly<Record<EngineName, readonly (string | undefined)[]>> = {
  postgres: ['4MB', '256MB'],
  mariadb: [undefined],
  sqlite: [undefined],
};

/** Rules of the wide bench. */
const WIDE = 200;

/** The benches by name. */
export const benches: Readonly<Record<string, Bench>> = {
  eighteen: benchEighteen,
  wide: benchWide,
  'large-parent': (context) => benchGrowth(context, LARGE_PARENT, [dossiers, parents]),
  streams: benchStreams,
  codes: (context) => benchGrowth(context, CODES, [addresses]),
};

/** The eighteen rules, beside the same by hand. */
async function benchEighteen({ database, rows, pairs, program, print }: BenchContext): Promise<void> {
  await fill(database, units, UNIT_ROWS);
  await fill(database, dossiers, rows);
  const server = await observe(database);
  const auditor = auditorFor(program, EIGHTEEN, database.url);
  try {
    for (const workMemory of WORK_MEMORIES[database.engine]) {
      if (workMemory !== undefined) await server.setWorkMemory(workMemory);
      const compared = await compareWithHand(
        auditor,
        () => BY_HAND[database.engine](database.url),
        server,
        pairs,
      );
      const reads = await server.countReads(dossiers.name, rows, auditor.audit);
      print({ ...(workMemory === undefined ? {} : { workMemory }), ...compared, ...reads });
    }
  } finally {
    auditor.dispose();
  }
}

/** Two hundred mixed rules, beside plain statements that count the same: one, but on PostgreSQL, where 33 patterns are too many for one. */
async function benchWide({ database, rows, pairs, program, print }: BenchContext): Promise<void> {
  await fill(database, dossiers, rows);
  const server = await observe(database);
  const { engine, url } = database;
  const rules = wideRules(WIDE);
  const auditor = auditorFor(program, wideRuleFile(HEAD, rules), url);
  const byHand = async () => {
    const numbered = rules.map((rule, index) => ({ ...rule, id: `r${index}` }));
    const parts =
      engine === 'postgres' ? [numbered.slice(0, WIDE / 2), numbered.slice(WIDE / 2)] : [numbered];
    const figures: Record<string, string> = {};
    for (const part of parts) {
      const row = await runStatement(engine, url, wideStatement(part, engine));
      for (const { id, column } of part) figures[id] = `${row[column]}/${row[id]}/0`;
    }
    return figures;
  };
  try {
    const compared = await compareWithHand(auditor, byHand, server, pairs);
    print({ rules: WIDE, ...compared, ...(await server.countReads(dossiers.name, rows, auditor.audit)) });
  } finally {
    auditor.dispose();
  }
}

/** One rule at a time on all rows: what bringing values to the program costs. */
async function benchStreams({ database, rows, program, print }: BenchContext): Promise<void> {
  await fill(database, dossiers, rows);
  const server = await observe(database);
  for (const { words, text } of STREAMS) {
    const auditor = auditorFor(program, text, database.url);
    try {
      print({ rule: words, ...(await cpuOf(server, auditor.audit)) });
    } finally {
      auditor.dispose();
    }
  }
}

/** The same rules on a tenth of the rows and on all of them: linear work grows tenfold. */
async function benchGrowth(
  { database, rows, program, print }: BenchContext,
  rules: string,
  tables: readonly (typeof dossiers)[],
): Promise<void> {
  const server = await observe(database);
  const auditor = auditorFor(program, rules, database.url);
  const measured: number[] = [];
  try {
    for (const size of [rows / 10, rows]) {
      for (const table of tables) {
        await database.execute(`DROP TABLE IF EXISTS ${table.name}`);
        await fill(database, table, size);
      }
      const plan = await auditor.plan();
      const run = await cpuOf(server, auditor.audit);
      measured.push(Math.max(0.01, run.cpuSeconds - plan.cpuSeconds));
      print({ tableRows: size, ...run, startSeconds: plan.cpuSeconds });
    }
  } finally {
    auditor.dispose();
  }
  print({ growth: Math.round(((measured[1] ?? 0) / (measured[0] ?? 1)) * 10) / 10 });
}

async function cpuOf(server: ObservedServer, audit: ReturnType<typeof auditorFor>['audit']) {
  const before = server.cpuSeconds();
  const { cpuSeconds, wallSeconds, peakBytes, figures } = await audit();
  return {
    cpuSeconds: Math.round((server.cpuSeconds() - before + cpuSeconds) * 1000) / 1000,
    wallSeconds: Math.round(wallSeconds * 1000) / 1000,
    peakMegabytes: peakBytes.map(toMegabytes),
    figures,
  };
}

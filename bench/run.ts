import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engineNames } from '../test/services/engine-names.ts';
import { freshDatabaseOn } from '../test/services/fresh-database.ts';
import { startServices } from '../test/services/start-services.ts';
import { benches } from './benches.ts';
import { median } from './compare.ts';
import { runProgram } from './program.ts';

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: 'postgres,mariadb,sqlite' },
    bench: { type: 'string', default: 'eighteen' },
    rows: { type: 'string', default: '1000000' },
    pairs: { type: 'string', default: '5' },
    program: { type: 'string', default: fileURLToPath(new URL('../bin/soat.js', import.meta.url)) },
  },
});
const { program } = options;

print({ what: 'version', ...(await startTimes()) });
const engines = engineNames(options.engine);
const { urls, stop } = await startServices(engines);
try {
  for (const name of options.bench.split(',')) {
    const bench = benches[name];
    if (bench === undefined)
      throw new Error(`no bench ${name}; there is: ${Object.keys(benches).join(', ')}`);
    for (const engine of engines) {
      const database = await freshDatabaseOn(engine, urls);
      const [rows, pairs] = [Number(options.rows), Number(options.pairs)];
      try {
        await bench({
          database,
          rows,
          pairs,
          program,
          print: (line) => print({ engine, what: name, rows, ...line }),
        });
      } finally {
        await database.drop();
      }
    }
  }
} finally {
  await stop();
}

/** How long `soat --version` takes, against Node with nothing to do. */
async function startTimes() {
  const runs = { soat: [program, '--version'], node: ['-e', '0'] };
  const seconds = { soat: [] as number[], node: [] as number[] };
  for (let time = 0; time < 7; time++) {
    for (const who of ['soat', 'node'] as const) seconds[who].push((await runProgram(runs[who])).wallSeconds);
  }
  return { wallSeconds: { soat: median(seconds.soat), node: median(seconds.node) } };
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

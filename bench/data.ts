import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random, randomStream } from '../src/demo/random.ts';
import type { FixtureValue, FreshDatabase } from '../test/services/fresh-database.ts';

/** A table of the bench: what it holds is the same on every engine and in every run. */
export interface BenchTable {
  readonly name: string;
  readonly columns: string;
  row(index: number, random: Random): readonly FixtureValue[];
}

const SEED = 47_2020;
const BATCH_ROWS = 5_000;
const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Nông', 'Bế', 'Đàm', 'Lương', 'Hà'];
const NAMES = ['Thị Hương', 'Văn Nam', 'Minh Đức', 'Thu Hà', 'Quốc Khánh', 'Ngọc Ánh', 'Hải', 'Thanh Tùng'];
const STATES = ['moi', 'dang-xu-ly', 'cho-bo-sung', 'da-tra', 'tu-choi'];
const UNITS = 1_000;
/** Communes that are in force, and one code that never was. */
const COMMUNES = ['01273', '01279', '01288', '01290', '01294', '01304', '01318', '01321', '99999'];

/** Ten columns, no key and no constraint: nothing in it is proved by the catalogue. */
export const dossiers: BenchTable = {
  name: 'ho_so',
  columns: `id BIGINT, so_giay_to VARCHAR(20), ma_ho_so VARCHAR(20), so_quyen VARCHAR(10), ho_ten VARCHAR(100),
    gioi_tinh VARCHAR(10), trang_thai VARCHAR(20), don_vi_id INTEGER, le_phi INTEGER, ngay_cap_nhat DATE`,
  row: (index, random) => [
    scattered(index % 100_000 === 99 ? index - 1 : index),
    orNull(random, 0.005, () => (random.chance(0.002) ? `B${digits(random, 7)}` : digits(random, 12))),
    orNull(random, 0.001, () => `HS-${scattered(twinOf(index))}`),
    `Q-${1 + (twinOf(index) % 40)}`,
    orNull(random, 0.001, () =>
      random.chance(0.0005) ? 'X' : `${random.pick(SURNAMES)} ${random.pick(NAMES)}`,
    ),
    orNull(random, 0.01, () => (random.chance(0.001) ? 'nam' : random.pick(['Nam', 'Nữ', 'Khác']))),
    random.chance(0.001) ? 'khong-ro' : random.pick(STATES),
    orNull(random, 0.001, () => (random.chance(0.0005) ? UNITS + 1 : random.integer(1, UNITS))),
    orNull(random, 0.02, () => (random.chance(0.0005) ? -1 : random.integer(0, 500) * 1_000)),
    orNull(random, 0.001, () => dayOf(random.chance(0.001) ? 21_550 : random.integer(19_000, 20_800))),
  ],
};

/** The parents of `ho_so.don_vi_id`. */
export const units: BenchTable = {
  name: 'don_vi',
  columns: 'id INTEGER NOT NULL PRIMARY KEY, ten VARCHAR(100) NOT NULL',
  row: (index) => [index + 1, `Đơn vị ${index + 1}`],
};

/** How many rows `don_vi` has. */
export const UNIT_ROWS = UNITS;

/** As many parents as children, without an index, under a key of text. */
export const parents: BenchTable = {
  name: 'ho_so_goc',
  columns: 'ma VARCHAR(20), nam INTEGER',
  row: (index) => [`HS-${index + (index % 1_000 === 0 ? 5_000_000 : 0)}`, 2_020 + (index % 7)],
};

/** Addresses, to be held against the table of communes. */
export const addresses: BenchTable = {
  name: 'dia_chi',
  columns: 'id BIGINT, ma_xa VARCHAR(10)',
  row: (index, random) => [index, random.pick(COMMUNES)],
};

/** Makes the table and fills it; the engine's own statistics are brought up to date. */
export async function fill(database: FreshDatabase, table: BenchTable, rows: number): Promise<void> {
  await database.execute(`CREATE TABLE ${table.name} (${table.columns})`);
  if (database.engine === 'sqlite') {
    await fillInBatches(database, table, rows);
    await database.execute('ANALYZE');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'soat-bench-'));
  const path = join(folder, 'rows.tsv');
  try {
    await writeTsv(path, table, rows);
    chmodSync(folder, 0o755);
    await database.execute(
      database.engine === 'postgres'
        ? [`COPY ${table.name} FROM '${path}'`, `VACUUM (FREEZE, ANALYZE) ${table.name}`]
        : [
            `LOAD DATA INFILE '${path}' INTO TABLE ${table.name} CHARACTER SET utf8mb4`,
            `ANALYZE TABLE ${table.name}`,
          ],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fillInBatches(database: FreshDatabase, table: BenchTable, rows: number): Promise<void> {
  const random = randomStream(SEED, table.name);
  const names = [...table.columns.matchAll(/(?:^|,\s*)(\w+) [A-Z]/g)].flatMap(([, name]) => name ?? []);
  for (let start = 0; start < rows; start += BATCH_ROWS) {
    const batch = Array.from({ length: Math.min(BATCH_ROWS, rows - start) }, (_, offset) =>
      table.row(start + offset, random).map((value) => (typeof value === 'number' ? BigInt(value) : value)),
    );
    await database.load(table.name, names, batch);
  }
}

/** Tab-separated with `\N` for NULL, as COPY and LOAD DATA read it alike; the values need no escapes. */
async function writeTsv(path: string, table: BenchTable, rows: number): Promise<void> {
  const random = randomStream(SEED, table.name);
  const file = createWriteStream(path);
  let text = '';
  for (let index = 0; index < rows; index++) {
    text += `${table
      .row(index, random)
      .map((value) => value ?? '\\N')
      .join('\t')}\n`;
    if (index % BATCH_ROWS !== BATCH_ROWS - 1) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'finish');
}

/** The row before, for one row in 50,000: their pairs are equal. */
function twinOf(index: number): number {
  return index % 50_000 === 77 ? index - 1 : index;
}

/** Another number below a million for each: keys in the order of the rows would flatter whatever sorts. */
function scattered(index: number): number {
  const part = index % 1_000_000;
  return index - part + ((part * 611_953) % 1_000_000);
}

function orNull<T>(random: Random, share: number, make: () => T): T | null {
  return random.chance(share) ? null : make();
}

function digits(random: Random, count: number): string {
  return String(random.integer(0, 10 ** count - 1)).padStart(count, '0');
}

/** The day so many days after 1970-01-01. */
function dayOf(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/dialects/postgres/driver.ts';
import { ConnectionError, QueryError, UsageError } from '../../src/errors.ts';
import type { CatalogueTable } from '../../src/model/catalogue.ts';
import type { Database, OpenOptions, Row, Session } from '../../src/model/session.ts';
import { engines, type FreshDatabase, freshDatabase } from '../engines.ts';

const OPTIONS: OpenOptions = { schemas: [], concurrency: 1, utcOffset: '+07:00' };
const SLEEPER = 'SELECT pg_sleep(600)';

describe.runIf(engines().includes('postgres'))('the PostgreSQL driver', () => {
  let fresh: FreshDatabase;
  const opened: Database[] = [];

  beforeAll(async () => {
    fresh = await freshDatabase('postgres');
    await fresh.execute('CREATE TABLE so (n integer); INSERT INTO so VALUES (1), (2); CREATE SEQUENCE dem');
  });
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await fresh.drop();
  });

  async function open(options: Partial<OpenOptions> = {}, url = fresh.url): Promise<Database> {
    const database = await openPostgres(url, { ...OPTIONS, ...options });
    opened.push(database);
    return database;
  }
  async function session(): Promise<Session> {
    return (await open()).sessions[0]!;
  }
  async function value(sql: string): Promise<Row[number]> {
    return (await (await session()).run({ sql, parameters: [] }))[0]![0]!;
  }
  async function failure(sql: string): Promise<QueryError> {
    const error = await (await session()).run({ sql, parameters: [] }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QueryError);
    return error as QueryError;
  }
  async function backend(from: Session): Promise<string> {
    return String((await from.run({ sql: 'SELECT pg_backend_pid()', parameters: [] }))[0]![0]);
  }
  async function stateOf(pid: string): Promise<unknown> {
    return (await fresh.query(`SELECT state, query FROM pg_stat_activity WHERE pid = ${pid}`))[0];
  }
  async function untilAsleep(pid: string): Promise<void> {
    await expect
      .poll(() => stateOf(pid), { timeout: 60_000 })
      .toMatchObject({ state: 'active', query: SLEEPER });
  }

  describe('cells', () => {
    it.each([
      ['9007199254740993::bigint', '9007199254740993'],
      ['(-32768)::smallint', '-32768'],
      ['12345678901234567890.0123456789::numeric(38,10)', '12345678901234567890.0123456789'],
      ["'NaN'::numeric", 'NaN'],
      ['0.1::double precision', '0.1'],
      ['5e-324::double precision', '5e-324'],
      ["'Infinity'::double precision", 'Infinity'],
      ["'-Infinity'::double precision", '-Infinity'],
      ["'NaN'::real", 'NaN'],
      ["timestamp '2026-12-31 23:59:59.123456'", '2026-12-31 23:59:59.123456'],
      ["timestamptz '2026-12-31 20:00:00.000001+00'", '2027-01-01 03:00:00.000001+07'],
      ["date '0044-03-15 BC'", '0044-03-15 BC'],
      ["time '23:59:59.5'", '23:59:59.5'],
      ["interval '1 day 2 hours'", 'P1DT2H'],
      ["ARRAY['a,b', NULL]", '{"a,b",NULL}'],
      [`'{"b": 1.50, "a": 1}'::json`, '{"b": 1.50, "a": 1}'],
      ["'Nguyễn Văn Ấn 𠮷'", 'Nguyễn Văn Ấn 𠮷'],
      ["'ab'::char(4)", 'ab  '],
      ["''::text", ''],
      ['NULL::integer', null],
      ['true', true],
      ['false', false],
      ["'\\x00ff10'::bytea", new Uint8Array([0, 255, 16])],
    ])('gives %s exactly', async (sql, expected) => {
      expect(await value(`SELECT ${sql}`)).toStrictEqual(expected);
    });

    it('shows moments in an offset west of Greenwich with minutes', async () => {
      const { sessions } = await open({ utcOffset: '-03:30' });
      const sql = "SELECT timestamptz '2026-06-01 00:00:00+00'";
      expect(await sessions[0]!.run({ sql, parameters: [] })).toEqual([['2026-05-31 20:30:00-03:30']]);
    });

    it('takes parameters of every kind, exactly', async () => {
      const sql = 'SELECT $1::numeric, $2::text, $3::bigint, $4::text, $5::text[], $6::integer';
      const list = ['a', 'b"c\\', 'NULL'];
      const parameters = ['0.10', "'; DROP TABLE so --", 9223372036854775807n, null, list, 7];
      const rows = await (await session()).run({ sql, parameters });
      expect(rows).toEqual([
        ['0.10', "'; DROP TABLE so --", '9223372036854775807', null, '{a,"b\\"c\\\\","NULL"}', '7'],
      ]);
    });
  });

  describe('reads only', () => {
    it.each([
      'INSERT INTO so VALUES (3)',
      'DELETE FROM so',
      'COPY so TO STDOUT',
      'DO $$ BEGIN DELETE FROM so; END $$',
      'SELECT 1; DELETE FROM so',
      "SELECT 'it''s'; DELETE FROM so",
      'SELECT $a$ ; $a$; DELETE FROM so',
      "SELECT E'\\''; DELETE FROM so --'",
      'SELECT 1 /* /* */ ; */; COMMIT',
      'SET TRANSACTION READ WRITE',
      'COMMIT',
      'EXPLAIN ANALYZE DELETE FROM so',
      'TABLE so',
      '',
    ])('refuses %s before it reaches the server', async (sql) => {
      expect((await failure(sql)).text.en).toContain('only a single SELECT');
    });

    it.each([
      ['SELECT n FROM public.so FOR UPDATE', '25006'],
      ["SELECT nextval('public.dem')", '25006'],
      ['WITH gone AS (DELETE FROM public.so RETURNING n) SELECT n FROM gone', '25006'],
      ['SELECT n INTO public.moi FROM public.so', '25006'],
      ["SELECT set_config('transaction_read_only', 'off', true)", '25001'],
    ])('is refused by the server: %s', async (sql, state) => {
      expect((await failure(sql)).text.en).toContain(state);
    });

    it.each([
      'SELECT \';\' AS "a;b", $x$;$x$ -- ; DELETE',
      '  (SELECT 1) UNION (SELECT 2) ;',
      'WITH a AS (SELECT 1) SELECT * FROM a /* /* ; */ ; */',
    ])('runs %s', async (sql) => {
      await expect((await session()).run({ sql, parameters: [] })).resolves.not.toHaveLength(0);
    });

    it('changed nothing', async () => {
      expect(await fresh.query('SELECT count(*)::text AS n FROM so')).toEqual([{ n: '2' }]);
    });
  });

  describe('the snapshot', () => {
    it('is one state for all sessions while others commit', async () => {
      await fresh.execute('CREATE TABLE chay (n integer); INSERT INTO chay VALUES (1)');
      const { sessions, snapshot } = await open({ concurrency: 3 });
      await fresh.execute('INSERT INTO chay VALUES (2)');
      const sql = 'SELECT count(*), min(txid_current_snapshot()::text) FROM public.chay';
      const counts = await Promise.all(sessions.map((each) => each.run({ sql, parameters: [] })));
      expect(counts).toEqual(Array(3).fill([['1', snapshot.id]]));
      expect(await Promise.all(sessions.map(backend)).then((pids) => new Set(pids).size)).toBe(3);
    });

    it('is the same after a statement failed', async () => {
      await fresh.execute('CREATE TABLE sau_loi (n integer)');
      const own = await session();
      await expect(own.run({ sql: 'SELECT 1 / 0', parameters: [] })).rejects.toMatchObject({
        reason: 'data',
      });
      await fresh.execute('INSERT INTO sau_loi VALUES (1)');
      expect(await own.run({ sql: 'SELECT count(*) FROM public.sau_loi', parameters: [] })).toEqual([['0']]);
    });

    it('says its isolation, and its moment with the zone', async () => {
      const { snapshot, engine, version } = await open();
      expect(snapshot.isolation).toBe('REPEATABLE READ, READ ONLY');
      expect(snapshot.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+07:00$/);
      expect(engine).toBe('postgresql');
      expect(version).toMatch(/^\d+/);
    });
  });

  describe('settings of a statement', () => {
    const show = "SELECT current_setting('enable_hashagg'), current_setting('work_mem')";

    it('hold for that statement alone', async () => {
      const own = await session();
      const before = await own.run({ sql: show, parameters: [] });
      const settings = { enable_hashagg: 'off', work_mem: '12MB' };
      expect(await own.run({ sql: show, parameters: [], settings })).toEqual([['off', '12MB']]);
      expect(await own.run({ sql: show, parameters: [], settings: { work_mem: '13MB' } })).toEqual([
        ['on', '13MB'],
      ]);
      expect(await own.run({ sql: show, parameters: [] })).toEqual(before);
      expect(await own.run({ sql: show, parameters: [], settings })).toEqual([['off', '12MB']]);
    });

    it('hold for the next statement when one with the same settings failed', async () => {
      const own = await session();
      const settings = { enable_hashagg: 'off' };
      await expect(own.run({ sql: 'SELECT 1 / 0', parameters: [], settings })).rejects.toThrow(QueryError);
      expect((await own.run({ sql: show, parameters: [], settings }))[0]![0]).toBe('off');
    });

    it('fail as a statement when the server does not know them', async () => {
      const own = await session();
      const settings = { khong_co: '1' };
      await expect(own.run({ sql: show, parameters: [], settings })).rejects.toMatchObject({
        reason: 'other',
      });
      await expect(own.run({ sql: show, parameters: [] })).resolves.toHaveLength(1);
    });
  });

  describe('rows one by one', () => {
    it('come in order and are not gathered', async () => {
      const seen: Row[] = [];
      const sql = 'SELECT g, g::text FROM generate_series(1, 5000) g';
      const gathered = await (await session()).run(
        { sql, parameters: [] },
        { onRow: (row) => seen.push(row) },
      );
      expect(gathered).toEqual([]);
      expect(seen).toHaveLength(5000);
      expect(seen.at(-1)).toEqual(['5000', '5000']);
    });

    it('take bounded memory', async () => {
      // 400 MB pass by; the heap may not hold a tenth of it.
      const sql = "SELECT repeat('x', 4000) || g FROM generate_series(1, 100000) g";
      let highest = 0;
      let count = 0;
      const before = process.memoryUsage().heapUsed;
      const onRow = () => {
        count += 1;
        if (count % 500 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed - before);
      };
      await (await session()).run({ sql, parameters: [] }, { onRow });
      expect(count).toBe(100_000);
      expect(highest).toBeLessThan(150_000_000);
    });

    it('end with what the receiver throws, on the server too', async () => {
      const own = await session();
      const pid = await backend(own);
      const full = Object.assign(new Error('đầy'), { code: 'ENOSPC' });
      const sql = 'SELECT generate_series(1, 1000000000)';
      const run = own.run(
        { sql, parameters: [] },
        {
          onRow: () => {
            throw full;
          },
        },
      );
      await expect(run).rejects.toBe(full);
      expect(await stateOf(pid)).not.toMatchObject({ state: 'active' });
      expect(await own.run({ sql: 'SELECT n FROM public.so ORDER BY n', parameters: [] })).toEqual([
        ['1'],
        ['2'],
      ]);
    });
  });

  describe('a statement that must end', () => {
    it('is stopped on the server at its time limit', async () => {
      const own = await session();
      const pid = await backend(own);
      const run = own.run({ sql: SLEEPER, parameters: [] }, { timeoutMs: 300 });
      await expect(run).rejects.toMatchObject({ reason: 'timeout' });
      expect(await stateOf(pid)).not.toMatchObject({ state: 'active' });
      expect(await own.run({ sql: "SELECT current_setting('statement_timeout')", parameters: [] })).toEqual([
        ['0'],
      ]);
    });

    it('is stopped on the server when the signal fires', async () => {
      const own = await session();
      const pid = await backend(own);
      const abort = new AbortController();
      const run = own.run({ sql: SLEEPER, parameters: [] }, { signal: abort.signal, timeoutMs: 600_000 });
      const ended = expect(run).rejects.toMatchObject({ reason: 'cancelled' });
      await untilAsleep(pid);
      abort.abort();
      await ended;
      expect(await stateOf(pid)).not.toMatchObject({ state: 'active' });
      expect(await own.run({ sql: 'SELECT 1', parameters: [] })).toEqual([['1']]);
    });

    it('is stopped also when the signal fires before the server has read it', async () => {
      const own = await session();
      const abort = new AbortController();
      const run = own.run({ sql: SLEEPER, parameters: [] }, { signal: abort.signal });
      abort.abort();
      await expect(run).rejects.toMatchObject({ reason: 'cancelled' });
    });

    it('does not start when the signal has fired', async () => {
      const run = (await session()).run({ sql: SLEEPER, parameters: [] }, { signal: AbortSignal.abort() });
      await expect(run).rejects.toMatchObject({ reason: 'cancelled' });
    });
  });

  describe('a lost connection', () => {
    it('is a ConnectionError for the running statement and all later ones', async () => {
      const own = await session();
      const pid = await backend(own);
      const run = own.run({ sql: SLEEPER, parameters: [] });
      const ended = expect(run).rejects.toBeInstanceOf(ConnectionError);
      await untilAsleep(pid);
      await fresh.query(`SELECT pg_terminate_backend(${pid})`);
      await ended;
      await expect(own.run({ sql: 'SELECT 1', parameters: [] })).rejects.toBeInstanceOf(ConnectionError);
    });

    it('is a ConnectionError when it was lost between statements', async () => {
      const own = await session();
      const pid = await backend(own);
      await fresh.query(`SELECT pg_terminate_backend(${pid})`);
      await expect(own.run({ sql: 'SELECT 1', parameters: [] })).rejects.toBeInstanceOf(ConnectionError);
    });
  });

  describe('a connection that cannot be made', () => {
    async function refused(change: (url: URL) => void): Promise<ConnectionError> {
      const url = new URL(fresh.url);
      change(url);
      const error = await openPostgres(url.href, OPTIONS).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(ConnectionError);
      return error as ConnectionError;
    }

    it.each([
      [
        'a wrong password',
        '28P01',
        (url: URL) => {
          url.password = 'bi-mat-sai';
        },
      ],
      [
        'an unknown database',
        '3D000',
        (url: URL) => {
          url.pathname = '/khong-co';
        },
      ],
      [
        'a closed port',
        'ECONNREFUSED',
        (url: URL) => {
          url.port = '1';
        },
      ],
      [
        'TLS demanded of a server without it',
        'TLS',
        (url: URL) => {
          url.search = '?sslmode=require';
        },
      ],
    ])('says why, and no credentials: %s', async (_, reason, change) => {
      const url = new URL(fresh.url);
      change(url);
      const error = await refused(change);
      expect(error.text.en).toContain(reason);
      expect(error.text.vi).toContain(reason);
      const told = `${error.stack} ${JSON.stringify(error)} ${(error.cause as Error).stack}`;
      expect(told).not.toContain(url.password);
      expect(told).not.toContain(`${url.username}:`);
    });

    it('is a UsageError without the URL when the URL cannot be read', async () => {
      const error = await openPostgres('postgres://a:bi-mat@[may/x', OPTIONS).catch(
        (caught: unknown) => caught,
      );
      expect(error).toBeInstanceOf(UsageError);
      expect(`${(error as Error).stack}${(error as Error).cause}`).not.toContain('bi-mat');
    });

    it('is a UsageError for a misspelt parameter, which might have been about TLS', async () => {
      await expect(openPostgres(`${fresh.url}?sslmod=require`, OPTIONS)).rejects.toThrow('"sslmod"');
    });

    it('refuses a database that does not know its characters', async () => {
      const name = `${new URL(fresh.url).pathname.slice(1)}_ascii`;
      await fresh.execute(
        `CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`,
      );
      const error = await refused((url) => {
        url.pathname = `/${name}`;
      });
      expect(error.text.en).toContain('SQL_ASCII');
      await fresh.execute(`DROP DATABASE ${name} WITH (FORCE)`);
    });

    it('stops when the signal has fired', async () => {
      const run = openPostgres(fresh.url, { ...OPTIONS, signal: AbortSignal.abort() });
      await expect(run).rejects.toMatchObject({ reason: 'cancelled' });
    });
  });

  describe('failures of statements', () => {
    it('tell a name that is not there', async () => {
      const error = await failure('SELECT * FROM khong_co');
      expect(error.reason).toBe('missing');
      expect(error.text.en).toContain('khong_co');
    });

    it.each([
      "SELECT ('bi-mat' || n)::integer FROM public.so",
      "SELECT CAST('bi-mat' || n AS date) FROM public.so",
    ])('never quote a value: %s', async (sql) => {
      const error = await failure(sql);
      expect(error.reason).toBe('data');
      expect(`${error.stack}${JSON.stringify(error.text)}${(error.cause as Error).stack}`).not.toContain(
        'bi-mat',
      );
    });

    it('never quote what a function raises or builds from data', async () => {
      await fresh.execute(`
        CREATE FUNCTION keu(t text) RETURNS integer LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'value %', t USING ERRCODE = '42601'; END $$;
        CREATE FUNCTION dung(t text) RETURNS integer LANGUAGE plpgsql AS
          $$ DECLARE r integer; BEGIN EXECUTE 'SELECT ' || t INTO r; RETURN r; END $$`);
      for (const name of ['keu', 'dung']) {
        expect((await failure(`SELECT public.${name}('bi_mat' || n) FROM public.so`)).text.en).not.toContain(
          'bi_mat',
        );
      }
    });

    it('tell a table that may not be read, and one that is not there', async () => {
      await fresh.execute(`
        CREATE ROLE ${role} LOGIN PASSWORD 'x'; CREATE TABLE mat (n integer); CREATE TABLE mo (n integer);
        GRANT SELECT ON mo TO ${role}; CREATE SCHEMA kin; CREATE TABLE kin.t (n integer)`);
      const url = new URL(fresh.url);
      url.username = role;
      url.password = 'x';
      const database = await open({}, url.href);
      const run = database.sessions[0]!.run({ sql: 'SELECT * FROM public.mat', parameters: [] });
      await expect(run).rejects.toMatchObject({ reason: 'permission' });
      const names = (await database.catalogue()).tables.map((table) => table.name.name);
      expect(names).toContain('mo');
      expect(names).not.toContain('mat');
      expect(await database.whyMissing({ name: 'mat' })).toBe('denied');
      expect(await database.whyMissing({ schema: 'kin', name: 't' })).toBe('denied');
      expect(await database.whyMissing({ name: 'khong_co' })).toBe('missing');
      await database.close();
      await fresh.execute(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    });

    it('refuse to count a table in part that row security filters', async () => {
      const own = `${role}_rls`;
      await fresh.execute(`
        CREATE ROLE ${own} LOGIN PASSWORD 'x'; CREATE TABLE loc (n integer); INSERT INTO loc VALUES (1), (2);
        ALTER TABLE loc ENABLE ROW LEVEL SECURITY; CREATE POLICY mot ON loc USING (n = 1); GRANT SELECT ON loc TO ${own}`);
      const url = new URL(fresh.url);
      url.username = own;
      url.password = 'x';
      const database = await open({}, url.href);
      const run = database.sessions[0]!.run({ sql: 'SELECT count(*) FROM public.loc', parameters: [] });
      await expect(run).rejects.toMatchObject({ reason: 'permission' });
      await database.close();
      await fresh.execute(`DROP OWNED BY ${own}; DROP ROLE ${own}`);
    });
    const role = `doc_${process.pid}`;
  });

  describe('the catalogue', () => {
    let tables: ReadonlyMap<string, CatalogueTable>;
    let catalogued: Awaited<ReturnType<Database['catalogue']>>;

    beforeAll(async () => {
      await fresh.execute(CATALOGUE_FIXTURE);
      catalogued = await (await open()).catalogue();
      tables = new Map(catalogued.tables.map((table) => [table.name.name, table]));
    });
    const table = (name: string) => tables.get(name)!;
    const column = (of: string, name: string) => table(of).columns.find((each) => each.name === name)!;

    it.each([
      ['i2', { kind: 'integer' }],
      ['i8', { kind: 'integer' }],
      ['n', { kind: 'decimal' }],
      ['n38', { kind: 'decimal', precision: 38, scale: 10 }],
      ['nm', { kind: 'decimal', precision: 3, scale: -2 }],
      ['f4', { kind: 'float' }],
      ['t', { kind: 'text', padded: false }],
      ['v', { kind: 'text', padded: false }],
      ['c', { kind: 'text', padded: true }],
      ['ci', { kind: 'text', padded: false }],
      ['e', { kind: 'text', padded: false }],
      ['d', { kind: 'date' }],
      ['ti', { kind: 'time' }],
      ['ts', { kind: 'timestamp', zoned: false }],
      ['tz', { kind: 'timestamp', zoned: true }],
      ['b', { kind: 'boolean' }],
      ['u', { kind: 'other', comparable: true }],
      ['by', { kind: 'other', comparable: true }],
      ['j', { kind: 'other', comparable: false, json: true }],
      ['a', { kind: 'other', comparable: false }],
      ['iv', { kind: 'other', comparable: false }],
      ['m', { kind: 'other', comparable: false }],
      ['dom', { kind: 'decimal', precision: 12, scale: 2 }],
    ])('knows the type of column %s', (name, type) => {
      expect(column('kieu', name).type).toEqual(type);
    });

    it('keeps the facts that only this engine has', () => {
      expect(column('kieu', 'e').native).toEqual({ castToText: true });
      expect(column('kieu', 'ci').native).toEqual({ castToText: true });
      expect(column('kieu', 'f4').native).toEqual({ nan: true });
      expect(column('kieu', 'dom').native).toEqual({ nan: true, domain: 'tien' });
      expect(column('kieu', 'la').native).toEqual({
        collation: 'khong_phan_biet',
        nondeterministicCollation: true,
      });
      expect(column('kieu', 'v').declaredType).toBe('character varying(20)');
    });

    it('counts positions without the columns that were dropped', () => {
      expect(table('kieu').columns.map((each) => each.position)).toEqual(
        table('kieu').columns.map((_, i) => i + 1),
      );
    });

    it('gives defaults, comments, generated columns and checks', () => {
      expect(column('Người "dân"', 'select')).toMatchObject({
        generated: true,
        provenNotNull: true,
        nullable: false,
      });
      expect(column('Người "dân"', 'Họ và tên')).toMatchObject({ comment: 'họ tên', default: "''::text" });
      expect(column('Người "dân"', 'gấp đôi').generated).toBe(true);
      expect(table('Người "dân"')).toMatchObject({
        comment: 'bảng dân',
        checks: [{ name: 'ck', sql: '(length("Họ và tên") < 100)' }],
      });
    });

    it('gives keys and indexes under hostile names', () => {
      const found = table('Người "dân"');
      expect(found.uniqueKeys).toEqual([
        { name: 'Khóa', columns: ['select'], primary: true, proven: true },
        { name: 'hoan', columns: ['Họ và tên', 'select'], primary: false, proven: true },
      ]);
      expect(found.indexes.map(({ columns, unique }) => ({ columns, unique }))).toEqual([
        { columns: ['select'], unique: true },
        { columns: ['lower("Họ và tên")'], unique: true },
        { columns: ['Họ và tên', 'select'], unique: true },
        { columns: ['Họ và tên'], unique: true },
      ]);
    });

    it('takes a foreign key as proof only where the server upholds it by code points', () => {
      expect(table('con').foreignKeys.map(({ name, proven }) => [name, proven])).toEqual([
        ['fk_chu_thuong', false],
        ['fk_chua_kiem', false],
        ['fk_dem', false],
        ['fk_so', true],
        ['fk_tat', false],
      ]);
      expect(table('con').foreignKeys.find((key) => key.name === 'fk_so')).toMatchObject({
        columns: ['so'],
        parent: { schema: 'public', name: 'Người "dân"' },
        parentColumns: ['select'],
      });
    });

    it('does not take NOT NULL of a domain, a view, or a parent of inheriting tables as proof', () => {
      expect(column('kieu', 'bat_buoc')).toMatchObject({ nullable: false, provenNotNull: false });
      expect(column('xem', 'select').provenNotNull).toBe(false);
      expect(column('cha', 'n').provenNotNull).toBe(false);
      expect(table('cha').uniqueKeys[0]?.proven).toBe(false);
    });

    it('shows a partitioned table as one, with the rows and bytes of its partitions', () => {
      expect([...tables.keys()].filter((name) => name.startsWith('nam'))).toEqual(['nam']);
      expect(table('nam')).toMatchObject({ kind: 'partitioned-table', rowEstimate: 1000 });
      expect(table('nam').bytes).toBeGreaterThan(8192);
      expect(table('nam').uniqueKeys[0]?.proven).toBe(true);
      expect(column('nam', 'n').provenNotNull).toBe(true);
    });

    it('tells views and materialized views', () => {
      expect(table('xem')).toMatchObject({ kind: 'view' });
      expect(table('xem')).not.toHaveProperty('bytes');
      expect(table('xem_san').kind).toBe('materialized-view');
    });

    it('has no estimate for a table never analysed', () => {
      expect(table('kieu')).not.toHaveProperty('rowEstimate');
    });

    it('looks into the schemas wished for, in that order, and else along the search path', async () => {
      expect(catalogued.defaultSchema).toBe('public');
      expect(tables.has('ở nơi khác')).toBe(false);
      const other = await (await open({ schemas: ['Khác', 'public'] })).catalogue();
      expect(other.defaultSchema).toBe('Khác');
      expect(other.tables[0]?.name).toEqual({ schema: 'Khác', name: 'ở nơi khác' });
    });

    it('is read while a table is locked, without the sizes', async () => {
      const database = await open({}, `${fresh.url}?options=-c%20search_path%3D%22Khác%22`);
      await fresh.execute('BEGIN; LOCK TABLE "Khác"."ở nơi khác"');
      const { tables: found } = await database.catalogue();
      await fresh.execute('ROLLBACK');
      expect(found.map((each) => each.name.name)).toEqual(['ở nơi khác']);
      expect(found[0]).not.toHaveProperty('bytes');
    });
  });
});

const CATALOGUE_FIXTURE = `
CREATE EXTENSION citext;
CREATE COLLATION khong_phan_biet (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TYPE mau AS ENUM ('đỏ', 'xanh');
CREATE DOMAIN tien_te AS numeric(12,2);
CREATE DOMAIN tien AS tien_te CHECK (VALUE >= 0);
CREATE DOMAIN co AS integer NOT NULL;
CREATE TABLE kieu (
  bo integer, i2 smallint, i8 bigint, n numeric, n38 numeric(38,10), nm numeric(3,-2), f4 real, t text, v varchar(20),
  c char(5), ci citext, e mau, d date, ti time, ts timestamp, tz timestamptz, b boolean, u uuid, by bytea, j jsonb,
  a integer[], iv interval, m money, dom tien, la text COLLATE khong_phan_biet, bat_buoc co);
ALTER TABLE kieu DROP COLUMN bo;
CREATE TABLE "Người ""dân""" (
  "select" integer GENERATED ALWAYS AS IDENTITY,
  "Họ và tên" text DEFAULT '' CONSTRAINT ck CHECK (length("Họ và tên") < 100),
  "gấp đôi" integer GENERATED ALWAYS AS (2) STORED,
  CONSTRAINT "Khóa" PRIMARY KEY ("select"),
  CONSTRAINT hoan UNIQUE ("Họ và tên", "select") DEFERRABLE INITIALLY DEFERRED);
COMMENT ON TABLE "Người ""dân""" IS 'bảng dân';
COMMENT ON COLUMN "Người ""dân"""."Họ và tên" IS 'họ tên';
CREATE UNIQUE INDEX bieu_thuc ON "Người ""dân""" (lower("Họ và tên"));
CREATE UNIQUE INDEX mot_phan ON "Người ""dân""" ("Họ và tên") WHERE "Họ và tên" <> '';
CREATE TABLE me (ma citext PRIMARY KEY, dem char(4) UNIQUE, so integer UNIQUE);
CREATE TABLE con (
  so bigint CONSTRAINT fk_so REFERENCES "Người ""dân""",
  ma citext CONSTRAINT fk_chu_thuong REFERENCES me,
  dem varchar(4) CONSTRAINT fk_dem REFERENCES me (dem),
  s1 integer, s2 integer CONSTRAINT fk_tat REFERENCES me (so));
ALTER TABLE con ADD CONSTRAINT fk_chua_kiem FOREIGN KEY (s1) REFERENCES me (so) NOT VALID;
DO $$ DECLARE g text; BEGIN
  FOR g IN SELECT tgname FROM pg_trigger JOIN pg_constraint k ON k.oid = tgconstraint
    WHERE k.conname = 'fk_tat' AND tgrelid = 'con'::regclass
  LOOP EXECUTE format('ALTER TABLE con DISABLE TRIGGER %I', g); END LOOP; END $$;
CREATE TABLE cha (n integer PRIMARY KEY);
CREATE TABLE ke_thua () INHERITS (cha);
CREATE VIEW xem AS SELECT "select" FROM "Người ""dân""";
CREATE MATERIALIZED VIEW xem_san AS SELECT 1 AS n;
CREATE TABLE nam (n integer PRIMARY KEY) PARTITION BY RANGE (n);
CREATE TABLE nam_1 PARTITION OF nam FOR VALUES FROM (0) TO (500);
CREATE TABLE nam_2 PARTITION OF nam FOR VALUES FROM (500) TO (1000) PARTITION BY RANGE (n);
CREATE TABLE nam_2a PARTITION OF nam_2 FOR VALUES FROM (500) TO (1000);
INSERT INTO nam SELECT generate_series(0, 999);
ANALYZE nam;
CREATE SCHEMA "Khác";
CREATE TABLE "Khác"."ở nơi khác" (n integer);
`;

/**
 * The layers: imports go one way. Each entry of `layers` names a folder and all that it may import besides itself;
 * each entry of `packages` names the only places that may import an npm package.
 */
/** What makes and reads expressions and counts; the rest of `sql/` writes text for an engine. */
const expressions = ['sql/build.ts', 'sql/columns-in.ts', 'sql/kinds.ts', 'sql/measures.ts'];

const layers = {
  // Types only.
  'model/': [],
  'errors.ts': ['model/'],
  'exact/': ['model/'],
  // Sums over whole numbers and shares; knows no rule.
  'statistics/': ['exact/'],
  'pattern/': ['model/', 'exact/', 'errors.ts'],
  'formats/': ['model/', 'errors.ts', 'exact/', 'pattern/', ...expressions],
  'sql/': ['model/', 'errors.ts', 'exact/', 'pattern/'],
  'json-schema/': ['model/', 'exact/', 'pattern/', 'formats/'],
  'rule-types/': [
    'model/',
    'errors.ts',
    'exact/',
    'statistics/',
    'pattern/',
    'formats/',
    'json-schema/',
    'judge/',
    ...expressions,
  ],
  'data-files/': ['errors.ts', 'model/'],
  'codes/': ['model/', 'errors.ts', 'exact/', 'data-files/', 'rule-types/rule-type.ts'],
  'dictionaries/': ['model/', 'errors.ts', 'exact/'],
  'calendars/': ['model/', 'errors.ts', 'exact/', 'data-files/', 'rule-types/rule-type.ts'],
  'rule-file/': [
    'model/',
    'errors.ts',
    'exact/',
    'pattern/',
    'rule-types/',
    'formats/',
    'profiles/',
    'calendars/',
    'dictionaries/',
    'data-files/',
  ],
  'profiles/': ['model/', 'errors.ts', 'exact/', 'data-files/', 'rule-file/'],
  'plan/': [
    'model/',
    'errors.ts',
    'exact/',
    'pattern/',
    'rule-types/',
    'rule-file/suggest.ts',
    'formats/',
    'sql/',
  ],
  'execute/': ['model/', 'errors.ts', 'exact/', 'sql/', 'plan/'],
  'judge/': ['model/', 'errors.ts', 'exact/'],
  'assess/': ['model/', 'errors.ts', 'version.ts', 'exact/', 'judge/', 'plan/', ...expressions],
  'suggest/': ['model/', 'errors.ts', 'exact/', 'pattern/', 'formats/', 'sql/', 'plan/', 'execute/'],
  'review/': ['model/', 'errors.ts', 'exact/', 'judge/', 'assess/', 'profiles/', 'data-files/'],
  'report/': ['model/', 'errors.ts', 'exact/'],
};

const packages = {
  pg: ['dialects/postgres/'],
  mysql2: ['dialects/mysql/'],
  'better-sqlite3': ['dialects/sqlite/', 'demo/'],
  yaml: ['rule-file/', 'data-files/'],
  ajv: ['rule-file/', 'data-files/', 'review/'],
  hucre: ['report/', 'dictionaries/'],
  commander: ['cli/'],
  chalk: ['cli/'],
  'cli-table3': ['cli/'],
  'big.js': ['exact/'],
  cephes: ['statistics/'],
};

/** What every dialect may import; `mariadb` is MySQL's record with differences. */
const dialectNeeds = ['model/', 'errors.ts', 'exact/', 'pattern/'];
const dialects = {
  postgres: [],
  sqlite: [],
  mysql: [],
  mariadb: ['dialects/mysql/'],
};

/** May touch the process and the machine; the rest is pure. */
const outside = ['cli/', 'dialects/', 'demo/'];
const mayReadFiles = [
  ...outside,
  'rule-file/',
  'data-files/',
  'dictionaries/',
  'review/',
  'codes/',
  'profiles/',
  'audit.ts',
  'report/make-folder',
  'report/package',
  'report/signature',
];

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const inSource = (paths) => `^src/(${paths.map(escaped).join('|')})`;
const inPackage = (name) => `(^|/)node_modules/(@types/)?${escaped(name)}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one idea, or one of them holds two.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment: 'The product imports what package.json lists under dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `layer-${layer.replace(/\W+/g, '')}`,
      comment: `src/${layer} imports only itself and ${allowed.join(', ') || 'nothing'} from src/.`,
      severity: 'error',
      from: { path: inSource([layer]) },
      to: { path: '^src/', pathNot: inSource([layer, ...allowed]) },
    })),
    ...Object.entries(dialects).map(([dialect, others]) => ({
      name: `dialect-${dialect}`,
      comment:
        'A dialect knows the model and its own npm package, and no other dialect but the one it is a variant of.',
      severity: 'error',
      from: { path: inSource([`dialects/${dialect}/`]) },
      to: {
        path: '^src/',
        pathNot: `${inSource([`dialects/${dialect}/`, ...others, ...dialectNeeds])}|^src/dialects/[^/]+\\.ts$`,
      },
    })),
    {
      name: 'dialects-shared',
      comment: 'Files beside the dialects are shared facts; only the list of dialects may import them.',
      severity: 'error',
      from: { path: '^src/dialects/[^/]+\\.ts$', pathNot: '^src/dialects/index\\.ts$' },
      to: { path: '^src/', pathNot: `${inSource(dialectNeeds)}|^src/dialects/[^/]+\\.ts$` },
    },
    {
      name: 'dialect-list-is-an-entrance',
      comment: 'A dialect does not import the list it stands in.',
      severity: 'error',
      from: { path: '^src/dialects/[^/]+/' },
      to: { path: '^src/dialects/index\\.ts$' },
    },
    {
      name: 'audit-draws-nothing',
      comment: 'A result is JSON; what is drawn from it is drawn by others.',
      severity: 'error',
      from: { path: '^src/audit\\.ts$' },
      to: { path: '^src/report/' },
    },
    {
      name: 'audit-knows-no-cli',
      comment: 'The pipeline can be called without a terminal.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    ...Object.entries(packages).map(([name, places]) => ({
      name: `package-${name}`,
      comment: `Only ${places.join(', ')} imports ${name}.`,
      severity: 'error',
      from: { path: '^src/', pathNot: inSource(places) },
      to: { path: inPackage(name) },
    })),
    {
      name: 'core-without-process',
      comment: 'What depends on the process comes in as a value.',
      severity: 'error',
      from: { path: '^src/', pathNot: inSource(outside) },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(process|child_process|worker_threads|net|tls|http|https|readline)$',
      },
    },
    {
      name: 'files-in-few-places',
      comment: 'Reading and writing files is done at the edges.',
      severity: 'error',
      from: { path: '^src/', pathNot: inSource(mayReadFiles) },
      to: { dependencyTypes: ['core'], path: '^(node:)?fs(/promises)?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types only are layers too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
};

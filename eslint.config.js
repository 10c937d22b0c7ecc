import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * Packages with one home: they are imported in the named files only, for the named reason. A package
 * that is not listed may be imported anywhere.
 */
const packageWalls = [
  [
    'discord.js',
    ['src/discord/**', 'commands/**', 'tools/simulation/**'],
    'The core knows no Discord.',
  ],
  [
    'minisearch',
    ['src/core/indexing/search/live-segment.ts', 'tools/bench/peers/**'],
    'MiniSearch stands behind PassageIndex.',
  ],
  [
    'natural',
    ['src/core/analysis/snowball-stemmers.ts'],
    'natural is reached through one file, never at its root.',
  ],
  [
    'node-sqlite3-wasm',
    ['src/store/sqlite/**', 'tools/simulation/**'],
    'SQLite stands behind the store.',
  ],
  [
    'parse5',
    ['src/core/documents/formats/html/html-tree.ts'],
    'parse5 is given its limits in one file.',
  ],
  [
    'mammoth',
    ['src/core/documents/formats/docx/parse-docx.ts'],
    'mammoth is given nothing that has not been checked.',
  ],
  [
    'saxes',
    ['src/core/documents/formats/archive/read-xml.ts'],
    'XML is read in one file, which refuses document types.',
  ],
  [
    'yauzl',
    ['src/core/documents/formats/archive/open-archive.ts'],
    'Zip files are unpacked in one file, within limits.',
  ],
  [
    'fflate',
    ['src/core/documents/formats/docx/parse-docx.ts'],
    'Zip files are written there only.',
  ],
  ['unpdf', ['src/core/documents/formats/pdf/**'], 'PDF is read in one folder.'],
  ['papaparse', ['src/core/documents/formats/csv/**'], 'CSV is read in one folder.'],
  [
    '@lezer/markdown',
    ['src/core/documents/formats/markdown/**'],
    'Markdown is read in one folder.',
  ],
  ['iconv-lite', ['src/core/documents/**'], 'Bytes become text in the loaders.'],
  ['onnxruntime-node', ['src/host/embedding/load-onnx-model.ts'], 'One file runs the encoder.'],
  [
    '@huggingface/tokenizers',
    ['src/host/embedding/load-onnx-model.ts'],
    'One file runs the encoder.',
  ],
  ['chokidar', ['src/host/watch-corpus.ts'], 'One file watches the corpus.'],
  ['commander', ['src/cli/**'], 'The command line is parsed in one folder.'],
  ['@clack/prompts', ['src/terminal/**'], 'Only the terminal shows progress bars.'],
  ['rate-limiter-flexible', ['src/discord/access/**'], 'Limits are counted in one folder.'],
  ['ws', ['src/local-discord/server/gateway.ts'], 'The gateway is the only WebSocket server.'],
  [
    'preact',
    ['src/local-discord/web/vendor/preact.d.ts'],
    'A browser knows no package names; import vendor/preact.js.',
  ],
  [
    'discord-markdown-parser',
    ['src/local-discord/page-server/markdown/**'],
    'Its rules are corrected in one file.',
  ],
  [
    '@beleg/local-discord',
    ['src/local-page/**', 'tools/**'],
    'Beleg meets its local Discord in src/local-page only.',
  ],
].map(([name, home, why]) => ({ name, home, why }));

/** The folders of `src/core`, in the order of the flow. */
const stages = [
  'analysis',
  'documents',
  'passages',
  'indexing',
  'embedding',
  'retrieval',
  'answer',
  'evaluation',
];

/** The folders of `src`. */
const folders = [
  'core',
  'host',
  'store',
  'messages',
  'terminal',
  'discord',
  'local-discord',
  'local-page',
  'cli',
];

const allBut = (...allowed) => folders.filter((folder) => !allowed.includes(folder));

/**
 * What the files of each folder may not import. In the core these are the later stages and everything
 * outside the core; elsewhere, every folder that is not named. A later entry replaces an earlier one.
 * The host composes all of them; its thread and its file process know the core alone.
 */
const folderWalls = [
  { folder: 'core', forbidden: allBut('core') },
  ...stages.map((stage, at) => ({
    folder: `core/${stage}`,
    forbidden: [...stages.slice(at + 1), ...allBut('core')],
  })),
  { folder: 'store', forbidden: [...allBut('core', 'store'), ...stages.slice(1)] },
  { folder: 'messages', forbidden: allBut('core', 'store', 'messages') },
  { folder: 'host', forbidden: ['local-discord', 'cli'] },
  { folder: 'host/index-thread', forbidden: allBut('core', 'host') },
  { folder: 'host/file-process', forbidden: allBut('core', 'host') },
  { folder: 'terminal', forbidden: allBut('core', 'messages', 'terminal', 'discord') },
  { folder: 'discord', forbidden: allBut('core', 'store', 'messages', 'discord') },
  {
    folder: 'local-page',
    forbidden: allBut('core', 'messages', 'terminal', 'discord', 'local-page'),
  },
  { folder: 'cli', forbidden: allBut('core', 'host', 'messages', 'terminal', 'discord', 'cli') },
  { folder: 'local-discord', forbidden: allBut('local-discord') },
];

/** The import rule of one file set: every package whose home is elsewhere, and the folders it may not import. */
function importRule(homes, forbiddenFolders) {
  const patterns = packageWalls
    .filter(({ name }) => !homes.includes(name))
    .map(({ name, why }) => ({ regex: `^${name}(/|$)`, message: why }));
  if (homes.includes('natural')) {
    patterns.push({
      regex: '^natural$',
      message:
        'The root of natural reads .env, prints and costs half a second; import one stemmer.',
    });
  }
  if (forbiddenFolders.length > 0) {
    // A relative path, so that a package with a folder's name is none of them.
    patterns.push({
      regex: `^\\.\\.?/(.*/)?(${forbiddenFolders.join('|')})/`,
      message: 'The flow goes one way; ARCHITECTURE.md says which folder may import which.',
    });
  }
  return ['error', { patterns }];
}

/** The innermost folder of the walls that a home lies in decides what else its files may not import. */
function findForbidden(home) {
  const around = folderWalls.filter(({ folder }) => home.startsWith(`src/${folder}/`));
  return around.at(-1)?.forbidden ?? [];
}

/** Homes that share files, such as `**` and a file in it, are one file set with several packages. */
function packagesAt(home) {
  const folder = home.replace(/\*\*$/, '');
  return packageWalls
    .filter((wall) =>
      wall.home.some((other) => folder.startsWith(other.replace(/\*\*$/, '')) || other === home),
    )
    .map(({ name }) => name);
}

/** Outer folders first, since a later rule replaces an earlier one. */
const homes = [...new Set(packageWalls.flatMap(({ home }) => home))].sort(
  (one, other) => one.split('/').length - other.split('/').length,
);

const noProcessEnv = {
  'no-restricted-syntax': [
    'error',
    {
      selector: "MemberExpression[object.name='process'][property.name='env']",
      message: 'Only src/config.ts reads the environment.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'coverage/**', 'data/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', performance: 'readonly' } },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'commands/**/*.ts'],
    rules: { 'no-restricted-imports': importRule([], []) },
  },
  ...folderWalls.map(({ folder, forbidden }) => ({
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': importRule([], forbidden) },
  })),
  ...homes.map((home) => ({
    files: [home],
    ignores: ['**/*.js'],
    rules: { 'no-restricted-imports': importRule(packagesAt(home), findForbidden(home)) },
  })),
  {
    files: ['src/**/*.{ts,tsx}', 'commands/**/*.ts'],
    ignores: ['src/config.ts'],
    rules: noProcessEnv,
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  prettier,
);

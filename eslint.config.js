import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * The walls of ARCHITECTURE.md: each package is imported in the named files only, and each folder
 * imports only the folders it is allowed to know.
 */
const packageWalls = [
  {
    package: 'discord.js',
    home: ['src/discord/**', 'commands/**'],
    why: 'The core knows no Discord.',
  },
  {
    package: 'minisearch',
    home: ['src/core/indexing/exact-minisearch.ts'],
    why: 'MiniSearch stands behind PassageIndex.',
  },
  {
    package: 'natural',
    home: ['src/core/analysis/snowball-stemmers.ts'],
    why: 'natural is reached through one file, never at its root.',
  },
  {
    package: 'node-sqlite3-wasm',
    home: ['src/store/sqlite/database.ts'],
    why: 'SQLite stands behind AnswerStore.',
  },
  {
    package: 'parse5',
    home: ['src/core/documents/formats/html/html-tree.ts'],
    why: 'parse5 is given its limits in one file.',
  },
  {
    package: 'mammoth',
    home: ['src/core/documents/formats/docx/parse-docx.ts'],
    why: 'mammoth is given nothing that has not been looked at.',
  },
  {
    package: 'saxes',
    home: ['src/core/documents/formats/archive/read-xml.ts'],
    why: 'XML is read in one file, which refuses document types.',
  },
  {
    package: 'yauzl',
    home: ['src/core/documents/formats/archive/open-archive.ts'],
    why: 'Zip files are unpacked in one file, within limits.',
  },
];

/** The folders of `src/core`, in the order of the flow. */
const stages = [
  'analysis',
  'documents',
  'passages',
  'indexing',
  'retrieval',
  'answer',
  'evaluation',
];

/** Everything that must not be imported by the core, and by each folder around it. */
const rooms = [
  'core',
  'host',
  'store',
  'messages',
  'terminal',
  'discord',
  'local-discord',
  'local-page',
];

const allBut = (...allowed) => rooms.filter((room) => !allowed.includes(room));

/**
 * What the files of each folder may not import. In the core: every later stage, and everything
 * outside the core. Around it: every folder that is not named.
 */
const folderWalls = [
  ...stages.map((stage, at) => ({
    folder: `core/${stage}`,
    forbidden: [...stages.slice(at + 1), ...allBut('core')],
  })),
  { folder: 'store', forbidden: [...allBut('core', 'store'), ...stages.slice(1)] },
  { folder: 'messages', forbidden: allBut('core', 'store', 'messages') },
  // The host composes all of them; its thread and its file process know the core alone.
  { folder: 'host', forbidden: [] },
  { folder: 'host/index-thread', forbidden: allBut('core', 'host') },
  { folder: 'host/file-process', forbidden: allBut('core', 'host') },
  { folder: 'terminal', forbidden: allBut('core', 'messages', 'terminal', 'discord') },
  { folder: 'discord', forbidden: allBut('core', 'store', 'messages', 'discord') },
];

/** The import rule of one file set: every package whose home is elsewhere, and the folders it may not import. */
function importRule(homes, forbiddenFolders) {
  const patterns = packageWalls
    .filter((wall) => !homes.includes(wall.package))
    .map((wall) => ({ group: [wall.package, `${wall.package}/**`], message: wall.why }));
  if (homes.includes('natural')) {
    patterns.push({
      regex: '^natural$',
      message:
        'The root of natural reads .env, prints and costs half a second; import one stemmer.',
    });
  }
  if (forbiddenFolders.length > 0) {
    patterns.push({
      group: forbiddenFolders.map((folder) => `**/${folder}/**`),
      message: 'The flow goes one way; ARCHITECTURE.md says which folder may import which.',
    });
  }
  return ['error', { patterns }];
}

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
    files: ['src/**/*.ts', 'commands/**/*.ts'],
    rules: { 'no-restricted-imports': importRule([], []) },
  },
  ...folderWalls.map(({ folder, forbidden }) => ({
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': importRule([], forbidden) },
  })),
  ...packageWalls.map((wall) => ({
    files: wall.home,
    rules: {
      'no-restricted-imports': importRule(
        [wall.package],
        folderWalls.find(({ folder }) => wall.home[0].startsWith(`src/${folder}/`))?.forbidden ??
          [],
      ),
    },
  })),
  { files: ['src/**/*.ts', 'commands/**/*.ts'], ignores: ['src/config.ts'], rules: noProcessEnv },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  prettier,
);

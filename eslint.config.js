import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * The walls of ARCHITECTURE.md, one place each: a package may be imported in the named files only,
 * and a stage may import the stages on its left only.
 */
const packageWalls = [
  {
    package: 'discord.js',
    home: ['src/delivery/discord/**', 'commands/**', 'src/main.ts'],
    why: 'The core knows no Discord.',
  },
  {
    package: 'minisearch',
    home: ['src/indexing/exact-minisearch.ts'],
    why: 'MiniSearch stands behind PassageIndex.',
  },
  {
    package: 'natural',
    home: ['src/analysis/snowball-stemmers.ts'],
    why: 'natural is reached through one file, never at its root.',
  },
  {
    package: 'node-sqlite3-wasm',
    home: ['src/store/database.ts'],
    why: 'SQLite stands behind AnswerStore.',
  },
  {
    package: 'parse5',
    home: ['src/corpus/html/html-tree.ts'],
    why: 'parse5 is given its limits in one file.',
  },
  {
    package: 'mammoth',
    home: ['src/corpus/parse-docx.ts'],
    why: 'mammoth is given nothing that has not been looked at.',
  },
  {
    package: 'saxes',
    home: ['src/corpus/office/read-xml.ts'],
    why: 'XML is read in one file, which refuses document types.',
  },
  {
    package: 'yauzl',
    home: ['src/corpus/office/open-archive.ts'],
    why: 'Zip files are unpacked in one file, within limits.',
  },
];

const stages = [
  'analysis',
  'corpus',
  'passages',
  'indexing',
  'retrieval',
  'answer',
  'snapshot',
  'edition',
  'worker',
  'store',
  'delivery',
];

const without = (...known) => stages.filter((stage) => !known.includes(stage));

/**
 * What each stage may not import: everything on its right. `analysis` knows nothing of ours, `store`
 * nothing but `analysis`; what keeps an index knows no questions.
 */
const stageWalls = [
  { stage: 'analysis', forbidden: stages.slice(1) },
  { stage: 'corpus', forbidden: stages.slice(2) },
  { stage: 'passages', forbidden: stages.slice(3) },
  { stage: 'indexing', forbidden: stages.slice(4) },
  { stage: 'retrieval', forbidden: stages.slice(5) },
  { stage: 'answer', forbidden: stages.slice(6) },
  { stage: 'store', forbidden: stages.slice(1).filter((stage) => stage !== 'store') },
  { stage: 'snapshot', forbidden: without('analysis', 'indexing', 'snapshot') },
  {
    stage: 'edition',
    forbidden: without('analysis', 'corpus', 'passages', 'indexing', 'snapshot', 'edition'),
  },
  { stage: 'worker', forbidden: without('corpus', 'edition', 'worker') },
];

/** The import rule of one file set: every package whose home is elsewhere, and the stages it may not know. */
function importRule(homes, forbiddenStages) {
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
  if (forbiddenStages.length > 0) {
    patterns.push({
      group: forbiddenStages.map((stage) => `**/${stage}/**`),
      message: 'The flow goes one way: a stage knows the stages on its left only.',
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
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'data/**'] },
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
  ...stageWalls.map(({ stage, forbidden }) => ({
    files: [`src/${stage}/**/*.ts`],
    rules: { 'no-restricted-imports': importRule([], forbidden) },
  })),
  ...packageWalls.map((wall) => ({
    files: wall.home,
    rules: {
      'no-restricted-imports': importRule(
        [wall.package],
        stageWalls.find(({ stage }) => wall.home[0].startsWith(`src/${stage}/`))?.forbidden ?? [],
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

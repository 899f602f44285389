import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

// The dependency rule of ARCHITECTURE.md, held by lint: an arrow may be followed, never walked back.
//   stubs → main → (cli) → actions → (postgres, archive, sandbox, migrations, observation, encryption, store, github) → domain → kit
const adapters = ['postgres', 'archive', 'sandbox', 'migrations', 'observation', 'encryption', 'store', 'github']
const everything = ['main', 'cli', 'actions', ...adapters, 'domain', 'kit']

/** Forbids a folder to import the named folders of ours, and whatever else is listed. */
function forbid(folder, folders, more = [], extra = {}) {
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          ...folders.map((name) => ({ regex: `^(\\.\\./)+${name}(/|\\.ts$)`, message: `src/${folder} may not import src/${name}` })),
          ...more,
        ],
      }],
      ...extra,
    },
  }
}
const noActions = { regex: '^@actions/', message: 'only src/github may import @actions/*' }
const noProcesses = { regex: '^(node:)?child_process$', message: 'programs are started through src/kit/process.ts alone' }
const noOutside = { regex: '^(node:)?(fs|fs/promises|os|child_process|process|crypto|net|http|https)$', message: 'src/domain is pure' }

export default tseslint.config(
  { ignores: ['.ci/', 'dist/', 'lib/', 'node_modules/', 'coverage/', 'examples/', 'assembly/', '.demo/', '.bench/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-imports': ['error', { patterns: [noActions, noProcesses] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  // Names, logs and migrations are other people's: no text may make an expression run for longer than it takes to read it.
  { files: ['src/**/*.ts'], plugins: { regexp }, rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': ['error', { ignoreSticky: true }] } },
  { files: ['test/**/*.ts', 'scripts/**'], rules: { 'no-restricted-imports': 'off' } },
  forbid('kit', everything.filter((name) => name !== 'kit'), [noActions]),
  { files: ['src/kit/process.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [noActions] }] } },
  forbid('domain', everything.filter((name) => name !== 'domain' && name !== 'kit'), [noActions, noOutside], {
    'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout'],
    'no-restricted-properties': ['error', { object: 'Date', property: 'now' }, { object: 'Math', property: 'random' }],
    'no-restricted-syntax': ['error', { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'time is handed in' }],
  }),
  ...adapters.map((name) =>
    forbid(name, ['main', 'cli', 'actions', ...adapters.filter((other) => other !== name)], [noProcesses, ...(name === 'github' ? [] : [noActions])])),
  forbid('actions', ['main', 'github', 'cli'], [noActions, noProcesses]),
  forbid('cli', ['main', ...adapters], [noActions, noProcesses]),
)

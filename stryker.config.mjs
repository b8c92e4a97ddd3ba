// Changes the code in small ways, and fails if the tests miss more than 5 % of the changes: `npm run test:mutation`. For one file,
// add `-- --mutate packages/server/src/request/readBody.ts`. A change that no test can notice is marked in the code:
// `// Stryker disable next-line <mutator>: <reason>`.
export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  // From a request and its route to the verified connection. Add a folder once its survivors are fixed or explained.
  mutate: [
    'packages/server/src/{attempts,request,requests}/*.ts',
    'packages/server/src/handleRequest.ts',
    '!**/*.{test,fixture}.ts',
  ],
  thresholds: { high: 95, low: 95, break: 95 },
  // A developer's second run tests only what has changed. `npm run test:all` always tests everything.
  incremental: true,
  incrementalFile: '.reports/mutation-incremental.json',
  // The file does not exist: Stryker would rewrite tsconfig.json through an API that TypeScript 7 does not have.
  tsconfigFile: 'tsconfig.none.json',
  ignorePatterns: ['integration', 'bench', 'apps', 'docs', '.storybook', '**/dist'],
  // Some tests wait for a time limit, so one more than there are processors in CI.
  concurrency: 3,
  coverageAnalysis: 'perTest',
  // Constants of a module: each change would load all modules again and run all tests.
  ignoreStatic: true,
  timeoutMS: 5_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: '.reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: '.reports/stryker',
};

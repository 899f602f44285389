import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }] },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/', '<rootDir>/examples/', '<rootDir>/.ci/'],
  testTimeout: 120_000,
  // jest leaves one core free, which on two cores would leave one worker: most of these tests wait for servers.
  maxWorkers: Math.max(2, availableParallelism() - 1),
}

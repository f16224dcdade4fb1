import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const POSTGRES = 'test/fixtures/postgres-cluster.ts'
const SERVER = 'test/fixtures/server-setup.ts'
const SECOND = 1_000

/**
 * One project per way of testing; `npm run check` runs unit and locks, `npm test` all of them. Without isolation files share what
 * they import, and a browser: to load it anew for each would take longer than their tests.
 */
function project(name: string, test: object): TestProjectConfiguration {
  return { test: { name, environment: 'node', ...test } }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', { isolate: false, include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'test/rules/**/*.test.ts'], exclude: ['src/store/**'], testTimeout: 60 * SECOND, hookTimeout: 60 * SECOND }),
      project('locks', { include: ['test/locks/**/*.test.ts'], testTimeout: 60 * SECOND }),
      project('store', {
        include: ['src/store/**/*.test.ts', 'test/store/**/*.test.ts'],
        globalSetup: POSTGRES,
        testTimeout: 60 * SECOND,
        hookTimeout: 60 * SECOND,
      }),
      project('conformance', {
        include: ['test/conformance/**/*.test.ts'],
        globalSetup: [POSTGRES, SERVER],
        testTimeout: 60 * SECOND,
        hookTimeout: 60 * SECOND,
      }),
      project('web', {
        isolate: false,
        include: ['test/web/**/*.test.{ts,tsx}'],
        globalSetup: ['test/fixtures/chromium-setup.ts', SERVER],
        testTimeout: 180 * SECOND,
        hookTimeout: 180 * SECOND,
      }),
      project('crash', {
        include: ['test/crash/**/*.test.ts'],
        globalSetup: [POSTGRES, SERVER],
        testTimeout: 120 * SECOND,
        hookTimeout: 60 * SECOND,
      }),
    ],
  },
})

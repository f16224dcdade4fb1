import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const POSTGRES = 'test/fixtures/postgres-cluster.ts'
const SECOND = 1_000

/** One project per way of testing; `npm run check` runs unit and locks, `npm test` all of them. */
function project(name: string, test: object): TestProjectConfiguration {
  return { test: { name, environment: 'node', ...test } }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Their files share what they import: loading it anew for each would take longer than all their tests.
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
        globalSetup: POSTGRES,
        testTimeout: 60 * SECOND,
        hookTimeout: 60 * SECOND,
      }),
      project('web', {
        include: ['test/web/**/*.test.{ts,tsx}'],
        globalSetup: 'test/fixtures/chromium-setup.ts',
        testTimeout: 180 * SECOND,
        hookTimeout: 180 * SECOND,
      }),
      project('crash', {
        include: ['test/crash/**/*.test.ts'],
        globalSetup: POSTGRES,
        testTimeout: 120 * SECOND,
        hookTimeout: 60 * SECOND,
      }),
    ],
  },
})

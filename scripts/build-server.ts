/** Builds the server and the command line into dist/server, as plain JavaScript: Node erases no types in an installed package. With --if-newer: only when a source is newer than the build. */
import { build, type Plugin } from 'vite'
import { isStale } from '#scripts/is-stale.ts'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

const SOURCES = ['src/**/*.*', 'migrations/*.*', 'scripts/build-server.ts', 'package-lock.json']

/** What Node starts by itself: the program, and what it runs in another process or thread. */
const ENTRIES = { main: 'src/main.ts', 'organization-maker': 'src/main/organization-maker.ts', worker: 'src/threads/worker.ts' }

/** They bring programs or workers of their own, which stand in their own folders. */
const LEFT_WHERE_THEY_ARE = ['@node-rs/argon2', 'pg', 'pino']

/** A worker or another process is started by the address of its file, which is no import and so keeps its ending. */
const workerAddresses: Plugin = {
  name: 'worker-addresses',
  // Before all quotes are made alike.
  enforce: 'pre',
  transform: (code) => code.replace(/new URL\('(\.\/[\w-]+)\.ts', import\.meta\.url\)/g, "new URL('$1.js', import.meta.url)"),
}

if (!process.argv.includes('--if-newer') || isStale('dist/server/main.js', SOURCES)) {
  await build({
    root: PROJECT_ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [workerAddresses],
    // A few files load in half the time of a thousand.
    ssr: { noExternal: true, external: LEFT_WHERE_THEY_ARE },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'dist/server',
      rolldownOptions: { input: ENTRIES, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
}

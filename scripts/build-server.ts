/** Makes dist/server, the server and the command line as plain JavaScript: Node erases no types in an installed package. */
import { build, type Plugin } from 'vite'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

const ENTRIES = ['src/main.ts', 'src/main/organization-maker.ts', 'src/threads/worker.ts']

/** A worker or another process is started by the address of its file, which is no import and so keeps its ending. */
const workerAddresses: Plugin = {
  name: 'worker-addresses',
  transform: (code) => code.replace(/new URL\('(\.\/[\w-]+)\.ts', import\.meta\.url\)/g, "new URL('$1.js', import.meta.url)"),
}

await build({
  root: PROJECT_ROOT,
  configFile: false,
  logLevel: 'warn',
  plugins: [workerAddresses],
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/server',
    rolldownOptions: {
      input: ENTRIES,
      // One file a module, so that what stands beside a file still does.
      output: { preserveModules: true, preserveModulesRoot: PROJECT_ROOT, entryFileNames: '[name].js' },
    },
  },
})

/** Builds the admin centre into dist/web. With --if-newer: only when a source is newer than the build. */
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

const SOURCES = ['src/{web,client,words,odata,model}/**/*.*', 'scripts/web/*.*', 'docs/**/*.md', 'vite.config.ts', 'package-lock.json']
const BUILT = join(PROJECT_ROOT, 'dist/web/index.html')

/** Whether the built page is missing or older than something it was built from. */
function isStale(): boolean {
  if (!existsSync(BUILT)) return true
  const builtAt = statSync(BUILT).mtimeMs
  const sources = globSync(SOURCES, { cwd: PROJECT_ROOT }).filter((file) => !/\.test\.tsx?$/.test(file))
  return sources.some((file) => statSync(join(PROJECT_ROOT, file)).mtimeMs > builtAt)
}

const wanted = existsSync(join(PROJECT_ROOT, 'src/web/index.html'))
if (wanted && (!process.argv.includes('--if-newer') || isStale())) {
  // Whoever reads the standard output of `npm start` waits for the ready line: the build is told on the other one.
  console.log = console.info = console.error
  process.chdir(PROJECT_ROOT)
  await build({ logLevel: 'warn' })
}

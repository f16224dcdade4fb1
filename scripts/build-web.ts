/** Builds the admin centre into dist/web. With --if-newer: only when a source is newer than the build. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { isStale } from '#scripts/is-stale.ts'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

const SOURCES = ['src/{web,client,words,odata,model}/**/*.*', 'scripts/web/*.*', 'docs/**/*.md', 'vite.config.ts', 'package-lock.json']

const wanted = existsSync(join(PROJECT_ROOT, 'src/web/index.html'))
if (wanted && (!process.argv.includes('--if-newer') || isStale('dist/web/index.html', SOURCES))) {
  // Whoever reads the standard output of `npm start` waits for the ready line: the build is told on the other one.
  console.log = console.info = console.error
  process.chdir(PROJECT_ROOT)
  // Tests have another, under which React would be built as its developers use it: twice as slow.
  process.env['NODE_ENV'] = 'production'
  await build({ logLevel: 'warn' })
}

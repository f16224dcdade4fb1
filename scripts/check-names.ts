/** Refuses names that say nothing: a file is kebab-case and named after the one thing it exports. */
import { basename } from 'node:path'
import { globSync } from 'node:fs'

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|config|generated|data|d))*\.tsx?$/
const SAYS_NOTHING = /^(?:utils?|helpers?|common|lib|misc|shared|types|interfaces|index)\.tsx?$/

const files = globSync('{src,migrations,test,bench,scripts}/**/*.{ts,tsx}')
const problems = files.flatMap((file) => {
  const name = basename(file)
  if (SAYS_NOTHING.test(name)) return [`${file}: name it after the one thing it exports`]
  return KEBAB.test(name) ? [] : [`${file}: not kebab-case`]
})
if (files.length === 0) problems.push('no file was read')

console.log(`${files.length} names read`)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1

/** Refuses what only one machine knows: paths of its own, folders beside the project, addresses of package registries. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

// Spelled so that this file does not refuse itself.
const TRACES = [/\.\.[/]shared\b/, /(?<![\w.])[/](?:work|root|tmp)[/]/, /\bregistry[.](?:npmjs|yarnpkg)\b/, /\bnpm[.]pkg\b/, /\blocalhost[:]4873\b/]

/** Files of the project as git sees them: tracked, or new and not ignored. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  .split('\0')
  .filter(Boolean)

const found = files.flatMap((file) => {
  const text = readText(file)
  return TRACES.flatMap((trace) => trace.exec(text)?.[0] ?? []).map((trace) => `${file}: ${trace}`)
})

/** A file deleted and not yet committed has no text. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

if (files.length === 0) found.push('no file was read')
console.log(`${files.length} files read`)
for (const each of found) console.error(each)
process.exitCode = found.length === 0 ? 0 : 1

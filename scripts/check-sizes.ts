/** Counts the lines of every written file: median about 80, 95 % under 300, none over 500. */
import { globSync, readFileSync } from 'node:fs'

const WRITTEN = '{src,test,bench,scripts,migrations}/**/*.{ts,tsx}'
const GENERATED = /\.generated\.tsx?$|\.data\.ts$/
const MEDIAN = 80
const LONG = 300
const TOO_LONG = 500

const sizes = globSync(WRITTEN)
  .filter((file) => !GENERATED.test(file))
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').trimEnd().split('\n').length }))
  .toSorted((one, other) => one.lines - other.lines)

const median = sizes[Math.floor(sizes.length / 2)]?.lines ?? 0
const long = sizes.filter(({ lines }) => lines >= LONG)
const problems = sizes.filter(({ lines }) => lines > TOO_LONG).map(({ file, lines }) => `${file}: ${lines} lines, over ${TOO_LONG}`)
if (long.length > sizes.length * 0.05) {
  problems.push(`${long.length} of ${sizes.length} files have ${LONG} lines or more, over 5 %:`, ...long.map(({ file, lines }) => `  ${file}: ${lines}`))
}
if (sizes.length === 0) problems.push('no file was read')

console.log(`${sizes.length} files, median ${median} lines${median > MEDIAN * 1.25 ? ` (aim for ${MEDIAN})` : ''}, longest ${sizes.at(-1)?.lines ?? 0}`)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1

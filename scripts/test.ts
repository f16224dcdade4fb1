/** `npm test`: every lock and every test, browser and both databases included. Other arguments go to Vitest. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { LOCKS } from '#scripts/locks.ts'
import { PROJECT_ROOT } from '#scripts/project-root.ts'
import { runSteps } from '#scripts/run-steps.ts'
import { TEST_REPORT } from '#scripts/test-report.ts'

rmSync(TEST_REPORT, { force: true })
const failed = await runSteps(LOCKS, 2)

const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${TEST_REPORT}`]
const vitest = spawn('vitest', ['run', ...reporters, ...process.argv.slice(2)], { cwd: PROJECT_ROOT, stdio: 'inherit' })
const [code] = (await once(vitest, 'exit')) as [number | null]

if (failed.length > 0) console.error(`Not well: ${failed.join(', ')}.`)
process.exitCode = code === 0 && failed.length === 0 ? 0 : 1

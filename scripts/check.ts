/** `npm run check`: everything that can be said about the code without a browser or a database, in under a minute. */
import { LOCKS } from '#scripts/locks.ts'
import { runSteps, type Step } from '#scripts/run-steps.ts'

const TESTS: Step = { name: 'unit', command: 'vitest', args: ['run', '--project', 'unit', '--project', 'locks', '--passWithNoTests'] }

const failed = await runSteps([TESTS, ...LOCKS], 2)
console.log(failed.length === 0 ? 'All is well.' : `Not well: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1

/** Prints how many tests of the last `npm test` passed and failed, by the runner's own account of it. */
import { readFileSync } from 'node:fs'
import { TEST_REPORT } from '#scripts/test-report.ts'

type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

const report = JSON.parse(readFileSync(TEST_REPORT, 'utf8')) as Report
// A file that could not even be loaded has no failed test in it: it counts as one.
const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'))
console.log(`${report.numPassedTests} passed, ${report.numFailedTests + broken.length} failed`)

import { join } from 'node:path'
import { PROJECT_ROOT } from '#scripts/project-root.ts'

/** Where `npm test` leaves the runner's own account of the last run. */
export const TEST_REPORT = join(PROJECT_ROOT, 'reports/tests.json')

// A process of its own that makes the first organisation: what a million people took to write is given back when it ends.
import { makeFirstOrganization } from './make-first-organization.ts'
import type { FirstOrganization } from './make-first-organization.ts'
import { BadOption } from './serve-options.ts'

const BAD_USE = 2

try {
  await makeFirstOrganization(JSON.parse(process.argv[2]!) as FirstOrganization)
} catch (error) {
  if (!(error instanceof BadOption)) throw error
  process.stdout.write(error.message)
  process.exitCode = BAD_USE
}

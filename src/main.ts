#!/usr/bin/env node
// Licet: reads the command line and hands the commands that need a store to it. The only file that knows everyone.
import { openTerminal } from '#cli/process-terminal.ts'
import { runProgram } from '#cli/run-program.ts'
import { StoreUnusable } from '#store/store-unusable.ts'
import { BadOption } from '#main/serve-options.ts'
import { serve } from '#main/serve.ts'
import { STORE_COMMANDS } from '#main/store-commands.ts'

const BAD_USE = 2

try {
  process.exitCode = await runProgram(process.argv.slice(2), { serve, ...STORE_COMMANDS }, openTerminal())
} catch (error) {
  if (!(error instanceof BadOption) && !(error instanceof StoreUnusable)) throw error
  process.stderr.write(`licet: ${error.message}\n`)
  process.exitCode = BAD_USE
}

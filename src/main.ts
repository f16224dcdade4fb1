#!/usr/bin/env node
// Licet: reads the command line and hands the commands that need a store to it. The only file that knows everyone.
import { enableCompileCache } from 'node:module'
import { processTerminal } from '#cli/process-terminal.ts'
import { runProgram } from '#cli/run-program.ts'
import type { ServerCommands } from '#cli/server-commands.ts'
import { StoreUnusable } from '#store/store-unusable.ts'
import { BadOption } from '#main/serve-options.ts'

const BAD_USE = 2

// What was compiled at the last start need not be again; worker threads are told by the environment.
const { directory } = enableCompileCache()
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] ??= directory

// Loaded when it is asked for: a command that speaks to a server needs neither store nor engine.
const serving = () => import('#main/serve.ts')
const beside = () => import('#main/store-commands.ts')

const COMMANDS: ServerCommands = {
  serve: async (options) => (await serving()).serve(options),
  signInLink: async (user, options) => (await beside()).signInLink(user, options),
  token: async (options) => (await beside()).token(options),
  check: async (options) => (await beside()).check(options),
  migrate: async (options) => (await beside()).migrate(options),
  backup: async (file, options) => (await beside()).backup(file, options),
  restore: async (file, options) => (await beside()).restore(file, options),
  tenant: {
    add: async (name, options) => (await beside()).addTenant(name, options),
    list: async (options) => (await beside()).listTenants(options),
    remove: async (name, options) => (await beside()).removeTenant(name, options),
  },
}

try {
  process.exitCode = await runProgram(process.argv.slice(2), COMMANDS, processTerminal())
} catch (error) {
  if (!(error instanceof BadOption) && !(error instanceof StoreUnusable)) throw error
  process.stderr.write(`licet: ${error.message}\n`)
  process.exitCode = BAD_USE
}

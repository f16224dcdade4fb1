// Options of every command that talks to a server.
import { Option } from 'commander'
import type { Command } from 'commander'
import type { ConnectionOptions } from './connection.ts'
import type { ProgramDesk } from './program-desk.ts'
import { OUTPUTS } from './write-rows.ts'
import type { Output } from './write-rows.ts'

export interface WireOptions extends ConnectionOptions {
  readonly output: Output
}

/** Adds --url, --token and --output to a command. */
export function withWire(command: Command, { say }: ProgramDesk): Command {
  return command
    .option('--url <url>', say('cli.option.url'))
    .option('--token <token>', say('cli.option.token'))
    .addOption(new Option('-o, --output <form>', say('cli.option.output')).choices(OUTPUTS).default('table'))
}

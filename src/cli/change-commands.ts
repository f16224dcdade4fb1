// The commands that change something: assign, unassign and undo. Each shows what will change first.
import type { Command } from 'commander'
import { assign } from './assign.ts'
import type { ProgramDesk } from './program-desk.ts'
import { unassign } from './unassign.ts'
import { undo } from './undo.ts'
import { withWire } from './wire-options.ts'

/** Declares them. */
export function addChangeCommands(program: Command, desk: ProgramDesk): void {
  const { say, run } = desk
  const withChange = (command: Command): Command =>
    withWire(command, desk).option('-y, --yes', say('cli.option.yes')).option('--fix <ids...>', say('cli.option.fix'))
  const forPeople = (name: string): Command =>
    withChange(program.command(name).argument('<product>', say('cli.argument.product')).argument('[who...]', say('cli.argument.who')))
      .option('--csv <file>', say('cli.option.csv'))
      .option('--filter <filter>', say('cli.option.filter'))
      .option('--holders-of <product>', say('cli.option.holdersOf'))
      .option('--best-effort', say('cli.option.bestEffort'))
      .option('--reason <text>', say('cli.option.reason'))
  forPeople('assign')
    .description(say('cli.command.assign'))
    .option('--location <country>', say('cli.option.location'))
    .action(run((product, who, options) => assign(desk, product, who, options)))
  forPeople('unassign')
    .description(say('cli.command.unassign'))
    .action(run((product, who, options) => unassign(desk, product, who, options)))
  withChange(program.command('undo').argument('<operation>', say('cli.argument.operation')).description(say('cli.command.undo')))
    .action(run((operation, options) => undo(desk, operation, options)))
}

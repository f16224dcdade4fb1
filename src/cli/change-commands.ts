// The commands that change something: assign, unassign, swap, apps and undo. Each shows what will change first.
import { Argument } from 'commander'
import type { Command } from 'commander'
import { assign } from './assign.ts'
import type { ProgramDesk } from './program-desk.ts'
import { swap } from './swap.ts'
import { switchApps } from './switch-apps.ts'
import { unassign } from './unassign.ts'
import { undo } from './undo.ts'
import { withWire } from './wire-options.ts'

/** Declares them. */
export function addChangeCommands(program: Command, desk: ProgramDesk): void {
  const { say, run } = desk
  const withChange = (command: Command): Command =>
    withWire(command, desk).option('-y, --yes', say('cli.option.yes')).option('--fix <ids...>', say('cli.option.fix'))
  const forPeople = (command: Command): Command =>
    withChange(command.argument('[who...]', say('cli.argument.who')))
      .option('--csv <file>', say('cli.option.csv'))
      .option('--filter <filter>', say('cli.option.filter'))
      .option('--group <name>', say('cli.option.group'))
      .option('--holders-of <product>', say('cli.option.holdersOf'))
      .option('--best-effort', say('cli.option.bestEffort'))
      .option('--reason <text>', say('cli.option.reason'))
  const ofProduct = (name: string): Command => program.command(name).argument('<product>', say('cli.argument.product'))
  forPeople(ofProduct('assign'))
    .description(say('cli.command.assign'))
    .option('--location <country>', say('cli.option.location'))
    .action(run((product, who, options) => assign(desk, product, who, options)))
  forPeople(ofProduct('unassign'))
    .description(say('cli.command.unassign'))
    .action(run((product, who, options) => unassign(desk, product, who, options)))
  forPeople(program.command('swap').argument('<from>', say('cli.argument.product')).argument('<to>', say('cli.argument.product')))
    .description(say('cli.command.swap'))
    .action(run((from, to, who, options) => swap(desk, from, to, who, options)))
  forPeople(program.command('apps').addArgument(new Argument('<turn>', say('cli.argument.turn')).choices(['on', 'off'])).argument('<service>', say('cli.argument.service')))
    .description(say('cli.command.apps'))
    .action(run((turn, service, who, options) => switchApps(desk, turn, service, who, options)))
  withChange(program.command('undo').argument('<operation>', say('cli.argument.operation')).description(say('cli.command.undo')))
    .action(run((operation, options) => undo(desk, operation, options)))
}

// The commands that only look: products, users, holders, deadlines, groups, why, and login.
import type { Command } from 'commander'
import { listDeadlines } from './list-deadlines.ts'
import { listGroups } from './list-groups.ts'
import { listHolders } from './list-holders.ts'
import { listProducts } from './list-products.ts'
import { listUsers } from './list-users.ts'
import { login } from './login.ts'
import type { ProgramDesk } from './program-desk.ts'
import { report } from './report.ts'
import { why } from './why.ts'
import { withWire } from './wire-options.ts'

/** Declares them. */
export function addReadCommands(program: Command, desk: ProgramDesk): void {
  const { say, run } = desk
  program
    .command('login')
    .description(say('cli.command.login'))
    .option('--url <url>', say('cli.option.url'))
    .option('--token <token>', say('cli.option.token'))
    .action(run((options) => login(desk, options)))
  withWire(program.command('products').description(say('cli.command.products')), desk).action(run((options) => listProducts(desk, options)))
  withWire(program.command('users').description(say('cli.command.users')), desk)
    .option('--filter <filter>', say('cli.option.filter'))
    .option('--search <text>', say('cli.option.search'))
    .action(run((options) => listUsers(desk, options)))
  withWire(program.command('holders').argument('<product>', say('cli.argument.product')).description(say('cli.command.holders')), desk)
    .action(run((product, options) => listHolders(desk, product, options)))
  withWire(program.command('deadlines').description(say('cli.command.deadlines')), desk)
    .option('--filter <filter>', say('cli.option.deadlineFilter'))
    .action(run((options) => listDeadlines(desk, options)))
  withWire(program.command('groups').description(say('cli.command.groups')), desk)
    .option('--filter <filter>', say('cli.option.groupFilter'))
    .option('--search <text>', say('cli.option.groupSearch'))
    .action(run((options) => listGroups(desk, options)))
  withWire(program.command('report').description(say('cli.command.report')), desk).action(run((options) => report(desk, options)))
  withWire(program.command('why').argument('<user>', say('cli.argument.user')).argument('<service>', say('cli.argument.service')).description(say('cli.command.why')), desk)
    .action(run((user, service, options) => why(desk, user, service, options)))
}

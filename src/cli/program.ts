// The command line: every command on one page. What a command does is in a file of its own.
import { Command, Option } from 'commander'
import type { Language, MessageKey } from '#words/language.ts'
import { render } from '#words/render.ts'
import { addChangeCommands } from './change-commands.ts'
import type { ProgramDesk } from './program-desk.ts'
import { addReadCommands } from './read-commands.ts'
import type { ServerCommands } from './server-commands.ts'
import type { Terminal } from './terminal.ts'

/** Commander's own headings, in the person's language. */
const HEADINGS: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli.help.usage',
  'Options:': 'cli.help.options',
  'Commands:': 'cli.help.commands',
  'Arguments:': 'cli.help.arguments',
}

/** Makes the program; `exit` hears the exit code of the command that ran. Parsing throws CommanderError on bad use. */
export function makeProgram(server: ServerCommands, terminal: Terminal, language: Language, exit: (code: number) => void): Command {
  const say = (key: MessageKey): string => render(language, key)
  const desk: ProgramDesk = {
    terminal,
    language,
    say,
    run: (work) => async (...args) => exit((await work(...args)) ?? 0),
  }
  const program = new Command('licet')
    .description(say('cli.licet'))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.write(text),
      writeErr: (text) => terminal.tell(text),
      // Errors are told by run-program.ts, in the person's language.
      outputError: () => undefined,
    })
    .configureHelp({ styleTitle: (title) => (HEADINGS[title] === undefined ? title : say(HEADINGS[title])) })
    .helpOption('-h, --help', say('cli.option.help'))
    .helpCommand('help [command]', say('cli.command.help'))
    .addOption(new Option('--language <language>', say('cli.option.language')).choices(['en', 'fr']))
  addServerCommands(program, server, desk)
  addReadCommands(program, desk)
  addChangeCommands(program, desk)
  // Wherever it stands: it was read before everything else.
  for (const command of program.commands) {
    command.addOption(new Option('--language <language>', say('cli.option.language')).choices(['en', 'fr'])).helpOption('-h, --help', say('cli.option.help'))
  }
  return program
}

function addServerCommands(program: Command, server: ServerCommands, { say, run }: ProgramDesk): void {
  const withStore = (command: Command): Command =>
    command.option('--data <folder>', say('cli.option.data')).option('--database <url>', say('cli.option.database'))
  const withTenant = (command: Command): Command => withStore(command).option('--tenant <name>', say('cli.option.tenant'))

  withStore(program.command('serve', { isDefault: true }).description(say('cli.command.serve')))
    .option('--memory', say('cli.option.memory'))
    .option('--host <host>', say('cli.option.host'))
    .option('--port <port>', say('cli.option.port'))
    .option('--https-port <port>', say('cli.option.httpsPort'))
    .option('--proxy', say('cli.option.proxy'))
    .option('--throttle <size>', say('cli.option.throttle'))
    .option('--lenient-batch', say('cli.option.lenientBatch'))
    .option('--password-grant', say('cli.option.passwordGrant'))
    .option('--json', say('cli.option.ready'))
    .option('--sample <sample>', say('cli.option.sample'))
    .option('--users <count>', say('cli.option.users'))
    .option('--licensed <percent>', say('cli.option.licensed'))
    .option('--clock <instant>', say('cli.option.clock'))
    .action(run((options) => server.serve(options)))

  withTenant(program.command('sign-in-link').argument('[user]', say('cli.argument.signInUser')).description(say('cli.command.signInLink')))
    .action(run((user, options) => server.signInLink(user, options)))
  withTenant(program.command('token').description(say('cli.command.token'))).action(run((options) => server.token(options)))
  withStore(program.command('backup').argument('<file>', say('cli.argument.archive')).description(say('cli.command.backup')))
    .action(run((file, options) => server.backup(file, options)))
  withStore(program.command('restore').argument('<file>', say('cli.argument.archive')).description(say('cli.command.restore')))
    .action(run((file, options) => server.restore(file, options)))
  withStore(program.command('check').description(say('cli.command.check'))).action(run((options) => server.check(options)))
  withStore(program.command('migrate').description(say('cli.command.migrate'))).action(run((options) => server.migrate(options)))

  const tenant = program.command('tenant').description(say('cli.command.tenant'))
  withStore(tenant.command('add').argument('<name>', say('cli.argument.tenantName')).description(say('cli.command.tenant.add')))
    .action(run((name, options) => server.tenant.add(name, options)))
  withStore(tenant.command('list').description(say('cli.command.tenant.list'))).action(run((options) => server.tenant.list(options)))
  withStore(tenant.command('remove').argument('<tenant>', say('cli.argument.tenant')).description(say('cli.command.tenant.remove')))
    .action(run((id, options) => server.tenant.remove(id, options)))
}

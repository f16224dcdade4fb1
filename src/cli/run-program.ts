import { CommanderError } from 'commander'
import { GraphRequestError } from '#client/graph-request-error.ts'
import type { Language, MessageKey } from '#words/language.ts'
import { render } from '#words/render.ts'
import { BadUse } from './bad-use.ts'
import { makeProgram } from './program.ts'
import { EXIT } from './run-change.ts'
import type { ServerCommands } from './server-commands.ts'
import type { Terminal } from './terminal.ts'
import { terminalLanguage } from './terminal-language.ts'

/** What commander complains of, in the person's language; each takes the word at fault. */
const USAGE: Readonly<Record<string, MessageKey>> = {
  'commander.unknownOption': 'cli.error.unknownOption',
  'commander.missingArgument': 'cli.error.missingArgument',
  'commander.optionMissingArgument': 'cli.error.optionMissingArgument',
  'commander.excessArguments': 'cli.error.excessArguments',
  'commander.invalidArgument': 'cli.error.invalidArgument',
}

/**
 * Runs a command line and gives its exit code: 0 done, 1 refused, 2 bad use. What the commands of the server throw is
 * theirs to explain, and passes through.
 */
export async function runProgram(args: readonly string[], server: ServerCommands, terminal: Terminal): Promise<number> {
  const language = terminalLanguage(args, terminal.env)
  let exitCode: number = EXIT.done
  try {
    const program = makeProgram(server, terminal, language, (code) => void (exitCode = code))
    const [first = ''] = args
    const names = ['help', ...program.commands.map((command) => command.name())]
    // Commander would take it for an argument of serve, the command that needs no name.
    if (/^[^-]/.test(first) && !names.includes(first)) throw new BadUse('cli.error.unknownCommand', { word: first })
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    const failure = explain(error, language)
    if (failure === null) throw error
    if (failure.text !== '') terminal.tell(`${failure.text}\n`)
    return failure.exitCode
  }
}

interface Failure {
  readonly text: string
  readonly exitCode: number
}

function explain(error: unknown, language: Language): Failure | null {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { text: '', exitCode: EXIT.done }
    return { text: usageError(error, language), exitCode: EXIT.badUse }
  }
  if (error instanceof BadUse) return { text: render(language, error.key, error.facts), exitCode: EXIT.badUse }
  if (error instanceof GraphRequestError) return { text: requestError(error, language), exitCode: error.status === 401 ? EXIT.badUse : EXIT.refused }
  // What fetch throws when nobody answers.
  if (error instanceof TypeError && error.cause instanceof Error) {
    return { text: render(language, 'cli.error.noAnswer', { reason: error.cause.message }), exitCode: EXIT.badUse }
  }
  return null
}

function usageError({ code, message }: CommanderError, language: Language): string {
  const key = USAGE[code]
  const word = /'([^']+)'/.exec(message)?.[1] ?? ''
  return key === undefined ? message.replace(/^error: /, '') : `${render(language, key, { word })} ${render(language, 'cli.error.seeHelp')}`
}

function requestError({ status, message, details, requestId }: GraphRequestError, language: Language): string {
  const lines = [status === 401 ? render(language, 'cli.error.signIn') : message, ...details.map((detail) => `  ${detail.message}`)]
  return [...lines, ...(requestId === null ? [] : [render(language, 'ui.error.requestId', { id: requestId })])].join('\n')
}

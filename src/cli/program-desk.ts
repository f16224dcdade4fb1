import type { Language, MessageKey } from '#words/language.ts'
import type { Exit } from './server-commands.ts'
import type { Terminal } from './terminal.ts'

/** What a command needs to be declared and run. */
export interface ProgramDesk {
  readonly terminal: Terminal
  readonly language: Language
  readonly say: (key: MessageKey) => string
  /** Makes an action of a function that gives an exit code. */
  readonly run: <A extends unknown[]>(work: (...args: A) => Exit) => (...args: A) => Promise<void>
}

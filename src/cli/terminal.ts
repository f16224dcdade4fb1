// Where the command line speaks and is spoken to; program.ts is given one, so that a test can be the person.

export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Somebody watches and can answer. */
  readonly isInteractive: boolean
  /** Columns of the window. */
  readonly width: number
  readonly fetch: typeof globalThis.fetch
  /** Results; resolves when more may follow. */
  write(text: string): Promise<void>
  /** Everything else: progress, questions, errors. */
  tell(text: string): void
  ask(question: string): Promise<string>
  /** The same, without showing what is typed. */
  askSecret(question: string): Promise<string>
}

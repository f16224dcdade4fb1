import type { Facts, MessageKey } from '#words/language.ts'

/** The command was used wrongly, or cannot reach what it needs: one line in the person's language, exit code 2. */
export class BadUse extends Error {
  override readonly name = 'BadUse'
  readonly key: MessageKey
  readonly facts: Facts

  constructor(key: MessageKey, facts: Facts = {}) {
    super(key)
    this.key = key
    this.facts = facts
  }
}

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import MessageFormatModule from '@messageformat/core'
import compileModule from '@messageformat/core/lib/compile-module.js'
import type { Plugin } from 'vite'
import { MESSAGE_FORMATTERS } from '#words/message-formatters.ts'

const MessageFormat = MessageFormatModule as unknown as typeof MessageFormatModule.default
const compile = compileModule as unknown as (format: InstanceType<typeof MessageFormat>, messages: object) => string

const PREFIX = 'virtual:words/'
/** Spoken by the server and the command line alone; kept out of the browser. */
const NOT_ON_SCREEN = /^cli\./

/** Vite plugin: `virtual:words/en` is the language file as functions, so that no message parser reaches the browser. */
export function compileWords(): Plugin {
  const fileOf = (language: string) => resolve(import.meta.dirname, `../../src/words/${language}.json`)
  return {
    name: 'licet:compile-words',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      const language = id.slice(PREFIX.length + 1)
      const file = fileOf(language)
      this.addWatchFile(file)
      const messages = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
      const onScreen = Object.fromEntries(Object.entries(messages).filter(([key]) => !NOT_ON_SCREEN.test(key)))
      return compile(new MessageFormat(language, { customFormatters: MESSAGE_FORMATTERS, timeZone: 'UTC' }), onScreen)
    },
  }
}

import { expect, test } from 'vitest'
import { terminalLanguage } from './terminal-language.ts'

test.each([
  [[], {}, 'en'],
  [[], { LANG: 'fr_FR.UTF-8' }, 'fr'],
  [[], { LANG: 'de_DE.UTF-8' }, 'en'],
  [[], { LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [[], { LANG: 'fr_FR.UTF-8', LC_ALL: '' }, 'fr'],
  [['users', '--language', 'fr'], { LANG: 'en_US.UTF-8' }, 'fr'],
  [['users', '--language=en'], { LANG: 'fr_CA.UTF-8' }, 'en'],
])('%j with %j is spoken in %s', (args, env, language) => {
  expect(terminalLanguage(args, env)).toBe(language)
})

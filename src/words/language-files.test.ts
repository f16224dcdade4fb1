import { parse } from '@messageformat/parser'
import type { Token } from '@messageformat/parser'
import { describe, expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

const NAMESPACES = ['cli', 'data', 'error', 'family', 'fix', 'leaver', 'operation', 'page', 'refusal', 'role', 'rule', 'ui', 'warning', 'why']
const english: Readonly<Record<string, string>> = en
const french: Readonly<Record<string, string>> = fr

function argumentsOf(tokens: readonly Token[]): string[] {
  const names = tokens.flatMap((token) => {
    if (token.type === 'content' || token.type === 'octothorpe') return []
    const inner = 'cases' in token ? token.cases.flatMap((branch) => argumentsOf(branch.tokens)) : []
    return [token.arg, ...inner]
  })
  return [...new Set(names)].sort()
}

/** What is read on screen: a message without its ICU syntax. */
function textsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'content') return [token.value]
    return 'cases' in token ? token.cases.flatMap((branch) => textsOf(branch.tokens)) : []
  })
}

const pluralTokens = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token) =>
    'cases' in token
      ? [token, ...token.cases.flatMap((branch) => pluralTokens(branch.tokens))].filter((found) => found.type === 'plural')
      : [],
  )

/** Faults of French typography in a text (glossary, section 9). */
function typographyFaults(text: string): string[] {
  const faults: [RegExp, string][] = [
    [/'/, 'a straight apostrophe'],
    [/[^\u202f?!][;?!]/, 'no narrow no-break space before ; ? !'],
    [/[^\u00a0]:(?!\/\/)/, 'no no-break space before :'],
    [/[^\u00a0\s]%/, 'no no-break space before %'],
    [/«[^\u00a0]/, 'no no-break space after «'],
    [/[^\u00a0]»/, 'no no-break space before »'],
    [/\(e\)|\(s\)|·/, 'a doubled gender or number'],
  ]
  return faults.filter(([pattern]) => pattern.test(text)).map(([, fault]) => fault)
}

test('both languages have the same keys, in known namespaces', () => {
  expect(Object.keys(french)).toEqual(Object.keys(english))
  expect(Object.keys(english).filter((key) => !NAMESPACES.includes(key.split('.')[0] ?? ''))).toEqual([])
})

test('each message takes the same arguments in both languages', () => {
  for (const [key, message] of Object.entries(english)) {
    expect({ key, takes: argumentsOf(parse(french[key] ?? '')) }).toEqual({ key, takes: argumentsOf(parse(message)) })
  }
})

test('no message uses a straight apostrophe or an exclamation mark', () => {
  const all = [...Object.values(english), ...Object.values(french)]
  expect(all.filter((message) => /['!]/.test(message))).toEqual([])
})

describe('French', () => {
  test('follows the rules of typography', () => {
    const faults = Object.entries(french).flatMap(([key, message]) =>
      textsOf(parse(message)).flatMap((text) => typographyFaults(text).map((fault) => `${key}: ${fault}`)),
    )
    expect(faults).toEqual([])
  })

  test('says Annuler only with its object: the attribution or the subscription', () => {
    const bare = Object.entries(french).filter(([, message]) => /annuler(?! (l’attribution|l’abonnement))/i.test(message))
    expect(bare).toEqual([])
  })

  test('never uses the words that Microsoft’s pages mix up', () => {
    const wrong = /\b(affecter|affectation|assigner|assignation|désaffecter|désattribuer|locataire|siège|siège[s]?)\b/i
    // What people type into the search is understood, and shown nowhere.
    const isTyped = (key: string): boolean => /^ui\.search\.(also\.|verb\.\w+\.(starts|links)$)/.test(key)
    expect(Object.entries(french).filter(([key, message]) => !isTyped(key) && wrong.test(message))).toEqual([])
  })

  test('has the category many, for exact millions, wherever it counts with a following noun', () => {
    const missing = Object.entries(french).filter(([, message]) =>
      pluralTokens(parse(message)).some((token) => {
        if (!('cases' in token)) return false
        const branch = (key: string) => token.cases.find((found) => found.key === key)
        const other = branch('other')?.tokens ?? []
        const after = other[0]?.type === 'octothorpe' && other[1]?.type === 'content' ? other[1].value : ''
        return /^ (?!sur )[a-zé]/.test(after) && !branch('many')
      }),
    )
    expect(missing.map(([key]) => key)).toEqual([])
  })

  test('finds a planted fault', () => {
    expect(typographyFaults("l'attribution :")).toHaveLength(2)
    expect(typographyFaults('Quitter ?')).toHaveLength(1)
    expect(typographyFaults('l’attribution\u00a0: «\u00a0oui\u00a0»')).toEqual([])
  })
})

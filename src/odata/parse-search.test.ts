import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GROUP_SHAPE } from '#model/group.ts'
import { USER_SHAPE } from '#model/user.ts'
import { arbitrarySearch } from '#test/fixtures/arbitrary-query.ts'
import { formatSearch } from './format-search.ts'
import { matchSearch } from './match-search.ts'
import { parseSearch } from './parse-search.ts'

const words = (property: string | null, ...list: string[]) => ({ kind: 'words', property, words: list })

test.each<[string, unknown]>([
  [`"displayName:Pr"`, words('displayName', 'pr')],
  [`"DISPLAYNAME:One Video"`, words('displayName', 'one', 'video')],
  [`"displayName:Video" OR "description:prod"`, { kind: 'or', clauses: [words('displayName', 'video'), words('description', 'prod')] }],
  [
    `("displayName:a" OR "displayName:b") AND "mail:c"`,
    {
      kind: 'and',
      clauses: [{ kind: 'or', clauses: [words('displayName', 'a'), words('displayName', 'b')] }, { kind: 'start', property: 'mail', text: 'c' }],
    },
  ],
  [
    `"displayName:a" AND "displayName:b" OR "displayName:c"`,
    { kind: 'or', clauses: [{ kind: 'and', clauses: [words('displayName', 'a'), words('displayName', 'b')] }, words('displayName', 'c')] },
  ],
  [String.raw`"mail:a\"b\\c"`, { kind: 'start', property: 'mail', text: String.raw`a"b\c` }],
  [`"displayName:--"`, { kind: 'start', property: 'displayName', text: '--' }],
])('%s', (text, value) => {
  expect(parseSearch(GROUP_SHAPE, text, { anywhere: false })).toEqual({ ok: true, value })
})

test.each<[string, string, string]>([
  ['displayName:x', 'BadRequest', `Syntax error: character 'd' is not valid at position 0 in 'displayName:x'.`],
  ['', 'BadRequest', `Syntax error at position 0 in ''.`],
  ['"displayName:x', 'BadRequest', `character '"' is not valid at position 0`],
  ['"displayName:x" and "displayName:y"', 'BadRequest', `character 'a' is not valid at position 16`],
  ['("displayName:x"', 'BadRequest', 'Syntax error at position 16'],
  ['"displayName:x" OR', 'BadRequest', 'Syntax error at position 18'],
  ['"x"', 'Request_UnsupportedQuery', `Unsupported or invalid search clause specified for property 'x' of resource 'User'.`],
  ['"colour:x"', 'Request_UnsupportedQuery', `property 'colour'`],
  ['"accountEnabled:true"', 'Request_UnsupportedQuery', `property 'accountEnabled'`],
  [`${'('.repeat(70)}"mail:x"`, 'BadRequest', 'deeper than 64 levels'],
  [Array(31).fill('"mail:x"').join(' OR '), 'BadRequest', 'more than 30 clauses'],
])('%s is refused', (text, code, message) => {
  expect(parseSearch(USER_SHAPE, text, { anywhere: false })).toMatchObject({
    ok: false,
    refusal: { code, message: expect.stringContaining(message) },
  })
})

describe('Marc McDonald-Oneill, video group 2024', () => {
  const record = {
    displayName: 'Marc McDonald-Oneill',
    givenName: 'Marc',
    surname: 'McDonald-Oneill',
    userPrincipalName: 'marc.m@contoso.com',
    mail: null,
    mobilePhone: '+33 6 12',
    proxyAddresses: ['SMTP:marc@contoso.com'],
  }
  test.each<[string, boolean]>([
    ['"displayName:marc"', true],
    ['"displayName:ma"', true],
    ['"displayName:arc"', false],
    ['"displayName:oneill marc"', true],
    ['"displayName:mcdonald"', true],
    ['"displayName:mcdonaldoneill"', true],
    ['"displayName:McDonald"', true],
    ['"displayName:marc zoe"', false],
    ['"mobilePhone:+33"', true],
    ['"mobilePhone:6"', false],
    ['"proxyAddresses:smtp:marc"', true],
    ['"mail:m"', false],
    ['"contoso mcd"', true],
    ['"marc.m@contoso.com"', true],
    ['"fabrikam"', false],
  ])('%s: %s', (text, answer) => {
    const parsed = parseSearch(USER_SHAPE, text, { anywhere: true })
    expect(parsed.ok && matchSearch(USER_SHAPE, parsed.value, record)).toBe(answer)
  })
})

test('what is written is read as the same search', () => {
  fc.assert(
    fc.property(arbitrarySearch(USER_SHAPE, true), (search) => {
      expect(parseSearch(USER_SHAPE, formatSearch(search), { anywhere: true })).toEqual({ ok: true, value: search })
    }),
    { numRuns: 300 },
  )
})

test('no text makes the parser throw, and what it reads it can write', () => {
  const parts = ['"', '\\', '(', ')', ' AND ', ' OR ', 'displayName:', 'mail:', '"displayName:x"']
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...parts)).map((list) => list.join('')))
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parseSearch(USER_SHAPE, text, { anywhere: true })
      const again = parsed.ok ? parseSearch(USER_SHAPE, formatSearch(parsed.value), { anywhere: true }) : parsed
      expect(again).toEqual(parsed)
    }),
    { numRuns: 2000 },
  )
  for (const part of ['"', '\\', '(', ' ', '"a']) {
    expect(parseSearch(USER_SHAPE, part.repeat(16_384 / part.length), { anywhere: true }).ok).toBe(false)
  }
})

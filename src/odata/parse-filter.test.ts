import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GROUP_SHAPE } from '#model/group.ts'
import { USER_SHAPE } from '#model/user.ts'
import { arbitraryFilter } from '#test/fixtures/arbitrary-query.ts'
import { formatFilter } from './format-filter.ts'
import { parseFilter } from './parse-filter.ts'

const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
const text = (value: string) => ({ type: 'String', value })
const compare = (path: string[], operator: string, value: unknown) => ({ kind: 'compare', path, operator, value })
const city = compare(['city'], 'eq', text('Paris'))
const member = compare(['userType'], 'eq', text('Member'))
const enabled = compare(['accountEnabled'], 'eq', { type: 'Boolean', value: true })
const noLicense = { kind: 'empty', path: ['assignedLicenses'] }
const anyLicense = { kind: 'some', path: ['assignedLicenses'], where: { kind: 'and', clauses: [] } }

describe('a filter that Graph answers by default', () => {
  test.each<[string, unknown]>([
    [`city eq 'Paris'`, city],
    [`CITY EQ 'Paris'`, city],
    [`(city eq 'Paris')`, city],
    [`displayName eq 'O''Neil'`, compare(['displayName'], 'eq', text("O'Neil"))],
    [`accountEnabled eq true`, enabled],
    [`accountEnabled eq True and city eq 'Paris'`, { kind: 'and', clauses: [enabled, city] }],
    [
      `city eq 'Paris' or userType eq 'Member' AND accountEnabled eq true`,
      { kind: 'or', clauses: [city, { kind: 'and', clauses: [member, enabled] }] },
    ],
    [
      `(city eq 'Paris' or userType eq 'Member') and accountEnabled eq true`,
      { kind: 'and', clauses: [{ kind: 'or', clauses: [city, member] }, enabled] },
    ],
    [`startswith(DisplayName,'F')`, { kind: 'text', path: ['displayName'], test: 'startsWith', text: 'F' }],
    [`startsWith(displayName, 'x') eq true`, { kind: 'text', path: ['displayName'], test: 'startsWith', text: 'x' }],
    [`usageLocation in ('FR', 'BE')`, { kind: 'in', path: ['usageLocation'], values: [text('FR'), text('BE')] }],
    [
      `assignedLicenses/any(a:a/skuId eq ${E5.toUpperCase()})`,
      { kind: 'some', path: ['assignedLicenses'], where: compare(['skuId'], 'eq', { type: 'Guid', value: E5 }) },
    ],
    [
      `assignedLicenses/any(x:x/skuId eq ${E5} or x/skuId in (${E5}))`,
      {
        kind: 'some',
        path: ['assignedLicenses'],
        where: {
          kind: 'or',
          clauses: [
            compare(['skuId'], 'eq', { type: 'Guid', value: E5 }),
            { kind: 'in', path: ['skuId'], values: [{ type: 'Guid', value: E5 }] },
          ],
        },
      },
    ],
    [`assignedLicenses/any()`, anyLicense],
    [
      `proxyAddresses/any(p:startsWith(p,'smtp:a'))`,
      { kind: 'some', path: ['proxyAddresses'], where: { kind: 'text', path: [], test: 'startsWith', text: 'smtp:a' } },
    ],
    [
      `createdDateTime ge 2026-11-22T10:00:00+02:00`,
      compare(['createdDateTime'], 'ge', { type: 'DateTimeOffset', value: '2026-11-22T08:00:00.000Z' }),
    ],
    [
      `createdDateTime le 2026-11-22`,
      compare(['createdDateTime'], 'le', { type: 'DateTimeOffset', value: '2026-11-22T00:00:00.000Z' }),
    ],
    [`manager/id eq 'x'`, compare(['manager', 'id'], 'eq', text('x'))],
    [`true`, { kind: 'and', clauses: [] }],
    [`false`, { kind: 'or', clauses: [] }],
  ])('%s', (source, value) => {
    expect(parseFilter(USER_SHAPE, source, { advanced: false })).toEqual({ ok: true, value })
  })

  test('on groups: their kind, their licences, and the property that is never shown', () => {
    for (const source of [
      `groupTypes/any(c:c eq 'Unified') and startswith(DisplayName,'F')`,
      `assignedLicenses/any(a:a/skuId eq ${E5})`,
      `hasMembersWithLicenseErrors eq true`,
    ]) {
      expect(parseFilter(GROUP_SHAPE, source, { advanced: false })).toMatchObject({ ok: true })
    }
  })
})

describe('a filter that needs an advanced query', () => {
  test.each<[string, unknown, string]>([
    [`city ne 'Paris'`, { ...city, operator: 'ne' }, `Operator 'ne' is not supported`],
    [`not (city eq 'Paris')`, { kind: 'not', clause: city }, `Operator 'not' is not supported`],
    [`NOT startsWith(city,'P')`, { kind: 'not', clause: { kind: 'text', path: ['city'], test: 'startsWith', text: 'P' } }, `Operator 'not'`],
    [`endsWith(mail,'@a.com')`, { kind: 'text', path: ['mail'], test: 'endsWith', text: '@a.com' }, `Operator 'endsWith' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`],
    [`city eq null`, compare(['city'], 'eq', { type: 'Null', value: null }), `Operator 'eq null' is not supported`],
    [`assignedLicenses/$count eq 0`, noLicense, `Operator '$count' is not supported`],
    [`assignedLicenses/$count ne 0`, { kind: 'not', clause: noLicense }, `Operator '$count' is not supported`],
    [`companyName eq 'A'`, compare(['companyName'], 'eq', text('A')), `Unsupported or invalid query filter clause specified for property 'companyName' of resource 'User'.`],
    [
      `onPremisesExtensionAttributes/extensionAttribute1 eq 'A'`,
      compare(['onPremisesExtensionAttributes', 'extensionAttribute1'], 'eq', text('A')),
      `specified for property 'onPremisesExtensionAttributes/extensionAttribute1' of resource 'User'.`,
    ],
    [
      `assignedPlans/any(p:p/service eq 'exchange' and p/capabilityStatus eq 'Enabled')`,
      {
        kind: 'some',
        path: ['assignedPlans'],
        where: { kind: 'and', clauses: [compare(['service'], 'eq', text('exchange')), compare(['capabilityStatus'], 'eq', text('Enabled'))] },
      },
      `specified for property 'assignedPlans' of resource 'User'.`,
    ],
    [`proxyAddresses/all(p:p eq 'a')`, { kind: 'every', path: ['proxyAddresses'], where: compare([], 'eq', text('a')) }, `Operator 'all'`],
  ])('%s', (source, value, message) => {
    expect(parseFilter(USER_SHAPE, source, { advanced: true })).toEqual({ ok: true, value })
    expect(parseFilter(USER_SHAPE, source, { advanced: false })).toMatchObject({
      ok: false,
      refusal: { status: 400, code: 'Request_UnsupportedQuery', message: expect.stringContaining(message) },
    })
  })
})

describe('a filter that is refused', () => {
  const UNSUPPORTED = 'Request_UnsupportedQuery'
  test.each<[string, string, string]>([
    ['', 'BadRequest', `Syntax error at position 0 in ''`],
    [`city`, 'BadRequest', `Syntax error at position 4 in 'city'`],
    [`city eq`, 'BadRequest', 'Syntax error at position 7'],
    [`city eq 'Paris' and`, 'BadRequest', 'Syntax error at position 19'],
    [`city eq 'Paris') `, 'BadRequest', 'Syntax error at position 15'],
    [`city eq '\0'`, 'BadRequest', 'characters that are not text'],
    [`city eq '\uD800'`, 'BadRequest', 'characters that are not text'],
    [`city eq '${'a'.repeat(20_000)}'`, 'BadRequest', 'longer than 16384 characters'],
    [`city eq 'Paris`, 'BadRequest', 'unterminated string literal'],
    [`city like 'Paris'`, 'BadRequest', 'Syntax error at position 5'],
    [`city in ()`, 'BadRequest', 'Syntax error at position 9'],
    [`colour eq 'red'`, 'BadRequest', `Could not find a property named 'colour' on type 'microsoft.graph.user'.`],
    [`__proto__ eq 'red'`, 'BadRequest', `Could not find a property named '__proto__'`],
    [`assignedLicenses/any(a:b/skuId eq ${E5})`, 'BadRequest', `Could not find a property named 'b'`],
    [`assignedLicenses/any(a:a/name eq 'x')`, 'BadRequest', `Could not find a property named 'name' on type 'microsoft.graph.assignedLicense'.`],
    [`assignedLicenses/any(a:a/skuId eq '${E5}')`, 'BadRequest', `incompatible types was detected. Found operand types 'Edm.Guid' and 'Edm.String' for operator kind 'Equal'.`],
    [`accountEnabled eq 'true'`, 'BadRequest', `Found operand types 'Edm.Boolean' and 'Edm.String'`],
    [`city eq 3`, 'BadRequest', `Found operand types 'Edm.String' and 'Edm.Int32'`],
    [`createdDateTime ge 2026-02-30`, 'BadRequest', 'Syntax error at position 19'],
    [`createdDateTime ge null`, UNSUPPORTED, `property 'createdDateTime' of resource 'User'`],
    [`userPrincipalName eq null`, UNSUPPORTED, `property 'userPrincipalName' of resource 'User'`],
    [`contains(displayName,'a')`, UNSUPPORTED, `property 'displayName' of resource 'User'`],
    [`city gt 'a'`, UNSUPPORTED, `property 'city' of resource 'User'`],
    [`assignedLicenses eq null`, UNSUPPORTED, `property 'assignedLicenses' of resource 'User'`],
    [`assignedLicenses/skuId eq ${E5}`, UNSUPPORTED, `property 'assignedLicenses' of resource 'User'`],
    [`assignedLicenses/$count eq 1`, UNSUPPORTED, `property 'assignedLicenses' of resource 'User'`],
    [`assignedLicenses/any(a:a/disabledPlans/any(p:p eq ${E5}))`, UNSUPPORTED, `property 'assignedLicenses/disabledPlans' of resource 'User'`],
    [`licenseAssignmentStates/any(s:s/state eq 'Error')`, UNSUPPORTED, `property 'licenseAssignmentStates' of resource 'User'`],
    [`passwordProfile/password eq 'x'`, UNSUPPORTED, `property 'passwordProfile/password' of resource 'User'`],
    [`city/any()`, UNSUPPORTED, `property 'city' of resource 'User'`],
    [`city/name eq 'x'`, 'BadRequest', `Could not find a property named 'name'`],
    [`signInActivity/lastSignInDateTime le 2026-01-01`, UNSUPPORTED, `property 'signInActivity' of resource 'User'`],
    [`aboutMe eq 'x'`, 'NotImplemented', 'aboutMe'],
    [Array(16).fill(`city eq 'a'`).join(' or '), UNSUPPORTED, `Too many child clauses specified in search filter expression containing 'OR' operators: 16. Max allowed: 15.`],
    [`city in (${Array(16).fill(`'a'`).join(',')})`, UNSUPPORTED, 'Too many child clauses'],
    [Array(301).fill(`city eq 'a'`).join(' and '), 'BadRequest', 'more than 300 clauses'],
    [`${'('.repeat(65)}city eq 'a'${')'.repeat(65)}`, 'BadRequest', 'deeper than 64 levels'],
    [`${'not '.repeat(65)}city eq 'a'`, 'BadRequest', 'deeper than 64 levels'],
  ])('%.60s', (source, code, message) => {
    expect(parseFilter(USER_SHAPE, source, { advanced: true })).toMatchObject({
      ok: false,
      refusal: { code, status: code === 'NotImplemented' ? 501 : 400, message: expect.stringContaining(message) },
    })
  })

  test('a group by when it was made, in the words of the documentation', () => {
    expect(parseFilter(GROUP_SHAPE, 'createdDateTime ge 2021-11-01', { advanced: true })).toEqual({
      ok: false,
      refusal: {
        status: 400,
        code: 'Request_UnsupportedQuery',
        message: `Unsupported or invalid query filter clause specified for property 'createdDateTime' of resource 'Group'.`,
      },
    })
  })
})

test.each([USER_SHAPE, GROUP_SHAPE])('what is written is read as the same filter', (shape) => {
  fc.assert(
    fc.property(arbitraryFilter(shape), (filter) => {
      expect(parseFilter(shape, formatFilter(filter), { advanced: true })).toEqual({ ok: true, value: filter })
    }),
    { numRuns: 300 },
  )
})

const WORDS = [...'()/,:\'" ', 'city', 'eq', 'not ', 'and ', 'or ', 'any', 'in', 'null', "'x'", 'assignedLicenses', '$count', '0', 'startsWith']

test('no text makes the parser throw', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...WORDS)).map((words) => words.join('')))
  fc.assert(
    fc.property(anyText, (source) => {
      expect(typeof parseFilter(USER_SHAPE, source, { advanced: true }).ok).toBe('boolean')
    }),
    { numRuns: 2000 },
  )
})

test('a long text is answered at once, whatever it repeats', () => {
  for (const part of ["'", "''", '(', ' ', 'a/', 'not ', "city eq 'a' and ", '2026-11-22T', '-1']) {
    expect(parseFilter(USER_SHAPE, part.repeat(16_384 / part.length), { advanced: true }).ok).toBe(false)
  }
})

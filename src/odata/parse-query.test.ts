import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GROUP_SHAPE } from '#model/group.ts'
import { USER_SHAPE } from '#model/user.ts'
import { arbitraryQuery } from '#test/fixtures/arbitrary-query.ts'
import { formatQuery } from './format-query.ts'
import { parseQuery } from './parse-query.ts'
import type { QueryOptions } from './parse-query.ts'
import { parseQueryString } from './parse-query-string.ts'
import { OPTION_NAMES } from './query.ts'

const GRAPH: QueryOptions = { advanced: false, allow: OPTION_NAMES.filter((name) => name !== '$skip') }
const EVENTUAL: QueryOptions = { ...GRAPH, advanced: true }

function read(address: string, options: QueryOptions, shape = USER_SHAPE as typeof USER_SHAPE | typeof GROUP_SHAPE) {
  const params = parseQueryString(address)
  return params.ok ? parseQuery(shape, params.value, options) : params
}

const unified = {
  kind: 'some',
  path: ['groupTypes'],
  where: { kind: 'compare', path: [], operator: 'eq', value: { type: 'String', value: 'Unified' } },
}
const startsWithF = { kind: 'text', path: ['displayName'], test: 'startsWith', text: 'F' }

describe('an address as clients send it', () => {
  test('with plus signs, encoded keys and any case', () => {
    const expected = { ok: true, value: { filter: { kind: 'and', clauses: [unified, startsWithF] }, top: 100 } }
    for (const address of [
      `$filter=groupTypes/any(c:c+eq+%27Unified%27)%20and%20startswith(DisplayName,%27F%27)&$top=100`,
      `?%24FILTER=groupTypes/any(c:c eq 'Unified') and startswith(displayname,'F')&%24Top=100`,
      `filter=groupTypes/any(c:c%20eq%20'Unified')+AND+startsWith(displayName,'F')&top=100&&`,
    ]) {
      expect(read(address, GRAPH, GROUP_SHAPE)).toEqual(expected)
    }
  })

  test('with names put right, each selected once', () => {
    expect(read('$select=ID,displayname,%20Mail,mail&$orderby=DisplayName%20DESC,userprincipalname', GRAPH)).toEqual({
      ok: true,
      value: {
        select: ['id', 'displayName', 'mail'],
        orderBy: [
          { path: ['displayName'], descending: true },
          { path: ['userPrincipalName'], descending: false },
        ],
      },
    })
  })

  test('with expansion', () => {
    expect(read('$expand=Manager($levels=max;$select=id,displayName),memberOf', GRAPH)).toEqual({
      ok: true,
      value: { expand: [{ navigation: 'manager', levels: 'max', select: ['id', 'displayName'] }, { navigation: 'memberOf' }] },
    })
  })

  test('advanced: filter and order together, counted', () => {
    expect(read(`$filter=endswith(mail,'a@contoso.com')&$orderby=userPrincipalName&$count=true`, EVENTUAL)).toMatchObject({
      ok: true,
      value: { count: true, orderBy: [{ path: ['userPrincipalName'] }], filter: { test: 'endsWith' } },
    })
    expect(read(`$filter=city ne 'Paris'`, { ...EVENTUAL, counted: true })).toMatchObject({ ok: true })
  })

  test('a search needs the header alone', () => {
    expect(read('$search="displayName:wa"', EVENTUAL)).toMatchObject({ ok: true })
  })

  test('a count without the header is ignored', () => {
    expect(read('$count=true', GRAPH)).toEqual({ ok: true, value: {} })
  })

  test('options that are not of OData pass unread, and a percent sign that encodes nothing stays', () => {
    expect(parseQueryString('apiKey=1&$filter=a%zz')).toEqual({ ok: true, value: { apiKey: '1', $filter: 'a%zz' } })
    expect(read('apiKey=1', GRAPH)).toEqual({ ok: true, value: {} })
  })

  test('what Graph has and is not kept may be selected, and is not there', () => {
    expect(read('$select=id,signInActivity', GRAPH)).toEqual({ ok: true, value: { select: ['id'] } })
  })

  test('what one person alone has may be selected of one person', () => {
    expect(read('$select=id,aboutMe', { ...GRAPH, single: true })).toEqual({ ok: true, value: { select: ['id'] } })
  })
})

describe('an address that is refused', () => {
  test.each<[string, QueryOptions, string, string]>([
    ['$top=1000', GRAPH, 'Request_UnsupportedQuery', `Invalid page size specified: '1000'. Must be between 1 and 999 inclusive.`],
    ['$top=0', GRAPH, 'Request_UnsupportedQuery', `Invalid page size specified: '0'.`],
    ['$top=ten', GRAPH, 'BadRequest', `Invalid value 'ten' for $top query option found.`],
    ['$skip=5', GRAPH, 'Request_BadRequest', `'$skip' is not supported by the service.`],
    ['$apply=x', GRAPH, 'BadRequest', `'$apply' is not supported`],
    ['$top=1&%24top=2', GRAPH, 'BadRequest', `'$top' was specified more than once`],
    ['$count=maybe', GRAPH, 'BadRequest', `Invalid value 'maybe' for $count`],
    ['', { ...GRAPH, counted: true }, 'Request_BadRequest', '$count is not currently supported.'],
    ['$search="displayName:x"', GRAPH, 'Request_UnsupportedQuery', `Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'`],
    [`$filter=city eq 'a'&$orderby=displayName`, GRAPH, 'Request_UnsupportedQuery', 'Sorting not supported for current query.'],
    [`$filter=city ne 'a'`, EVENTUAL, 'Request_UnsupportedQuery', `Operator 'ne' is not supported`],
    [`$filter=city ne 'a'&$count=true`, GRAPH, 'Request_UnsupportedQuery', `Operator 'ne' is not supported`],
    ['$orderby=city', GRAPH, 'Request_UnsupportedQuery', 'Sorting not supported'],
    ['$orderby=assignedLicenses&$count=true', EVENTUAL, 'Request_UnsupportedQuery', 'Sorting not supported'],
    ['$orderby=colour', GRAPH, 'BadRequest', `Could not find a property named 'colour' on type 'microsoft.graph.user'.`],
    ['$orderby=city sideways', GRAPH, 'BadRequest', 'Syntax error in $orderby'],
    ['$select=id,colour', GRAPH, 'BadRequest', `Parsing OData Select and Expand failed: Could not find a property named 'colour' on type 'microsoft.graph.user'.`],
    ['$select=mailboxSettings', GRAPH, 'NotImplemented', 'mailboxSettings'],
    ['$expand=photo', GRAPH, 'ExpandNotSupported', 'photo'],
    ['$expand=manager($top=1)', GRAPH, 'ExpandNotSupported', '$top=1'],
    ['$expand=manager(', GRAPH, 'BadRequest', 'Syntax error'],
    [`$filter=city eq '%00'`, GRAPH, 'BadRequest', 'contains characters that are not text'],
    [`$filter=${'a'.repeat(20_000)}`, GRAPH, 'BadRequest', 'longer than 16384 characters'],
  ])('%.60s', (address, options, code, message) => {
    expect(read(address, options)).toMatchObject({ ok: false, refusal: { code, message: expect.stringContaining(message) } })
  })
})

test.each([USER_SHAPE, GROUP_SHAPE])('what is written is read as the same query', (shape) => {
  const options: QueryOptions = { advanced: true, allow: OPTION_NAMES, anywhere: true }
  fc.assert(
    fc.property(arbitraryQuery(shape, { anywhere: true }), (query) => {
      expect(read(formatQuery(query), options, shape)).toEqual({ ok: true, value: query })
    }),
    { numRuns: 300 },
  )
})

test('a query is written so that people can read it', () => {
  expect(
    formatQuery({
      filter: { kind: 'not', clause: { kind: 'empty', path: ['assignedLicenses'] } },
      orderBy: [{ path: ['displayName'], descending: true }],
      expand: [{ navigation: 'manager', select: ['id'], levels: 2 }],
      count: true,
    }),
  ).toBe('$filter=assignedLicenses/$count%20ne%200&$orderby=displayName%20desc&$expand=manager($select=id;$levels=2)&$count=true')
})

test('no address makes the parser throw', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...'(),;=$/ ', 'manager', '$select', '%2', '+')).map((parts) => parts.join('')))
  const option = fc.tuple(fc.constantFrom(...OPTION_NAMES, '', '__proto__'), value).map((pair) => pair.join('='))
  fc.assert(
    fc.property(fc.array(option, { maxLength: 4 }), (options) => {
      expect(typeof read(options.join('&'), EVENTUAL).ok).toBe('boolean')
    }),
    { numRuns: 2000 },
  )
})

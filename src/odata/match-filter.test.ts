import { describe, expect, test } from 'vitest'
import { USER_SHAPE } from '#model/user.ts'
import { matchFilter } from './match-filter.ts'
import { parseFilter } from './parse-filter.ts'

const E3 = '05e9a617-0261-4cee-bb44-138d3ef5d965'
const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'

const zoe = {
  id: '184efa21-98c3-4e5d-95ab-d07053a96e67',
  displayName: 'Zoé Durand',
  city: null,
  accountEnabled: true,
  createdDateTime: '2026-11-22T08:00:00Z',
  mail: 'Zoe.Durand@contoso.com',
  assignedLicenses: [{ skuId: E5, disabledPlans: [] }],
  proxyAddresses: ['SMTP:zoe@contoso.com', 'smtp:z@contoso.com'],
  otherMails: [],
  employeeOrgData: null,
}

function matches(source: string): boolean {
  const parsed = parseFilter(USER_SHAPE, source, { advanced: true })
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  return matchFilter(parsed.value, zoe)
}

describe('Zoé Durand, of no city, with E5', () => {
  test.each<[string, boolean]>([
    [`displayName eq 'ZOÉ DURAND'`, true],
    [`displayName eq 'Zoe\u0301 Durand'`, true],
    [`displayName eq 'Zoe Durand'`, false],
    [`startsWith(displayName,'zoé d')`, true],
    [`endsWith(mail,'@CONTOSO.com')`, true],
    [`displayName ge 'zoé'`, true],
    [`displayName le 'zoé'`, false],
    [`accountEnabled eq true`, true],
    [`accountEnabled ne true`, false],
    [`createdDateTime eq 2026-11-22T09:00:00.000+01:00`, true],
    [`createdDateTime ge 2026-11-22`, true],
    [`createdDateTime le 2026-11-22`, false],
    [`id eq '184EFA21-98C3-4E5D-95AB-D07053A96E67'`, true],
    // Null: equal to null alone, different from every value, neither before nor after any.
    [`city eq null`, true],
    [`city ne null`, false],
    [`city eq 'Paris'`, false],
    [`city ne 'Paris'`, true],
    [`not (city eq 'Paris')`, true],
    [`city ge 'a'`, false],
    [`city le 'a'`, false],
    [`city in ('Paris','Lyon')`, false],
    [`startsWith(city,'')`, false],
    [`not startsWith(city,'P')`, true],
    [`startsWith(displayName,'')`, true],
    [`department eq null`, true],
    [`employeeOrgData/costCenter ne 'X'`, true],
    [`assignedLicenses/any(a:a/skuId eq ${E5})`, true],
    [`assignedLicenses/any(a:a/skuId eq ${E3})`, false],
    [`not assignedLicenses/any(a:a/skuId eq ${E3})`, true],
    [`assignedLicenses/$count eq 0`, false],
    [`assignedLicenses/$count ne 0`, true],
    [`otherMails/$count eq 0`, true],
    [`otherMails/all(o:o eq 'x')`, true],
    [`otherMails/any(o:o ne 'x')`, false],
    [`proxyAddresses/any(p:p eq 'smtp:Z@contoso.com')`, true],
    [`proxyAddresses/all(p:endsWith(p,'@contoso.com'))`, true],
    [`true`, true],
    [`false`, false],
  ])('%s: %s', (source, answer) => {
    expect(matches(source)).toBe(answer)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGraphAdmin } from '#test/fixtures/graph-admin.ts'
import type { GraphAdmin } from '#test/fixtures/graph-admin.ts'

let admin: GraphAdmin
beforeAll(async () => {
  admin = await openGraphAdmin()
}, 60_000)
afterAll(() => admin.licet.close())

const person = (domain: string) => ({ accountEnabled: true, displayName: 'New', mailNickname: 'new', userPrincipalName: `new@${domain}`, passwordProfile: { password: 'Sufficiently-1-long' } })

describe('a domain', () => {
  test('is added, said to be ours, made the default one, and taken away when nobody is named after it', async () => {
    const { ask, licet } = admin
    expect(await ask('POST', '/domains', { id: 'Fabrikam.example' })).toMatchObject({ status: 201, body: { id: 'fabrikam.example', isVerified: false, isDefault: false } })
    expect((await ask('POST', '/users', person('fabrikam.example'))).status).toBe(400)
    expect((await ask('PATCH', '/domains/fabrikam.example', { isDefault: true })).status).toBe(400)
    expect(await ask('POST', '/domains/fabrikam.example/verify')).toMatchObject({ status: 200, body: { id: 'fabrikam.example', isVerified: true } })
    expect((await ask('PATCH', '/domains/FABRIKAM.example', { isDefault: true })).status).toBe(204)
    const { value } = (await ask('GET', '/domains')).body
    expect(value.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual(['fabrikam.example'])

    const { id } = (await ask('POST', '/users', person('fabrikam.example'))).body
    expect((await ask('PATCH', `/domains/${licet.domain}`, { isDefault: true })).status).toBe(204)
    expect((await ask('DELETE', '/domains/fabrikam.example')).body.error.message).toContain('while it is referenced by users')
    await ask('PATCH', `/users/${id}`, { userPrincipalName: `new@${licet.domain}` })
    expect((await ask('DELETE', '/domains/fabrikam.example')).status).toBe(204)
    expect((await ask('GET', '/domains/fabrikam.example')).status).toBe(404)
  })

  test('says what it is used for, and who is named after it', async () => {
    const { ask } = admin
    const domain = '/domains/northwind.example'
    await ask('POST', '/domains', { id: 'northwind.example' })
    await ask('POST', `${domain}/verify`)
    expect((await ask('PATCH', domain, { supportedServices: ['Email', 'Intune'] })).status).toBe(204)
    expect((await ask('GET', domain)).body).toMatchObject({ isDefault: false, supportedServices: ['Email', 'Intune'] })
    expect((await ask('GET', `${domain}/domainNameReferences`)).body.value).toEqual([])
    const { id } = (await ask('POST', '/users', { ...person('northwind.example'), mailNickname: 'wind' })).body
    expect((await ask('GET', `${domain}/domainNameReferences`)).body.value).toMatchObject([{ '@odata.type': '#microsoft.graph.user', id }])
    expect((await ask('GET', `${domain}/domainNameReferences/microsoft.graph.group`)).body.value).toEqual([])
    for (const records of ['verificationDnsRecords', 'serviceConfigurationRecords']) expect((await ask('GET', `${domain}/${records}`)).body.value).toEqual([])
    expect((await ask('GET', '/domains/nowhere.example/verificationDnsRecords')).status).toBe(404)
  })

  test.each([
    ['PATCH', '/domains/contoso.com', { supportedServices: ['Fax'] }, 400],
    ['POST', '/domains', { id: 'no domain' }, 400],
    ['POST', '/domains', {}, 400],
    ['POST', '/domains', { id: 'contoso.com' }, 400],
    ['POST', '/domains/nowhere.example/verify', undefined, 404],
    ['POST', '/domains/contoso.com/verify', undefined, 400],
    ['PATCH', '/domains/contoso.com', { isDefault: false }, 400],
    ['PATCH', '/domains/contoso.com', { isRoot: true }, 400],
    ['DELETE', '/domains/contoso.com', undefined, 400],
  ] as const)('%s %s %j is refused', async (method, url, body, status) => {
    expect((await admin.ask(method, url, body)).status).toBe(status)
  })

  test('and the audit log tells of it', async () => {
    const { ask } = admin
    await ask('POST', '/domains', { id: 'audited.example' })
    const { value } = (await ask('GET', "/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Add unverified domain'&$top=1")).body
    expect(JSON.stringify(value)).toContain('audited.example')
  })
})

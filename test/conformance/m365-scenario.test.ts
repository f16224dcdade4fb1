// CLI for Microsoft 365, unmodified, through what a licence administrator does with it, command by command.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_SCOPES, ROLES } from '#engine/access.ts'
import { giving, inTwenties } from '#test/fixtures/license-client.ts'
import { openM365 } from '#test/fixtures/m365-command.ts'
import type { M365 } from '#test/fixtures/m365-command.ts'
import { startLicet } from '#test/fixtures/server.ts'
import type { Licet } from '#test/fixtures/server.ts'
import { makeCast, PASSWORD } from '#test/fixtures/sign-in-cast.ts'
import type { Cast, MadeApp } from '#test/fixtures/sign-in-cast.ts'

const E5 = '06ebc4ee-1bb5-47dd-8120-11324bc54e06'
/** Contoso owns fewer seats of Project than it uses. */
const SOLD_OUT = '53818b1b-4a27-454b-8896-0dba576410e6'
const UNKNOWN = '1b0f7a3c-6a53-4d6f-9a55-3d2a5d9a7c10'
const PEOPLE = 100

type Plain = Readonly<Record<string, unknown>>
interface WithId {
  readonly id: string
}
interface BatchPart {
  readonly id: string
  readonly status: number
  readonly body: WithId
}

let licet: Licet
let cast: Cast
let m365: M365

beforeAll(async () => {
  licet = await startLicet({ built: true, args: ['--proxy', '--password-grant'] })
  cast = await makeCast(licet.ready)
  m365 = await openM365(licet.ready)
}, 90_000)
afterAll(async () => {
  await licet.stop()
  await m365[Symbol.asyncDispose]()
})

const run = <T>(...args: readonly string[]): Promise<T> => m365.run(args) as Promise<T>
const list = (...args: readonly string[]): Promise<readonly Plain[]> => run<readonly Plain[]>(...args)
const request = <T>(method: string, url: string, body?: object): Promise<T> =>
  run<T>('request', '--url', `@graph/${url}`, '--method', method, ...(body === undefined ? [] : ['--body', JSON.stringify(body), '--content-type', 'application/json']))
const licensesOf = async (user: string): Promise<unknown[]> => (await list('entra', 'user', 'license', 'list', '--userId', user)).map(({ skuId }) => skuId)

/** Many requests, twenty at a time. */
async function batches(requests: readonly object[]): Promise<readonly BatchPart[]> {
  const parts: BatchPart[] = []
  for (const twenty of inTwenties(requests)) parts.push(...(await request<{ responses: readonly BatchPart[] }>('post', '$batch', { requests: twenty })).responses)
  return parts
}

describe('m365', { timeout: 300_000 }, () => {
  let anna = ''
  let crowd: readonly string[] = []
  let link = ''

  test('logs in as an administrator', async () => {
    const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${cast.userId}` }
    expect((await cast.call('POST', `/v1.0/directoryRoles/${ROLES.globalAdministrator}/members/$ref`, reference)).status).toBe(204)
    const app = (await (await cast.call('POST', '/licet/v1/apps', { displayName: 'Administration', isPublicClient: true, scopes: ALL_SCOPES, redirectUris: ['http://localhost/back'] })).json()) as MadeApp
    const login = ['login', '--authType', 'password', '--appId', app.appId, '--tenant', licet.ready.tenantId, '--userName', cast.userPrincipalName, '--password', PASSWORD]
    expect(await m365.run(login)).toMatchObject({ connectedAs: cast.userPrincipalName })
  })

  test('lists products, makes a person with a manager, and licenses her', async () => {
    expect((await list('entra', 'license', 'list')).map(({ skuId }) => skuId)).toContain(E5)
    link = String((await request<Plain>('get', 'users/delta?$select=displayName&$deltatoken=latest'))['@odata.deltaLink'])
    const made = await run<WithId>('entra', 'user', 'add', '--displayName', 'Anna Verde', '--userName', 'anna.verde@contoso.com', '--firstName', 'Anna', '--lastName', 'Verde', '--password', PASSWORD, '--usageLocation', 'FR', '--managerUserId', cast.userId)
    anna = made.id
    expect(await run('entra', 'user', 'get', '--id', anna, '--withManager')).toMatchObject({ displayName: 'Anna Verde', manager: { userPrincipalName: cast.userPrincipalName } })
    await run('entra', 'user', 'license', 'add', '--userId', anna, '--ids', E5)
    expect(await licensesOf(anna)).toEqual([E5])
    await run('entra', 'user', 'set', '--id', anna, '--department', 'Sales', '--jobTitle', 'Buyer')
    expect(await run('entra', 'user', 'get', '--userName', 'anna.verde@contoso.com', '--properties', 'department,jobTitle')).toMatchObject({ department: 'Sales', jobTitle: 'Buyer' })
  })

  test('reads why it was refused', async () => {
    const failed = run('entra', 'user', 'license', 'add', '--userId', anna, '--ids', UNKNOWN)
    await expect(failed).rejects.toThrow(`License ${UNKNOWN} does not correspond to a valid company License.`)
    await expect(run('entra', 'user', 'license', 'remove', '--userId', anna, '--ids', UNKNOWN, '--force')).rejects.toThrow('does not correspond to a valid company License.')
    await expect(run('entra', 'user', 'get', '--id', UNKNOWN)).rejects.toThrow('does not exist or one of its queried reference-property objects are not present')
  })

  test('makes and licenses a hundred in batches of twenty', async () => {
    const person = (at: number) => ({ accountEnabled: true, displayName: `Crowd ${at}`, mailNickname: `crowd${at}`, userPrincipalName: `crowd${at}@contoso.com`, usageLocation: 'FR', passwordProfile: { password: PASSWORD } })
    const headers = { 'Content-Type': 'application/json' }
    const made = await batches(Array.from({ length: PEOPLE }, (_, at) => ({ id: String(at), method: 'POST', url: '/users', headers, body: person(at) })))
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 201))
    crowd = made.map(({ body }) => body.id)
    const licensed = await batches(crowd.map((id) => ({ id, method: 'POST', url: `/users/${id}/assignLicense`, headers, body: giving(E5) })))
    expect(licensed.map(({ status }) => status)).toEqual(crowd.map(() => 200))
    expect(await licensesOf(crowd.at(-1) ?? '')).toEqual([E5])
  })

  test('pages through everybody and follows the changes', async () => {
    const seen = (await list('entra', 'user', 'list', '--type', 'Member', '--properties', 'id')).map(({ id }) => id)
    expect(seen).toEqual(expect.arrayContaining([anna, ...crowd]))
    expect(new Set(seen).size).toBe(seen.length)
    const changed: unknown[] = []
    for (let next = link; ; ) {
      const page = await request<{ value: readonly WithId[]; '@odata.nextLink'?: string }>('get', next.replace(/^.*\/v1\.0\//, ''))
      changed.push(...page.value.map(({ id }) => id))
      if (page['@odata.nextLink'] === undefined) break
      next = page['@odata.nextLink']
    }
    expect(changed.toSorted()).toEqual([anna, ...crowd].toSorted())
  })

  test('licenses by a group, and learns whom it could not', async () => {
    const [first = '', second = ''] = crowd
    const { id: group } = await run<WithId>('entra', 'group', 'add', '--displayName', 'Project people', '--type', 'security', '--ownerIds', anna, '--memberIds', first)
    expect((await list('entra', 'group', 'list')).map(({ displayName }) => displayName)).toContain('Project people')
    await request('post', `groups/${group}/assignLicense`, giving(SOLD_OUT))
    await run('entra', 'group', 'member', 'add', '--groupId', group, '--userIds', second, '--role', 'Member')
    const members = await list('entra', 'group', 'member', 'list', '--groupId', group, '--role', 'Member')
    expect(members.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
    expect((await list('entra', 'group', 'member', 'list', '--groupId', group, '--filter', "displayName eq 'Crowd 1'")).map(({ id }) => id)).toEqual([second])
    const failed = await request<{ value: readonly WithId[] }>('get', `groups/${group}/membersWithLicenseErrors?$select=id`)
    expect(failed.value.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
    expect(await list('entra', 'user', 'groupmembership', 'list', '--userId', second)).toEqual([{ groupId: group }])

    await run('entra', 'group', 'member', 'set', '--groupId', group, '--userIds', second, '--role', 'Owner')
    await run('entra', 'group', 'member', 'remove', '--groupId', group, '--userIds', first, '--role', 'Member', '--force')
    expect((await list('entra', 'group', 'member', 'list', '--groupId', group, '--role', 'Owner')).map(({ id }) => id).toSorted()).toEqual([anna, second].toSorted())
    expect(await list('entra', 'user', 'groupmembership', 'list', '--userId', first)).toEqual([])
  })

  test('takes a licence back, deletes somebody, and brings them back with theirs', async () => {
    const [first = '', , third = ''] = crowd
    await run('entra', 'user', 'license', 'remove', '--userId', first, '--ids', E5, '--force')
    expect(await licensesOf(first)).toEqual([])
    await run('entra', 'user', 'remove', '--id', third, '--force')
    expect((await list('entra', 'user', 'recyclebinitem', 'list')).map(({ id }) => id)).toContain(third)
    await run('entra', 'user', 'recyclebinitem', 'restore', '--id', third)
    expect(await licensesOf(third)).toEqual([E5])
    await run('entra', 'user', 'session', 'revoke', '--userId', third, '--force')
  })

  test('invites a guest, and reads the organization', async () => {
    expect(await run('entra', 'user', 'guest', 'add', '--emailAddress', 'gina@fabrikam.com', '--displayName', 'Gina Guest')).toMatchObject({ invitedUserEmailAddress: 'gina@fabrikam.com', status: 'PendingAcceptance' })
    expect((await list('entra', 'user', 'list', '--type', 'Guest')).map(({ userPrincipalName }) => String(userPrincipalName))).toContainEqual(expect.stringContaining('gina_fabrikam.com#EXT#'))
    expect((await list('entra', 'organization', 'list')).map(({ id }) => id)).toEqual([licet.ready.tenantId])
  })
})

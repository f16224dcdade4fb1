import { expect, test } from 'vitest'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import * as apps from './apps.ts'
import * as grants from './grants.ts'
import { dropEndedSessions } from './identity.ts'
import { internSituation } from './situations.ts'
import * as plans from './plans.ts'
import * as signIns from './sign-ins.ts'
import { insertUsers } from './users.ts'

const AT = '2026-11-22T08:00:00.000Z'
const SOON = '2026-11-22T09:00:00.000Z'
const LATER = '2026-11-23T08:00:00.000Z'
const [PERSON, APP, FAMILY, SECRET] = ['1', '2', '3', '4'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [string, string, string, string]

onBothDatabases('signing in', (store) => {
  const db = () => store().db
  const makePerson = async (): Promise<{ tenant: number; userPk: number }> => {
    const tenant = await newTenant(store())
    const situationId = await internSituation(db(), tenant, [])
    const [userPk] = await insertUsers(db(), tenant, [{ id: PERSON, displayName: 'Ada', userPrincipalName: 'ada@contoso.com', situationId }])
    return { tenant, userPk: userPk! }
  }

  test('a person signs in with a password, whose failures are counted until it is set or accepted', async () => {
    const { tenant, userPk } = await makePerson()
    expect(await signIns.findSignIn(db(), tenant, userPk)).toMatchObject({ passwordHash: null, generation: 0 })
    await signIns.setPassword(db(), tenant, userPk, { hash: 'h', mustChange: true, at: AT })
    expect(await signIns.countFailedTry(db(), tenant, userPk)).toBe(1)
    expect(await signIns.countFailedTry(db(), tenant, userPk)).toBe(2)
    await signIns.setLock(db(), tenant, userPk, SOON)
    expect(await signIns.findSignIn(db(), tenant, userPk)).toEqual({ passwordHash: 'h', mustChange: true, failed: 2, lockedUntil: SOON, generation: 0 })
    await signIns.setLock(db(), tenant, userPk, null)
    expect(await signIns.findSignIn(db(), tenant, userPk)).toMatchObject({ failed: 0, lockedUntil: null })
  })

  test('tokens end with their generation, and what would renew them is gone', async () => {
    const { tenant, userPk } = await makePerson()
    const token = { hash: `token ${tenant}`, family: FAMILY, appId: APP, userPk, scopes: 'User.Read', expiresDateTime: LATER, usedDateTime: null }
    await grants.insertRefreshToken(db(), tenant, token)
    await signIns.endTokens(db(), tenant, userPk)
    expect(await signIns.findSignIn(db(), tenant, userPk)).toMatchObject({ generation: 1 })
    expect(await grants.findRefreshToken(db(), tenant, token.hash)).toBeUndefined()
  })

  test('a code is told used the second time, an assertion is new once, and what ended is swept out', async () => {
    const { tenant, userPk } = await makePerson()
    const code = { hash: `code ${tenant}`, appId: APP, userPk, family: FAMILY, redirectUri: 'https://a', scopes: '', challenge: null, nonce: null, expiresDateTime: SOON, usedDateTime: null }
    await grants.insertAuthorizationCode(db(), tenant, code)
    expect(await grants.useAuthorizationCode(db(), tenant, code.hash, AT)).toMatchObject({ usedDateTime: null, userPk })
    expect(await grants.useAuthorizationCode(db(), tenant, code.hash, AT)).toMatchObject({ usedDateTime: AT })
    const assertion = { hash: 'a', expiresDateTime: SOON }
    expect([await grants.insertUsedAssertion(db(), tenant, assertion), await grants.insertUsedAssertion(db(), tenant, assertion)]).toEqual([true, false])
    await dropEndedSessions(db(), LATER)
    expect(await grants.useAuthorizationCode(db(), tenant, code.hash, AT)).toBeUndefined()
    expect(await grants.insertUsedAssertion(db(), tenant, assertion)).toBe(true)
  })

  test('a plan that nobody applied is swept out once it has expired; one that was applied stays', async () => {
    const { tenant } = await makePerson()
    for (const id of [APP, SECRET]) await plans.insertPlan(db(), tenant, { id, createdDateTime: AT, expiresDateTime: SOON, body: {} })
    await plans.markPlanApplied(db(), tenant, SECRET, FAMILY)
    const kept = async () => [await plans.getPlanRow(db(), tenant, APP), await plans.getPlanRow(db(), tenant, SECRET)].map((row) => row !== undefined)
    await plans.dropExpiredPlans(db(), SOON)
    expect(await kept()).toEqual([true, true])
    await plans.dropExpiredPlans(db(), LATER)
    expect(await kept()).toEqual([false, true])
  })

  test('an app is found by its id, its client id and its secret, in its own tenant alone', async () => {
    const [tenant, other] = [await newTenant(store()), await newTenant(store())]
    const app = { id: APP, appId: FAMILY, displayName: 'App', permissions: ['A'], scopes: ['B'], redirectUris: ['https://a'], isPublicClient: true, builtIn: false, createdDateTime: AT }
    await apps.insertApp(db(), tenant, app)
    const { pk } = (await apps.findAppRow(db(), tenant, { id: APP }))!
    const credential = { id: SECRET, kind: 'secret', displayName: null, hint: 'abc', hash: `h ${tenant}`, thumbprintSha256: null, publicKey: null, startDateTime: AT, endDateTime: LATER } as const
    await apps.insertCredential(db(), tenant, pk, credential)
    expect(await apps.findAppRow(db(), tenant, { appId: FAMILY })).toEqual({ ...app, pk, generation: 0, credentials: [credential] })
    expect((await apps.findAppRowBySecret(db(), tenant, credential.hash))?.id).toBe(APP)
    expect(await apps.findAppRowBySecret(db(), other, credential.hash)).toBeUndefined()
    expect(await apps.deleteCredential(db(), other, pk, SECRET)).toBe(false)
    expect(await apps.deleteCredential(db(), tenant, pk, SECRET)).toBe(true)
    await apps.deleteApp(db(), tenant, pk)
    expect(await apps.listAppRows(db(), tenant)).toEqual([])
  })
})

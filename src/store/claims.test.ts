import { expect, test } from 'vitest'
import { newTenant, onBothDatabases } from '#test/fixtures/both-databases.ts'
import { countClaims, findClaim, insertAutoClaimPolicy, listAutoClaimPolicies, listClaims, noteClaim, updateAutoClaimPolicy } from './auto-claims.ts'
import { completeRequest, countRequests, deleteRequests, getRequestRow, insertRequest, listAsked, listRequestRows, oldestRequest } from './license-requests.ts'
import { readSelfServicePolicies, setSelfServicePolicy } from './self-service-policies.ts'
import { internSituation } from './situations.ts'
import { insertUsers } from './users.ts'

const [AT, LATER] = ['2026-11-22T08:00:00.000Z', '2026-11-23T08:00:00.000Z']
const [ADA, BEN, SKU, FIRST, SECOND] = ['1', '2', '3', '4', '5'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [string, string, string, string, string]

onBothDatabases('what people get for themselves', (store) => {
  const db = () => store().db
  const makePeople = async (): Promise<{ tenant: number; ada: number; ben: number }> => {
    const tenant = await newTenant(store())
    const situationId = await internSituation(db(), tenant, [])
    const [ada, ben] = await insertUsers(db(), tenant, [
      { id: ADA, displayName: 'Ada', userPrincipalName: 'ada@contoso.com', situationId },
      { id: BEN, displayName: 'Ben', userPrincipalName: 'ben@contoso.com', situationId },
    ])
    return { tenant, ada: ada!, ben: ben! }
  }

  test('requests are listed, answered once, and forgotten', async () => {
    const { tenant, ada, ben } = await makePeople()
    await insertRequest(db(), tenant, { id: FIRST, skuId: SKU, requesterPk: ada, message: 'Please', createdDateTime: AT, userPks: [ada, ben] })
    await insertRequest(db(), tenant, { id: SECOND, skuId: SKU, requesterPk: ben, message: '', createdDateTime: LATER, userPks: [ben] })
    expect((await listRequestRows(db(), tenant, {}, { top: 10, skip: 0 })).map(({ id, requesterName }) => [id, requesterName])).toEqual([[SECOND, 'Ben'], [FIRST, 'Ada']])
    expect(await listRequestRows(db(), tenant, { requesterPk: ada }, { top: 10, skip: 0 })).toHaveLength(1)
    const { pk } = (await getRequestRow(db(), tenant, FIRST))!
    const answer = { state: 'partlyApproved', completedDateTime: LATER, completedByName: 'Eve', answer: null, operationId: null, approvedPks: [ben] } as const
    expect([await completeRequest(db(), tenant, pk, answer), await completeRequest(db(), tenant, pk, answer)]).toEqual([true, false])
    expect((await listAsked(db(), tenant, [pk])).map(({ displayName, outcome }) => [displayName, outcome])).toEqual([['Ada', 'denied'], ['Ben', 'approved']])
    expect([await countRequests(db(), tenant, { isPending: true }), await countRequests(db(), tenant, { isPending: false })]).toEqual([1, 1])
    expect(await oldestRequest(db(), tenant, LATER)).toBe(AT)
    await deleteRequests(db(), tenant, AT)
    expect([await countRequests(db(), tenant, {}), await listAsked(db(), tenant, [pk])]).toEqual([1, []])
  })

  test('another tenant has requests of its own', async () => {
    const { tenant, ada } = await makePeople()
    await insertRequest(db(), tenant, { id: FIRST, skuId: SKU, requesterPk: ada, message: '', createdDateTime: AT, userPks: [ada] })
    const other = await newTenant(store())
    expect([await getRequestRow(db(), other, FIRST), await countRequests(db(), other, {})]).toEqual([undefined, 0])
  })

  test('policies of self-service are set and taken away, the standard one too', async () => {
    const { tenant } = await makePeople()
    await setSelfServicePolicy(db(), tenant, null, 'blocked')
    await setSelfServicePolicy(db(), tenant, SKU, 'trialsOnly')
    expect(await readSelfServicePolicies(db(), tenant)).toEqual({ standard: 'blocked', products: new Map([[SKU, 'trialsOnly']]) })
    await setSelfServicePolicy(db(), tenant, SKU, null)
    expect((await readSelfServicePolicies(db(), tenant)).products.size).toBe(0)
  })

  test('the last word about a sign-in counts', async () => {
    const { tenant, ada, ben } = await makePeople()
    const policy = { id: FIRST, displayName: 'Everybody', isEnabled: true, products: [{ skuId: SKU, disabledPlans: [] }], createdDateTime: AT }
    await insertAutoClaimPolicy(db(), tenant, policy)
    await updateAutoClaimPolicy(db(), tenant, { ...policy, isEnabled: false })
    const { pk, ...kept } = (await listAutoClaimPolicies(db(), tenant))[0]!
    expect(kept).toEqual({ ...policy, isEnabled: false })
    const claim = { policyPk: pk, userPk: ada, claimedDateTime: AT, skuId: null, outcome: 'noSeats', operationId: null } as const
    await noteClaim(db(), tenant, claim)
    await noteClaim(db(), tenant, { ...claim, claimedDateTime: LATER, skuId: SKU, outcome: 'claimed' })
    await noteClaim(db(), tenant, { ...claim, userPk: ben })
    expect([await findClaim(db(), tenant, pk, ada), await findClaim(db(), tenant, pk, ben)]).toEqual(['claimed', 'noSeats'])
    expect(Object.fromEntries(await countClaims(db(), tenant, pk, AT))).toEqual({ claimed: 1, noSeats: 1 })
    expect((await listClaims(db(), tenant, pk, LATER, 10)).map(({ user }) => user.displayName)).toEqual(['Ada'])
  })
})

import { describe, expect, test } from 'vitest'
import { isGuid } from '#model/guid.ts'
import { FAMILIES } from '#model/product.ts'
import { dataItemsOf, nameOfPlan, priceOf, readCatalogue, rulesOf } from './catalogue.ts'
import dataItems from './data/data-items.json' with { type: 'json' }

const catalogue = readCatalogue()
const { products, plans, exclusions, dependencies, prerequisites, locationRules, prices, countries } = catalogue
const product = (partNumber: string) => catalogue.productsByPartNumber.get(partNumber)![0]!
const plan = (name: string) => plans.find(({ servicePlanName }) => servicePlanName === name)!
const plansOf = (partNumber: string) => new Set(product(partNumber).servicePlanIds)

describe('the catalogue is whole', () => {
  test('620 products, 796 service plans, 5,971 pairs, 98 exclusions, 9 dependencies, 56 prices, 249 countries', () => {
    expect(products).toHaveLength(620)
    expect(plans).toHaveLength(796)
    expect(products.flatMap(({ servicePlanIds }) => servicePlanIds)).toHaveLength(5971)
    expect([exclusions, dependencies, prices, countries].map(({ length }) => length)).toEqual([98, 9, 56, 249])
  })

  test('every identifier is a GUID in lower case, and one of a kind in its role', () => {
    const skuIds = products.map(({ skuId }) => skuId)
    const planIds = plans.map(({ servicePlanId }) => servicePlanId)
    expect([...skuIds, ...planIds, ...exclusions.flatMap(({ planA, planB }) => [planA, planB])].filter((id) => !isGuid(id))).toEqual([])
    expect(new Set(skuIds).size).toBe(620)
    expect(new Set(planIds).size).toBe(796)
  })

  test('no name, part number or alias has blanks around it, of any kind', () => {
    const texts = [...products, ...plans].flatMap((one) => ['skuId' in one ? one.skuPartNumber : one.servicePlanName, one.displayName, ...one.aliases])
    expect(texts.filter((text) => text === '' || text !== text.trim() || /\s\s|\u00a0/u.test(text))).toEqual([])
  })

  test('every plan of a product is known, and every plan belongs to a product', () => {
    expect(products.flatMap(({ servicePlanIds }) => servicePlanIds).filter((id) => !catalogue.planById.has(id))).toEqual([])
    expect(plans.filter(({ servicePlanId }) => !catalogue.productsByPlan.has(servicePlanId))).toEqual([])
  })

  test('every service that a rule names has a name', () => {
    const named = [...exclusions.flatMap(({ planA, planB }) => [planA, planB]), ...dependencies.flatMap(({ servicePlanId, requiresAnyOf }) => [servicePlanId, ...requiresAnyOf])]
    expect(named.filter((id) => nameOfPlan(catalogue, id) === id)).toEqual([])
    expect(nameOfPlan(catalogue, '119cf168-b6cf-41fb-b82e-7fee7bae5814')).toBe('CRMPLAN1')
  })

  test('a GUID that is both a product and a service plan keeps its two roles apart', () => {
    const both = '54a152dc-90de-4996-93d2-bc47e670fc06'
    expect(catalogue.productById.get(both)?.skuPartNumber).toBe('MCOPSTN5')
    expect(catalogue.planById.get(both)?.servicePlanName).toBe('MCOPSTN5')
  })

  test('two products with one part number are both there; two with one name are marked', () => {
    expect(catalogue.productsByPartNumber.get('MCOPSTN5')).toHaveLength(2)
    expect(products.filter(({ ambiguous }) => ambiguous)).toHaveLength(30)
    expect(product('M365_F1').ambiguous).toBe(true)
    expect(product('SPE_E5').ambiguous).toBe(false)
  })

  test('everything read is frozen', () => {
    expect(Object.isFrozen(catalogue) && Object.isFrozen(products) && Object.isFrozen(product('SPE_E5').servicePlanIds)).toBe(true)
  })
})

describe('what names mean', () => {
  test('the well-known misleading part numbers carry the names people know', () => {
    const names = ['SPE_E5', 'SPE_F1', 'O365_BUSINESS_PREMIUM', 'SPB', 'DESKLESSPACK'].map((number) => product(number).displayName)
    expect(names).toEqual(['Microsoft 365 E5', 'Microsoft 365 F3', 'Microsoft 365 Business Standard', 'Microsoft 365 Business Premium', 'Office 365 F3'])
  })

  test('no plan is shown in capitals only, unless it is an abbreviation', () => {
    expect(plans.map(({ displayName }) => displayName).filter((name) => name === name.toUpperCase() && name.length > 4)).toEqual([])
  })

  test('every plan and product has a family; suite is for products only', () => {
    expect([...plans, ...products].filter(({ family }) => !FAMILIES.includes(family))).toEqual([])
    expect(plans.filter(({ family }) => family === 'suite')).toEqual([])
    const familyOf = (name: string) => plan(name).family
    expect(['TEAMS1', 'MCOSTANDARD', 'EXCHANGE_S_ENTERPRISE', 'OFFICESUBSCRIPTION', 'SHAREPOINTENTERPRISE', 'AAD_PREMIUM', 'INTUNE_A', 'WINDEFATP'].map(familyOf)).toEqual([
      'teams', 'teams', 'exchange', 'office', 'sharepoint', 'identity', 'device', 'security',
    ])
    expect(['SPE_E5', 'STANDARDPACK', 'VISIOCLIENT', 'POWER_BI_PRO', 'EXCHANGESTANDARD', 'EMS'].map((number) => product(number).family)).toEqual([
      'suite', 'suite', 'visio', 'power', 'exchange', 'security',
    ])
  })

  test('an unknown appliesTo counts as User and says that it is assumed (D19)', () => {
    expect(plan('EXCHANGE_S_FOUNDATION')).toMatchObject({ appliesTo: 'Company', appliesToAssumed: false })
    expect(plan('TEAMS1')).toMatchObject({ appliesTo: 'User', appliesToAssumed: false, service: 'TeamspaceAPI' })
    expect(plans.filter(({ appliesToAssumed }) => appliesToAssumed)).toHaveLength(728)
    expect(plans.filter(({ appliesTo, appliesToAssumed }) => appliesTo === 'Company' && appliesToAssumed)).toEqual([])
  })

  test('a product of storage is the organisation’s; a product people are given is theirs', () => {
    expect(product('SHAREPOINTSTORAGE').appliesTo).toBe('Company')
    expect(['SPE_E5', 'ATP_ENTERPRISE', 'POWER_BI_PRO'].map((number) => product(number).appliesTo)).toEqual(['User', 'User', 'User'])
  })
})

describe('rules', () => {
  test('every rule has an id of its own, a source and a status', () => {
    const rules = [...exclusions, ...dependencies, ...prerequisites]
    expect(rules.filter(({ source, status }) => source === '' || status === '')).toEqual([])
    expect([...locationRules, ...prices].filter(({ source }) => source === '')).toEqual([])
    expect(new Set([...rules, ...locationRules].map(({ id }) => id)).size).toBe(rules.length + locationRules.length)
  })

  test('Exchange Plan 1 beside Plan 2 is off, SharePoint Plan 1 beside Plan 2 warns, all else refuses (D5)', () => {
    expect(exclusions.filter(({ severity }) => severity !== 'refuse').map(({ id, severity }) => [id, severity])).toEqual([
      ['excl-SHAREPOINTENTERPRISE-SHAREPOINTSTANDARD', 'warn'],
      ['excl-EXCHANGE_S_ENTERPRISE-EXCHANGE_S_STANDARD', 'off'],
    ])
  })

  test('Office 365 F3 and Office 365 E1 clash by exactly three pairs (D5)', () => {
    const [f3, e1] = [plansOf('DESKLESSPACK'), plansOf('STANDARDPACK')]
    const clashes = exclusions.filter(
      ({ severity, planA, planB }) => severity === 'refuse' && ((f3.has(planA) && e1.has(planB)) || (f3.has(planB) && e1.has(planA))),
    )
    expect(clashes.map(({ id }) => id).sort()).toEqual([
      'excl-EXCHANGE_S_DESKLESS-EXCHANGE_S_STANDARD',
      'excl-MCOIMP-MCOSTANDARD',
      'excl-SHAREPOINTDESKLESS-SHAREPOINTSTANDARD',
    ])
  })

  test('dependencies seen as error messages refuse, partial ones warn, community ones are off (D19)', () => {
    const expected: Record<string, string> = {
      'documented-error-message': 'refuse',
      'documented-docs': 'refuse',
      'documented-docs-partial': 'warn',
      'documented-partial': 'warn',
      'community-statement': 'off',
    }
    for (const { severity, status } of dependencies) expect(severity).toBe(expected[status])
  })

  test('every plan and product named by a dependency, a prerequisite, a price or a location rule exists', () => {
    expect(dependencies.flatMap((rule) => [rule.servicePlanId, ...rule.requiresAnyOf]).filter((id) => !catalogue.planById.has(id))).toEqual([])
    expect(prerequisites.flatMap((rule) => [rule.skuId, ...rule.requiresAnyOf]).filter((id) => !catalogue.productById.has(id))).toEqual([])
    expect(prices.filter(({ skuId }) => !catalogue.productById.has(skuId))).toEqual([])
    expect(locationRules.filter(({ skuId, country }) => !catalogue.productById.has(skuId ?? '') || !countries.some(({ alpha2 }) => alpha2 === country))).toEqual([])
  })

  test('no product clashes with itself', () => {
    const clashing = products.filter(({ servicePlanIds }) =>
      exclusions.some(({ severity, planA, planB }) => severity !== 'off' && servicePlanIds.includes(planA) && servicePlanIds.includes(planB)),
    )
    expect(clashing).toEqual([])
  })

  test('every product that is no add-on has within itself what its plans need', () => {
    const lacking = products.filter(({ isAddOn, servicePlanIds }) =>
      !isAddOn && dependencies.some((rule) =>
        rule.severity !== 'off' && servicePlanIds.includes(rule.servicePlanId) && !rule.requiresAnyOf.some((id) => servicePlanIds.includes(id)),
      ),
    )
    expect(lacking).toEqual([])
  })

  test('add-ons are known by name or by what they lack, and whole products are none', () => {
    expect(['MCOEV', 'MCOMEETADV', 'SPE_F5_SEC', 'Microsoft_365_Copilot'].map((number) => product(number).addOnReason)).toEqual(['name', 'name', 'name', 'name'])
    expect(product('WORKPLACE_ANALYTICS').addOnReason).toBe('unmet-dependency')
    expect(['SPE_E5', 'SPE_E5_NOPSTNCONF', 'ENTERPRISEPREMIUM_NOPSTNCONF', 'DESKLESSPACK', 'POWER_BI_PRO'].filter((number) => product(number).isAddOn)).toEqual([])
  })

  test('the rules of one plan are found from either side', () => {
    const ids = rulesOf(catalogue, plan('EXCHANGE_S_STANDARD').servicePlanId).map(({ id }) => id)
    expect(ids).toContain('excl-EXCHANGE_S_DESKLESS-EXCHANGE_S_STANDARD')
    expect(ids).toContain('dep-WORKPLACE_ANALYTICS')
  })
})

describe('prices (D19)', () => {
  const e5 = product('SPE_E5').skuId
  test.each([
    ['2026-06-30', 57],
    ['2026-07-01', 60],
    ['2030-01-01', 60],
  ])('the price of Microsoft 365 E5 on %s is the latest that has begun', (today, amount) => {
    expect(priceOf(catalogue, e5, today)).toMatchObject({ amount, currency: 'USD', unit: 'user/month' })
  })

  test('before the first dated price the undated one counts', () => {
    expect(priceOf(catalogue, product('SPE_E3').skuId, '2022-02-28')).toMatchObject({ amount: 36, effectiveFrom: null })
  })

  test('a product whose only price is still to begin, or has none, has no price', () => {
    expect(priceOf(catalogue, product('SPE_F1').skuId, '2026-06-30')).toBeNull()
    expect(priceOf(catalogue, product('ADV_COMMS').skuId, '2030-01-01')).toBeNull()
  })
})

describe('data items (D20)', () => {
  test('a plan keeps alive what it carries', () => {
    expect(dataItemsOf(catalogue, plan('EXCHANGE_S_ENTERPRISE').servicePlanId)).toEqual(['mailbox', 'archive'])
    expect(dataItemsOf(catalogue, plan('EXCHANGE_S_DESKLESS').servicePlanId)).toEqual(['mailbox'])
    expect(dataItemsOf(catalogue, plan('SHAREPOINTDESKLESS').servicePlanId)).toEqual(['oneDrive'])
    expect(dataItemsOf(catalogue, plan('MCOEV').servicePlanId)).toEqual(['phoneNumber'])
    expect(dataItemsOf(catalogue, plan('OFFICESUBSCRIPTION').servicePlanId)).toEqual(['officeActivation'])
    expect(dataItemsOf(catalogue, plan('TEAMS1').servicePlanId)).toEqual([])
  })

  test('no plan that only supports Exchange carries a mailbox', () => {
    expect(['EXCHANGE_S_FOUNDATION', 'EXCHANGEONLINE_MULTIGEO', 'EXCHANGE_ANALYTICS'].flatMap((name) => dataItemsOf(catalogue, plan(name).servicePlanId))).toEqual([])
  })

  test('every row says why', () => {
    expect(dataItems.filter(({ reason }) => reason === '')).toEqual([])
  })
})

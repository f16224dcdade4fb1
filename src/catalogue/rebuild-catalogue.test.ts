import { describe, expect, test } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { rebuildCatalogue, UnreadableRow, type KeptData, type PublishedRow } from './rebuild-catalogue.ts'

const catalogue = readCatalogue()
const kept: KeptData = { ...catalogue, observedPlans: [], appliesToOverrides: [], correctedNames: [] }
const nothing = { products: [], plans: [] }

const skuId = '00000000-0000-4000-8000-00000000000a'
const planId = '00000000-0000-4000-8000-0000000000a1'
const row: PublishedRow = {
  skuPartNumber: 'NEW_E9',
  skuId,
  productName: 'Microsoft 365 E9',
  servicePlanName: 'EXCHANGE_S_STANDARD',
  servicePlanId: planId,
  servicePlanFriendlyName: 'Exchange Online (Plan 1)',
}
const rebuild = (...rows: PublishedRow[]) => rebuildCatalogue(rows, kept, nothing)

describe('reading the published table', () => {
  test('a new product comes with family, add-on mark and data items of its own', () => {
    const { products, plans, dataItems } = rebuild(row)
    expect(products).toMatchObject([{ skuId, family: 'suite', appliesTo: 'User', addOnReason: null, servicePlanIds: [planId] }])
    expect(plans).toMatchObject([{ family: 'exchange', appliesTo: 'User', appliesToAssumed: true, retired: false }])
    expect(dataItems).toMatchObject([{ servicePlanId: planId, item: 'mailbox' }])
  })

  test('blanks of every kind are trimmed, from keys too, and capitals of GUIDs do not count', () => {
    const untidy = { ...row, skuId: ` ${skuId.toUpperCase()}\u00a0`, skuPartNumber: 'NEW_E9\u00a0', servicePlanName: 'EXCHANGE_S_STANDARD\t' }
    expect(rebuild(row, untidy)).toEqual(rebuild(row))
  })

  test('of several names the most frequent wins, small letters before capitals, and earlier spellings stay as aliases', () => {
    const named = (productName: string) => ({ ...row, productName })
    const shouted = 'MICROSOFT 365 E9'
    const { products } = rebuild(named(shouted), named(shouted), named(shouted), named('M365 Enterprise 9'), named('Microsoft 365 E9'), named('Microsoft 365 E9'))
    expect(products).toMatchObject([{ displayName: 'Microsoft 365 E9', aliases: ['M365 Enterprise 9'] }])
  })

  test('a technical name stays while it is published, even when another spelling is more frequent', () => {
    const other = { ...row, servicePlanName: 'Exchange_Other' }
    const before = rebuild(row)
    const planNameOf = (rows: PublishedRow[]) => rebuildCatalogue(rows, kept, before).plans[0]?.servicePlanName
    expect(planNameOf([row, other, other])).toBe('EXCHANGE_S_STANDARD')
    expect(planNameOf([other, other])).toBe('Exchange_Other')
  })

  test('a GUID that is a product and a plan is both', () => {
    const { products, plans } = rebuild({ ...row, servicePlanId: skuId })
    expect([products[0]?.skuId, plans[0]?.servicePlanId]).toEqual([skuId, skuId])
  })

  test('a product is the organisation’s only when all its plans are, or the list says so (D19)', () => {
    const observedPlans = [{ servicePlanId: planId, appliesTo: 'Company' as const, service: 'exchange' }]
    const other = { ...row, servicePlanId: '00000000-0000-4000-8000-0000000000a2' }
    const appliesToOf = (rows: PublishedRow[], appliesToOverrides: KeptData['appliesToOverrides'] = []) =>
      rebuildCatalogue(rows, { ...kept, observedPlans, appliesToOverrides }, nothing).products[0]?.appliesTo
    expect(appliesToOf([row])).toBe('Company')
    expect(appliesToOf([row, other])).toBe('User')
    expect(appliesToOf([row], [{ skuId, appliesTo: 'User' }])).toBe('User')
    expect(appliesToOf([row, other], [{ skuId, appliesTo: 'Company' }])).toBe('Company')
  })

  test('a corrected name holds while the published one is the defective one', () => {
    const correctedNames = [{ id: skuId, field: 'displayName' as const, published: 'Microsoft 365 E9', corrected: 'Microsoft 365 E9 (2030)' }]
    const nameOf = (productName: string) => rebuildCatalogue([{ ...row, productName }], { ...kept, correctedNames }, nothing).products[0]?.displayName
    expect(nameOf('Microsoft 365 E9')).toBe('Microsoft 365 E9 (2030)')
    expect(nameOf('Microsoft 365 E9 new')).toBe('Microsoft 365 E9 new')
  })

  test('a product that clashes with itself, or lacks what a plan needs, cannot be given alone', () => {
    const { planA, planB } = catalogue.exclusions.find(({ severity }) => severity === 'refuse')!
    const clash = rebuild({ ...row, servicePlanId: planA }, { ...row, servicePlanId: planB })
    expect(clash.products[0]?.addOnReason).toBe('own-clash')
    const needy = catalogue.dependencies.find(({ severity }) => severity === 'refuse')!
    expect(rebuild({ ...row, servicePlanId: needy.servicePlanId }).products[0]?.addOnReason).toBe('unmet-dependency')
  })

  test.each([
    ['skuId', 'no GUID'],
    ['servicePlanId', ''],
    ['productName', '\u00a0'],
  ])('a row whose %s is %j is refused by its line', (column, value) => {
    expect(() => rebuild(row, { ...row, [column]: value })).toThrow(UnreadableRow)
    expect(() => rebuild(row, { ...row, [column]: value })).toThrow(/Line 3: /)
  })
})

describe('saying what changed', () => {
  const before = rebuild(row)
  const later = { ...row, skuId: '00000000-0000-4000-8000-00000000000b', skuPartNumber: 'LATER' }
  const more = { ...row, servicePlanId: '00000000-0000-4000-8000-0000000000a2', servicePlanName: 'MORE', servicePlanFriendlyName: 'More' }
  const changes = (...rows: PublishedRow[]) => rebuildCatalogue(rows, kept, before).changes

  test('the same rows change nothing', () => expect(changes(row)).toEqual([]))

  test('products that come and go are named', () => {
    expect(changes(row, later)).toMatchObject([{ kind: 'productAdded', skuPartNumber: 'LATER' }])
    expect(changes(later)).toMatchObject([{ kind: 'productAdded' }, { kind: 'productRemoved', skuPartNumber: 'NEW_E9' }])
  })

  test('plans that come to and go from a product are named', () => {
    expect(changes(row, more)).toMatchObject([
      { kind: 'plansOfProductChanged', skuPartNumber: 'NEW_E9', added: ['MORE'], removed: [] },
      { kind: 'planAdded', servicePlanName: 'MORE' },
    ])
    expect(changes(more)).toMatchObject([
      { kind: 'plansOfProductChanged', added: ['MORE'], removed: ['EXCHANGE_S_STANDARD'] },
      { kind: 'planAdded' },
      { kind: 'planRemoved', servicePlanName: 'EXCHANGE_S_STANDARD' },
    ])
  })

  test('a renamed product is named, and is found by its earlier name', () => {
    const renamed = rebuildCatalogue([{ ...row, productName: 'Microsoft 365 E10' }], kept, before)
    expect(renamed.changes).toEqual([{ kind: 'productRenamed', id: skuId, from: 'Microsoft 365 E9', to: 'Microsoft 365 E10' }])
    expect(renamed.products[0]?.aliases).toEqual(['Microsoft 365 E9'])
  })
})

test('the data files are what the rules of families, add-ons and data items say', () => {
  const rows = catalogue.products.flatMap((product) =>
    product.servicePlanIds.map((id) => {
      const { servicePlanName, displayName } = catalogue.planById.get(id)!
      return { ...product, productName: product.displayName, servicePlanId: id, servicePlanName, servicePlanFriendlyName: displayName }
    }),
  )
  const rebuilt = rebuildCatalogue(rows, kept, catalogue)
  expect(rebuilt.changes).toEqual([])
  const derived = ({ products, plans }: Pick<typeof rebuilt, 'products' | 'plans'>) => ({
    products: products.map(({ skuId: id, family, addOnReason, aliases }) => ({ id, family, addOnReason, aliases })),
    plans: plans.map(({ servicePlanId: id, family, retired, aliases }) => ({ id, family, retired, aliases })),
  })
  expect(derived(rebuilt)).toEqual(derived(catalogue))
  expect(catalogue.dataItemsByPlan).toEqual(itemsOf(rebuilt.dataItems))
})

function itemsOf(records: readonly { servicePlanId: string; item: string }[]) {
  return new Map([...Map.groupBy(records, ({ servicePlanId }) => servicePlanId)].map(([id, rows]) => [id, rows.map(({ item }) => item)]))
}

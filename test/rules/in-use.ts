// What licences, seats, groups and real products amount to, in the words of docs/rule-cases.md.
import { plansInForce, seatsOf } from '#engine/effective-plans.ts'
import { judge } from '#engine/judge-person.ts'
import { reconcileSeated } from '#engine/reconcile.ts'
import { sourcesOf } from '#actions/licensed-groups.ts'
import { NO_CHANGE } from '#model/change.ts'
import { availableIn, capabilityStatusOf, capacityOf } from '#model/subscription.ts'
import { partsOf, readGround } from '#test/fixtures/case-words.ts'
import { nameOfPlan, REAL_BOOK, REAL_CATALOGUE } from '#test/fixtures/real-book.ts'
import { idOf, nameOf } from '#test/fixtures/small-book.ts'

const listed = (names: readonly string[]): string => [...names].sort().join('; ') || 'nothing'

/** The services that are on, and the seats taken. */
export function inUse(records: string): [string, string] {
  const { person, book } = readGround(records)
  const seats = [...seatsOf(person.situation)].map(([poolKey, skuId]) => `${nameOf(skuId)}${poolKey === skuId ? '' : ' by self-service'}`)
  return [listed([...plansInForce(person.situation, book).keys()].map(nameOf)), listed(seats)]
}

/** The seats of a pool, from `enabled 5; warning 5; used 4`. */
export function poolWords(cell: string): string {
  const of = (name: string): number => Number(partsOf(cell).find((part) => part.startsWith(`${name} `))?.split(' ')[1] ?? 0)
  const units = { enabled: of('enabled'), warning: of('warning'), suspended: of('suspended'), lockedOut: of('lockedOut') }
  const pool = { id: 'pool', skuId: 'sku', ownerId: null, units, consumed: of('used'), overAssignedSinceDateTime: null, subscriptionIds: [] }
  return [`${availableIn(pool)} free of ${capacityOf(units)}`, capabilityStatusOf(units)].join('; ')
}

/** Who has E1 from Sales when one seat of it is given to who waits, from `Anna waits since 3, member since 1, has F3`. */
export function seatedOf(cell: string): string {
  const queue = partsOf(cell).map((part) => {
    const [, name = '', waiting = '', member = '', has = 'nothing'] = /^(\w+) waits since (\d), member since (\d)(?:, has (.+))?$/.exec(part)!
    return { name, place: `${waiting} ${member} ${name}`, ...readGround(has) }
  })
  let free = 1
  const seated = queue.toSorted((one, other) => (one.place < other.place ? -1 : 1)).filter(({ person, book }) => {
    const { after } = reconcileSeated(person, [{ id: idOf('Sales'), licenses: [{ skuId: idOf('E1'), disabledPlans: [] }] }], book, 'FR', () => free === 0)
    const takes = seatsOf(after.situation).has(idOf('E1'))
    if (takes && !seatsOf(person.situation).has(idOf('E1'))) free -= 1
    return takes
  })
  return listed(seated.map(({ name }) => name))
}

/** The groups whose direct members Sales reaches, from `Sales includes nested; Sales holds West`. */
export function reachedBy(cell: string): string {
  const names = ['Sales', 'West', 'Lyon']
  const pk = (name: string): number => names.indexOf(name)
  const nestings = partsOf(cell).flatMap((part) => {
    const [group, member] = part.split(' holds ')
    return member === undefined ? [] : [{ groupPk: pk(group!), memberPk: pk(member) }]
  })
  return listed(sourcesOf({ pk: 0, includeNested: cell.includes('Sales includes nested') }, nestings).map((one) => names[one]!))
}

const productNamed = (name: string): string => REAL_CATALOGUE.products.find(({ displayName }) => displayName === name)!.skuId

/** What comes of giving a real product to who has another, each clash told. */
export function clashesGiven(held: string, given: string): string {
  const { person } = readGround('nothing')
  const record = { assignedByGroup: null, selfServicePoolId: null, disabledPlans: [], state: 'Active', error: 'None' } as const
  const add = [{ skuId: productNamed(given), disabledPlans: [], turnOn: [], toggles: 'merge' as const }]
  const verdict = judge({ ...person, situation: [{ skuId: productNamed(held), ...record }] }, { ...NO_CHANGE, add }, REAL_BOOK)
  const told = verdict.outcome === 'refused' ? [verdict.refusal] : verdict.warnings
  const pairs = told.flatMap((one) => (one.code === 'MutuallyExclusiveViolation' ? one.pairs : []))
  const words = pairs.map(({ a, b }) => [a, b].map(({ servicePlanId }) => nameOfPlan(servicePlanId)).sort().join(' with '))
  if (words.length === 0) return verdict.outcome === 'refused' ? verdict.refusal.code : 'given'
  return `${verdict.outcome === 'refused' ? 'refused' : 'warns'}: ${listed(words)}`
}

/** What the catalogue does about any two services of a set. */
export function ofSet(services: string): string {
  const names = partsOf(services).sort()
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => `excl-${one}-${other}`))
  const severities = pairs.map((id) => REAL_CATALOGUE.exclusions.find((rule) => rule.id === id)?.severity ?? 'no rule')
  return listed([...new Set(severities)])
}

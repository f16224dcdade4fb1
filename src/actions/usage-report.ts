// Usage: of each product and in each department, what is bought, assigned, unused, and given to no purpose.
import { poolKeyOf } from '#engine/effective-plans.ts'
import { superfluousProducts } from '#engine/superfluous-products.ts'
import { isInForce } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import type { OwnedProduct } from '#model/owned-product.ts'
import type { DepartmentUsage, UsageReport, UsageRow } from '#model/usage-report.ts'
import { listSituations } from '#store/situations.ts'
import { countUse } from '#store/usage.ts'
import type { UseCount } from '#store/usage.ts'
import { listOwnedProducts } from './owned-products.ts'
import { requireAccess } from './require-access.ts'
import type { Question, ReadingRoom } from './room.ts'
import { showingBook } from './rule-book-of.ts'

/** People who are alike, with the pools in which they are seated. */
interface Use extends UseCount {
  readonly pools: ReadonlySet<string>
  /** Products that give them nothing that another does not give too. */
  readonly overlapping: ReadonlySet<string>
}

const seatsOf = (situation: Situation): Set<string> => new Set(situation.filter(isInForce).map(poolKeyOf))

async function readUse(room: ReadingRoom, counts: readonly UseCount[]): Promise<Use[]> {
  const situations = await listSituations(room.db, room.tenant.pk, new Set(counts.map(({ situationId }) => situationId)))
  const book = showingBook(room.catalogue)
  const known = new Map([...situations].map(([id, situation]) => [id, { pools: seatsOf(situation), overlapping: new Set(superfluousProducts(situation, book)) }]))
  return counts.flatMap((count) => {
    const more = known.get(count.situationId)
    return more === undefined ? [] : [{ ...count, ...more }]
  })
}

const sum = (uses: readonly Use[]): number => uses.reduce((total, { people }) => total + people, 0)

/** The pool of a row as situations name it. */
export const keyOfRow = ({ skuId, poolId, owner }: Pick<OwnedProduct, 'skuId' | 'poolId' | 'owner'>): string => (owner === null ? skuId : poolId)

/** What a row says of its product. */
export const productOfRow = ({ skuId, poolId, displayName, skuPartNumber, family, ambiguous, owner }: OwnedProduct) => ({ skuId, poolId, displayName, skuPartNumber, family, ambiguous, owner })

function usageRow(product: OwnedProduct, uses: readonly Use[], seesAll: boolean): UsageRow {
  const { skuId, capacity, consumed, available, expiring } = product
  const seated = uses.filter(({ pools }) => pools.has(keyOfRow(product)))
  return {
    ...productOfRow(product),
    bought: capacity,
    // Who sees a part of the directory is told of that part; who sees everybody, what the Licenses page says.
    assigned: seesAll ? consumed : sum(seated),
    unused: available,
    overAssigned: Math.max(0, consumed - capacity),
    expiring,
    guests: sum(seated.filter(({ isGuest }) => isGuest)),
    blocked: sum(seated.filter(({ isBlocked }) => isBlocked)),
    overlapping: sum(seated.filter(({ overlapping }) => overlapping.has(skuId))),
  }
}

function departmentOf(department: string | null, uses: readonly Use[]): DepartmentUsage {
  const licensed = uses.filter(({ pools }) => pools.size > 0)
  const assigned = new Map<string, number>()
  for (const use of licensed) for (const key of use.pools) assigned.set(key, (assigned.get(key) ?? 0) + use.people)
  return {
    department,
    people: sum(uses),
    licensed: sum(licensed),
    guests: sum(licensed.filter(({ isGuest }) => isGuest)),
    blocked: sum(licensed.filter(({ isBlocked }) => isBlocked)),
    products: [...assigned].map(([skuId, count]) => ({ skuId, assigned: count })),
  }
}

/** Those with the most licences first, people of no department last. */
const byLicensed = (a: DepartmentUsage, b: DepartmentUsage): number => Number(a.department === null) - Number(b.department === null) || b.licensed - a.licensed

/** The usage report, of the people whom the caller may see. Throws 403. */
export const readUsage: Question<null, UsageReport> = async (room, caller) => {
  const within = requireAccess(caller, 'readLicenses')
  const products = await listOwnedProducts(room, caller, null)
  const uses = await readUse(room, await countUse(room.db, room.tenant.pk, within))
  const departments = Map.groupBy(uses, ({ department }) => department)
  return {
    asOfDateTime: room.now.toISOString(),
    value: products.map((product) => usageRow(product, uses, within === null)),
    departments: [...departments].map(([department, members]) => departmentOf(department, members)).sort(byLicensed),
  }
}

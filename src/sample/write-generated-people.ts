import { seatsOf } from '#engine/effective-plans.ts'
import { canonicalSituation } from '#model/license.ts'
import type { Situation } from '#model/license.ts'
import { addConsumed } from '#store/pools.ts'
import { internSituation } from '#store/situations.ts'
import { insertUsers } from '#store/users.ts'
import type { NewUser } from '#store/users.ts'
import type { Directory } from './directory.ts'
import { LICENSE_MIXES, mixOf } from './generated-licenses.ts'
import { generatedPerson } from './generated-person.ts'
import { daysFrom } from './making.ts'
import type { Making } from './making.ts'
import type { LicenseEntry } from './organization-file.ts'

/** Writes so many generated people, one by one into a stream: a million of them are never in memory together. */
export async function writeGeneratedPeople(making: Making, options: { readonly users: number; readonly licensedPercent: number }): Promise<void> {
  const { users, licensedPercent } = options
  if (users === 0) return
  const { db, tenant, organization, directory, now } = making
  const mixes = LICENSE_MIXES.map(({ licenses }) => situationOf(licenses, directory))
  const without = await internSituation(db, tenant, [])
  const withMix: number[] = []
  for (const mix of mixes) withMix.push(await internSituation(db, tenant, mix))

  const domain = organization.domains[0]!
  const licensedAt = daysFrom(now, -30)
  const counts = mixes.map(() => 0)
  function* people(): Generator<NewUser> {
    for (let index = 0; index < users; index += 1) {
      const mix = mixOf(index, licensedPercent)
      if (mix !== null) counts[mix]! += 1
      const person = generatedPerson(index, directory.tenantId, domain)
      // Joined one after the other over two years.
      const createdDateTime = daysFrom(now, -730 + Math.floor((index / users) * 700))
      yield mix === null
        ? { ...person, createdDateTime, situationId: without }
        : // Every mix comes with a mailbox.
          { ...person, mail: person.userPrincipalName, createdDateTime, situationId: withMix[mix]!, licensesChangedDateTime: licensedAt }
    }
  }
  await insertUsers(db, tenant, people())
  await addConsumed(db, tenant, seatsTaken(mixes, counts))
}

const situationOf = (licenses: readonly LicenseEntry[], directory: Directory): Situation =>
  canonicalSituation(
    licenses.map(({ product: name, off }) => {
      const product = directory.product(name, 'generated people')
      return {
        skuId: product.skuId,
        disabledPlans: off.map((plan) => directory.servicePlan(product, plan, 'generated people')),
        assignedByGroup: null,
        selfServicePoolId: null,
        state: 'Active',
        error: 'None',
      }
    }),
  )

function seatsTaken(mixes: readonly Situation[], counts: readonly number[]): Map<string, number> {
  const taken = new Map<string, number>()
  mixes.forEach((mix, at) => {
    for (const pool of seatsOf(mix).keys()) taken.set(pool, (taken.get(pool) ?? 0) + counts[at]!)
  })
  return taken
}

import { insertRequest } from '#store/license-requests.ts'
import { userKey } from './directory.ts'
import { fixedId } from './fixed-id.ts'
import { daysFrom } from './making.ts'
import type { Making } from './making.ts'

/** Writes the licences that people ask for, the oldest first; `pks` are theirs by userKey. */
export async function writeRequests({ db, tenant, organization, directory, now }: Making, pks: ReadonlyMap<string, number>): Promise<void> {
  const pkOf = (userName: string): number => pks.get(userKey(userName))!
  for (const [at, { product, by, people, message, askedDaysAgo }] of organization.requests.entries()) {
    const { skuId } = directory.product(product, `requests[${at}].product`)
    const userPks = (people.length === 0 ? [by] : people).map(pkOf)
    await insertRequest(db, tenant, { id: fixedId(`request ${directory.tenantId} ${at}`), skuId, requesterPk: pkOf(by), message, createdDateTime: daysFrom(now, -askedDaysAgo), userPks })
  }
}

import type { LicenseRequest, RequestPerson, RequestProcess } from '#model/license-request.ts'
import { isGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { notFound } from '#model/problem.ts'
import { getRequestRow, listAsked } from '#store/license-requests.ts'
import type { RequestRow } from '#store/license-requests.ts'
import type { TenantRow } from '#store/tenants.ts'
import type { ReadingRoom } from './room.ts'

interface Named {
  readonly id: Guid
  readonly displayName: string | null
  readonly userPrincipalName: string
}

const person = ({ id, displayName, userPrincipalName }: Named): RequestPerson => ({ id, displayName: displayName ?? userPrincipalName, userPrincipalName })

/** Where people are sent instead of asking here; null when requests are taken here (domain.md 9.5). */
export function requestProcessOf({ settings }: Pick<TenantRow, 'settings'>): RequestProcess | null {
  const message = String(settings['requestMessage'] ?? '')
  return message === '' ? null : { message, link: String(settings['requestLink'] ?? '') }
}

/** Requests as they are told, with the names of everybody in them. */
export async function requestRecords({ db, tenant, catalogue }: ReadingRoom, rows: readonly RequestRow[]): Promise<LicenseRequest[]> {
  const asked = Map.groupBy(await listAsked(db, tenant.pk, rows.map(({ pk }) => pk)), ({ requestPk }) => requestPk)
  return rows.map((row) => {
    const { pk, id, skuId, message, createdDateTime, state, completedDateTime, completedByName, answer, operationId } = row
    const product = catalogue.productById.get(skuId)
    return {
      id,
      skuId,
      skuPartNumber: product?.skuPartNumber ?? skuId,
      displayName: product?.displayName ?? skuId,
      requester: person({ id: row.requesterId, displayName: row.requesterName, userPrincipalName: row.requesterUserName }),
      people: (asked.get(pk) ?? []).map((one) => ({ ...person(one), outcome: one.outcome })),
      message,
      createdDateTime,
      state,
      completedDateTime,
      completedBy: completedByName,
      answer,
      operationId,
    }
  })
}

/** A request by its id. Throws 404. */
export async function findRequest({ db, tenant }: ReadingRoom, id: string): Promise<RequestRow> {
  const row = isGuid(id.toLowerCase()) ? await getRequestRow(db, tenant.pk, id.toLowerCase()) : undefined
  if (row === undefined) throw notFound(id)
  return row
}

// Graph's assignLicense: judged and written at once, and kept as an operation that can be undone.
import { graphErrorOf } from '#engine/graph-message.ts'
import { judge } from '#engine/judge-person.ts'
import { readAssignLicense } from '#engine/read-change.ts'
import type { Change } from '#model/change.ts'
import { Problem } from '#model/problem.ts'
import type { Refusal } from '#model/refusal.ts'
import { readSituation } from '#store/situations.ts'
import { lockPerson } from './lock-person.ts'
import { personFacts } from './person-facts.ts'
import { requireReach } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Action } from './room.ts'
import { rulesInForce } from './rule-book-of.ts'
import { WIDE_USER_PROPERTIES, userRecord } from './user-record.ts'
import { wellFormed } from './well-formed.ts'
import { writePerson } from './write-person.ts'

export interface AssignLicenseInput {
  readonly user: string
  readonly body: unknown
}

const refused = (refusal: Refusal): Problem => new Problem(graphErrorOf(refusal))

/** Gives and takes back licences of one person in one atomic change (D13). Throws Graph's 400 for every refusal. */
export const assignLicense: Action<AssignLicenseInput, Record<string, unknown>> = async (room, caller, { user, body }) => {
  const { db, tenant, catalogue, now } = room
  const within = requireAccess(caller, 'assignLicense')
  const change: Change = wellFormed(readAssignLicense(body))
  const { row, pools } = await lockPerson(room, user)
  await requireReach(room, within, 'user', row.pk)
  const before = personFacts(row, await readSituation(db, tenant.pk, row.situationId))
  const { book } = await rulesInForce(room, caller, pools)
  const verdict = judge(before, change, book)
  if (verdict.outcome === 'refused') throw refused(verdict.refusal)
  const after = verdict.after

  if (verdict.outcome === 'changed') {
    const added = change.add.map((one) => one.skuId)
    const { situationId, situation } = await writePerson(room, caller, { row, pools, before, after, book }, { kind: 'changeLicenses', added, removed: change.remove })
    return userRecord({ ...row, situationId, licensesChangedDateTime: now.toISOString() }, situation, catalogue, WIDE_USER_PROPERTIES)
  }
  return userRecord(row, before.situation, catalogue, WIDE_USER_PROPERTIES)
}

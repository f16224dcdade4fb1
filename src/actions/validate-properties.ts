// Whether a group may be called so, before it is made or renamed (directoryObject and group: validateProperties).
import { badRequest, Problem } from '#model/problem.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import type { Guid } from '#model/guid.ts'
import type { Db } from '#store/database.ts'
import { listGroupRows } from '#store/groups.ts'
import { bodyEntries } from './read-body.ts'
import { seeGroup } from './reach.ts'
import { requireAccess } from './require-access.ts'
import type { Question } from './room.ts'

/** Letters that an address of Microsoft 365 cannot hold. */
const UNFIT = /[@()\\[\]";:<>,\s]|[^\x20-\x7e]/

interface Fault {
  readonly code: string
  readonly message: string
  readonly target: string
}

const TEXTS = ['displayName', 'mailNickname'] as const

const isTooLong = (name: (typeof TEXTS)[number], text: string): boolean => text.length > (GROUP_SHAPE.properties[name].maxLength ?? Infinity)

/** Nothing when the names will do. Throws 400 for a question that is none, 422 that tells of each name that will not. */
export const validateProperties: Question<{ readonly body: unknown; readonly group?: string }, null> = async (room, caller, { body, group }) => {
  const { db, tenant } = room
  requireAccess(caller, 'readGroups')
  const own = group === undefined ? null : (await seeGroup(room, caller, group, 'readGroups')).id
  const given = new Map(bodyEntries(body).map(([key, value]) => [key.toLowerCase(), value]))
  if (String(given.get('entitytype') ?? 'Group').toLowerCase() !== 'group') throw badRequest("Invalid value specified for property 'entityType'. The only supported value is 'Group'.")
  const faults: Fault[] = []
  for (const name of TEXTS) {
    const text = given.get(name.toLowerCase())
    if (text === undefined || text === null) continue
    if (typeof text !== 'string') throw badRequest(`Invalid value specified for property '${name}'.`)
    if (isTooLong(name, text)) faults.push({ code: 'InvalidLength', message: `Property ${name} is too long.`, target: name })
    if (name === 'mailNickname' && UNFIT.test(text)) faults.push({ code: 'InvalidCharacters', message: `Property ${name} has characters that an address cannot hold.`, target: name })
    else if (name === 'mailNickname' && (await isTaken(db, tenant.pk, text, own))) {
      faults.push({ code: 'ConflictingObjects', message: `Another object with the same value for property ${name} already exists.`, target: name })
    }
  }
  if (faults.length === 0) return null
  throw new Problem({ status: 422, code: 'Request_UnprocessableEntity', message: 'The values provided contain one or more validation errors.', details: faults })
}

/** Whether another group has an alias. */
async function isTaken(db: Db, tenant: number, mailNickname: string, own: Guid | null): Promise<boolean> {
  const filter = { kind: 'compare', path: ['mailNickname'], operator: 'eq', value: { type: 'String', value: mailNickname } } as const
  return (await listGroupRows(db, tenant, { filter, top: 2 })).rows.some(({ id }) => id !== own)
}

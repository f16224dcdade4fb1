// Delta queries in Graph's words (https://learn.microsoft.com/graph/delta-query-overview).
import { DIRECTORY_ROLE_SHAPE } from '#model/directory-role.ts'
import type { EntityShape } from '#model/entity.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import { isGuid } from '#model/guid.ts'
import { badRequest, Problem } from '#model/problem.ts'
import { USER_SHAPE } from '#model/user.ts'
import { parseQuery } from '#odata/parse-query.ts'
import { parseQueryString } from '#odata/parse-query-string.ts'
import { selectedPart } from './answer-entity.ts'
import type { GraphCall, Handler } from './graph-call.ts'
import { valueOf } from './read-query.ts'
import { PAGE_SIZE } from './store-query.ts'

type Followed = 'users' | 'groups' | 'directoryRoles'

const SHAPES: Readonly<Record<Followed, EntityShape>> = { users: USER_SHAPE, groups: GROUP_SHAPE, directoryRoles: DIRECTORY_ROLE_SHAPE }

/** Navigations whose changes can be followed, by the name under which they are selected. */
const FOLLOWED = ['members'] as const

const MOST_IDS = 50
const ONE_ID = /^\(?\s*id\s+eq\s+'([^']*)'\s*\)?$/i

/** `id eq '...' or id eq '...'`: the only filter of a delta query. */
function readIds(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null
  const ids = text.split(/\s+or\s+/i).map((part) => ONE_ID.exec(part.trim())?.[1]?.toLowerCase() ?? '')
  if (!ids.every(isGuid)) throw badRequest("Filter is not supported for delta queries except on 'id'.", { code: 'Request_UnsupportedQuery' })
  if (ids.length > MOST_IDS) throw badRequest(`Delta queries may name at most ${MOST_IDS} objects.`, { code: 'Request_UnsupportedQuery' })
  return ids
}

function readSelect(shape: EntityShape, text: string | undefined): readonly string[] | null {
  if (text === undefined) return null
  const words = text.split(',').map((word) => word.trim())
  const isFollowed = (word: string): boolean => FOLLOWED.some((name) => shape.navigations?.[name] !== undefined && name === word.toLowerCase())
  const plain = words.filter((word) => !isFollowed(word))
  const { select = [] } = plain.length === 0 ? {} : valueOf(parseQuery(shape, { $select: plain.join(',') }, { advanced: false, allow: ['$select'] }))
  const shown = select.filter((name) => (shape.properties[name]?.returned ?? 'never') !== 'never')
  return [...shown, ...words.filter(isFollowed).map((word) => word.toLowerCase())]
}

function readTop(shape: EntityShape, call: GraphCall, text: string | undefined): number {
  const preferred = /odata\.maxpagesize=(\d{1,9})/i.exec(call.header('prefer') ?? '')?.[1]
  const asked = text ?? preferred
  return asked === undefined ? PAGE_SIZE : (valueOf(parseQuery(shape, { $top: asked }, { advanced: false, allow: ['$top'] })).top ?? PAGE_SIZE)
}

const KNOWN = ['$select', '$filter', '$top', '$skiptoken', '$deltatoken']

/** A round of what there is, then of what changed. */
export function followChanges(kind: Followed): Handler {
  const shape = SHAPES[kind]
  return async (call) => {
    const parameters = valueOf(parseQueryString(call.query))
    const other = Object.keys(parameters).find((name) => name.startsWith('$') && !KNOWN.includes(name))
    if (other !== undefined) throw badRequest(`'${other}' is not supported by the service for delta queries.`, { code: 'Request_UnsupportedQuery' })
    const { $select, $filter, $top, $skiptoken, $deltatoken } = parameters
    const latest = $deltatoken?.toLowerCase() === 'latest'
    // An empty token is what a stale one's Location says: begin anew.
    const token = ($skiptoken ?? (latest ? undefined : $deltatoken)) || null
    const input = {
      kind,
      token,
      latest,
      select: readSelect(shape, $select),
      ids: readIds($filter),
      top: readTop(shape, call, $top),
      minimal: /return=minimal/i.test(call.header('prefer') ?? ''),
    }
    const here = `${call.root}${call.path}`
    try {
      const { value, nextToken, deltaToken, select } = await call.office.ask('delta', call.caller, input)
      return {
        status: 200,
        body: {
          '@odata.context': `${call.root}/$metadata#${kind}${selectedPart(select)}`,
          ...(nextToken !== null && { '@odata.nextLink': `${here}?${$top === undefined ? '' : `$top=${$top}&`}$skiptoken=${nextToken}` }),
          ...(deltaToken !== null && { '@odata.deltaLink': `${here}?$deltatoken=${deltaToken}` }),
          value,
        },
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.facts.status !== 410) throw error
      // Where to begin anew.
      const refusal = call.answerError(error)
      return { ...refusal, headers: { ...refusal.headers, Location: `${here}?$deltatoken=` } }
    }
  }
}

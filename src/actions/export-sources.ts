// What can be exported: a row for each kind of list.
import { DATA_DEADLINE_SHAPE } from '#model/data-item.ts'
import type { ExportSource, ExportWish } from '#model/export.ts'
import { GROUP_SHAPE } from '#model/group.ts'
import { listDataDeadlines } from './data-deadlines.ts'
import { MEMBERS, USERS } from './export-people.ts'
import { AT_ONCE, namesOf, parameterOf, productNames, readExportQuery, skipOf, skipOn } from './export-source.ts'
import type { Source } from './export-source.ts'
import { countGroups, listGroups } from './group-questions.ts'
import { summariesOf } from './group-summaries.ts'
import { listLeavers } from './leavers.ts'
import { listLicenseRequests } from './license-requests.ts'
import { listAuditRows } from './list-audit-rows.ts'
import { listOperations } from './operation-questions.ts'
import { listOwnedProducts } from './owned-products.ts'

/** What the Groups page says of a group besides its properties. */
const OF_GROUP = ['kind', 'members', 'state', 'inError', 'waiting']

const isPending = (wish: ExportWish): boolean | null => {
  const given = parameterOf(wish, 'isPending')
  return given === null ? null : given === 'true'
}

const auditQuery = (wish: ExportWish) => ({
  text: parameterOf(wish, '$search'),
  who: parameterOf(wish, 'who'),
  whom: parameterOf(wish, 'whom'),
  since: parameterOf(wish, 'since'),
  until: parameterOf(wish, 'until'),
})

export const EXPORT_TABLE: Readonly<Record<ExportSource, Source>> = {
  users: USERS,
  members: MEMBERS,
  groups: {
    columns: [...OF_GROUP, ...namesOf(GROUP_SHAPE)],
    standard: ['displayName', 'description', 'kind', 'members', 'licenses', 'state', 'inError', 'waiting'],
    count: (room, caller, wish) => countGroups(room, caller, { query: readExportQuery(GROUP_SHAPE, wish) }),
    page: async (room, caller, wish, after) => {
      const query = { ...readExportQuery(GROUP_SHAPE, wish), top: AT_ONCE, ...(after !== null && { after }) }
      const { value, nextToken } = await listGroups(room, caller, { query, select: ['id', 'assignedLicenses', ...wish.columns.filter((name) => !OF_GROUP.includes(name))], count: false })
      const summaries = wish.columns.some((name) => OF_GROUP.includes(name)) ? await summariesOf(room, value.map(({ id }) => String(id))) : new Map<string, object>()
      return { rows: value.map((one) => ({ ...one, ...summaries.get(String(one['id'])), licenses: productNames(room, one['assignedLicenses']) })), nextToken }
    },
  },
  products: {
    columns: ['displayName', 'skuPartNumber', 'skuId', 'capacity', 'consumed', 'available', 'expiring', 'errors', 'price', 'currency', 'priceBasis', 'capabilityStatus', 'owner'],
    standard: ['displayName', 'skuPartNumber', 'capacity', 'consumed', 'available', 'expiring', 'price', 'currency', 'priceBasis', 'capabilityStatus', 'owner'],
    count: async (room, caller) => (await listOwnedProducts(room, caller, null)).length,
    page: async (room, caller) => ({ rows: (await listOwnedProducts(room, caller, null)).map((one) => ({ ...one, owner: one.owner?.displayName ?? null })), nextToken: null }),
  },
  deadlines: {
    columns: ['displayName', 'userPrincipalName', 'kind', 'cause', 'state', 'sinceDateTime', 'nextDateTime', 'untilDateTime', 'end', 'recoverableUntilDateTime', 'bringBack', 'operationId'],
    standard: ['displayName', 'userPrincipalName', 'kind', 'state', 'untilDateTime', 'recoverableUntilDateTime', 'bringBack'],
    count: async (room, caller, wish) => (await listDataDeadlines(room, caller, { ...readExportQuery(DATA_DEADLINE_SHAPE, wish), top: 1, skip: 0 })).count,
    page: async (room, caller, wish, after) => {
      const skip = skipOf(after)
      const { value } = await listDataDeadlines(room, caller, { ...readExportQuery(DATA_DEADLINE_SHAPE, wish), top: AT_ONCE, skip })
      return { rows: value.map(({ user, ...one }) => ({ ...one, ...user })), nextToken: skipOn(skip, value) }
    },
  },
  leavers: {
    columns: ['displayName', 'userPrincipalName', 'progress', 'lastStep', 'lastBy', 'lastDateTime', 'nextStep', 'reason', 'createdBy', 'createdDateTime', 'finishedDateTime', 'id'],
    standard: ['displayName', 'userPrincipalName', 'progress', 'lastStep', 'lastBy', 'lastDateTime', 'nextStep', 'reason', 'createdDateTime', 'finishedDateTime'],
    count: async (room, caller) => (await listLeavers(room, caller, { top: 1, skip: 0 })).count,
    page: async (room, caller, _wish, after) => {
      const skip = skipOf(after)
      const { value } = await listLeavers(room, caller, { top: AT_ONCE, skip })
      const rows = value.map((leaver) => {
        const { steps, user, createdBy } = leaver
        const last = steps.filter(({ dateTime }) => dateTime !== null).toSorted((a, b) => (a.dateTime! < b.dateTime! ? -1 : 1)).at(-1)
        const next = steps.find(({ state, after: waits }) => state === 'open' && waits.length === 0)
        const progress = `${steps.filter(({ state }) => state !== 'open').length}/${steps.length}`
        return { ...leaver, ...user, id: leaver.id, progress, lastStep: last?.step ?? null, lastBy: last?.by?.displayName ?? null, lastDateTime: last?.dateTime ?? null, nextStep: next?.step ?? null, createdBy: createdBy.displayName }
      })
      return { rows, nextToken: skipOn(skip, value) }
    },
  },
  requests: {
    columns: ['createdDateTime', 'product', 'skuPartNumber', 'requester', 'people', 'message', 'state', 'answer', 'completedDateTime', 'completedBy', 'id', 'operationId'],
    standard: ['createdDateTime', 'product', 'requester', 'people', 'message', 'state', 'answer', 'completedDateTime', 'completedBy'],
    count: async (room, caller, wish) => (await listLicenseRequests(room, caller, { isPending: isPending(wish), mine: false, top: 1, skip: 0 })).count,
    page: async (room, caller, wish, after) => {
      const skip = skipOf(after)
      const { value } = await listLicenseRequests(room, caller, { isPending: isPending(wish), mine: false, top: AT_ONCE, skip })
      const rows = value.map((one) => ({ ...one, product: one.displayName, requester: one.requester.userPrincipalName, people: one.people.map(({ userPrincipalName }) => userPrincipalName) }))
      return { rows, nextToken: skipOn(skip, value) }
    },
  },
  operations: {
    columns: ['createdDateTime', 'kind', 'state', 'createdBy', 'reason', 'total', 'done', 'failed', 'startedDateTime', 'finishedDateTime', 'id', 'planId', 'undoOf', 'undoneBy', 'causedBy'],
    standard: ['createdDateTime', 'kind', 'state', 'createdBy', 'reason', 'total', 'done', 'failed', 'finishedDateTime', 'id'],
    count: async (room, caller, wish) => (await listOperations(room, caller, { top: 1, skip: 0, states: null, text: parameterOf(wish, '$search') })).count,
    page: async (room, caller, wish, after) => {
      const skip = skipOf(after)
      const { value } = await listOperations(room, caller, { top: AT_ONCE, skip, states: null, text: parameterOf(wish, '$search') })
      return { rows: value.map((one) => ({ ...one, createdBy: one.createdBy.displayName })), nextToken: skipOn(skip, value) }
    },
  },
  audit: {
    columns: ['createdDateTime', 'kind', 'who', 'whom', 'people', 'reason', 'through', 'state', 'id'],
    standard: ['createdDateTime', 'kind', 'who', 'whom', 'people', 'reason', 'through', 'state', 'id'],
    count: async (room, caller, wish) => (await listAuditRows(room, caller, { ...auditQuery(wish), top: 1, skip: 0 })).count,
    page: async (room, caller, wish, after) => {
      const skip = skipOf(after)
      const { value } = await listAuditRows(room, caller, { ...auditQuery(wish), top: AT_ONCE, skip })
      const rows = value.map((one) => ({ ...one, who: one.createdBy.displayName, whom: one.touched.map(({ displayName }) => displayName), people: one.total, through: one.through?.displayName ?? null }))
      return { rows, nextToken: skipOn(skip, value) }
    },
  },
}

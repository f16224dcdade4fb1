// Reads a wish off the wire: Graph's assignLicense body, and the body of a plan.
import { NO_CHANGE, PLAN_MODES, TOGGLES } from '#model/change.ts'
import type { AddLicense, Change, PlanMode, ServiceChange, Target } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { complain, country, flag, guid, listOf, oneOf, readBody, record, text } from './read-fields.ts'
import type { Reader, Reading } from './read-fields.ts'

export type PlanRequest =
  | {
      readonly kind: 'wish'
      readonly target: Target
      readonly change: Change
      readonly mode: PlanMode
      readonly reason: string | null
    }
  | { readonly kind: 'fix'; readonly basePlanId: Guid; readonly fixIds: readonly string[] }

/** Reads the body of `assignLicense`: both lists are required, disabledPlans replaces what was off (D11). */
export function readAssignLicense(body: unknown): Reading<Change> {
  return readBody(body, assignLicense, true)
}

/** Reads the body of `POST /licet/v1/plans`: a target and a change, or a plan to take up again with ways out in it. */
export function readPlanRequest(body: unknown): Reading<PlanRequest> {
  const takesUp = typeof body === 'object' && body !== null && 'basePlanId' in body
  return takesUp ? readBody(body, fixRequest) : readBody(body, wishRequest)
}

const guids = listOf(guid)

const assignedLicense: Reader<AddLicense> = (value, at) => {
  const read = record({ skuId: guid, disabledPlans: guids }, ['skuId'])(value, at)
  if (read?.skuId === undefined) return undefined
  return { skuId: read.skuId, disabledPlans: read.disabledPlans ?? [], turnOn: [], toggles: 'reset' }
}

const assignLicense: Reader<Change> = (value, at) => {
  const shape = { addLicenses: listOf(assignedLicense), removeLicenses: guids }
  const read = record(shape, ['addLicenses', 'removeLicenses'])(value, at)
  return read && { ...NO_CHANGE, add: read.addLicenses ?? [], remove: unique(read.removeLicenses ?? []) }
}

const addLicense: Reader<AddLicense> = (value, at) => {
  const shape = { skuId: guid, disabledPlans: guids, turnOn: guids, toggles: oneOf(TOGGLES) }
  const read = record(shape, ['skuId'])(value, at)
  if (read?.skuId === undefined) return undefined
  const { skuId, disabledPlans = [], turnOn = [], toggles = 'merge' } = read
  const place = { ...at, field: `${at.field}.turnOn` }
  if (toggles === 'reset' && turnOn.length > 0) complain(turnOn, place, 'mergeToggles')
  complainOfBoth(turnOn, disabledPlans, place)
  return { skuId, disabledPlans, turnOn, toggles }
}

const serviceChange: Reader<ServiceChange> = (value, at) => {
  const read = record({ skuId: guid, turnOn: guids, turnOff: guids }, ['skuId'])(value, at)
  if (read?.skuId === undefined) return undefined
  const { skuId, turnOn = [], turnOff = [] } = read
  return { skuId, turnOn, turnOff }
}

const change: Reader<Change> = (value, at) => {
  const read = record({
    add: listOf(addLicense),
    remove: guids,
    removeAll: flag,
    replaceAll: flag,
    services: listOf(serviceChange),
    usageLocation: country,
    inherited: oneOf(['keep']),
  })(value, at)
  if (!read) return undefined
  const { add = [], remove = [], removeAll = false, replaceAll = false, services = [], usageLocation = null } = read
  if (replaceAll && add.length === 0) complain(replaceAll, { ...at, field: `${at.field}.replaceAll` }, 'withAdd')
  const merged = onePerProduct(services)
  for (const { turnOn, turnOff } of merged) complainOfBoth(turnOn, turnOff, { ...at, field: `${at.field}.services` })
  return { add, remove: unique(remove), removeAll, replaceAll, services: merged, usageLocation }
}

const target: Reader<Target> = record({
  users: listOf(text),
  filter: text,
  search: text,
  holdersOf: guid,
  membersOf: guid,
  except: guids,
})

const wishRequest: Reader<PlanRequest> = (value, at) => {
  const shape = { target, change, mode: oneOf(PLAN_MODES), reason: text }
  const read = record(shape, ['target', 'change'])(value, at)
  if (!read?.target || !read.change) return undefined
  return { kind: 'wish', target: read.target, change: read.change, mode: read.mode ?? 'allOrNothing', reason: read.reason ?? null }
}

const fixRequest: Reader<PlanRequest> = (value, at) => {
  const read = record({ basePlanId: guid, fixIds: listOf(text) }, ['basePlanId', 'fixIds'])(value, at)
  if (read?.basePlanId === undefined) return undefined
  return { kind: 'fix', basePlanId: read.basePlanId, fixIds: read.fixIds ?? [] }
}

const unique = (ids: readonly Guid[]): Guid[] => [...new Set(ids)]

function complainOfBoth(on: readonly Guid[], off: readonly Guid[], at: Parameters<Reader<unknown>>[1]): void {
  const both = on.filter((plan) => off.includes(plan))
  if (both.length > 0) complain(both, at, 'inOneListOnly')
}

/** Several entries for one product are one. */
function onePerProduct(services: readonly ServiceChange[]): ServiceChange[] {
  return unique(services.map(({ skuId }) => skuId)).map((skuId) => {
    const same = services.filter((service) => service.skuId === skuId)
    return {
      skuId,
      turnOn: unique(same.flatMap(({ turnOn }) => turnOn)),
      turnOff: unique(same.flatMap(({ turnOff }) => turnOff)),
    }
  })
}

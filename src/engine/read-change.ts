// Reads a wish off the wire: Graph's assignLicense body, and the body of a plan.
import { HAVINGS, INHERITED, NO_CHANGE, ON_MEMBER_ERROR, PLAN_MODES, TOGGLES } from '#model/change.ts'
import type { AddLicense, Change, OnMemberError, PlanMode, ServiceChange, Target, TargetRow } from '#model/change.ts'
import type { Guid } from '#model/guid.ts'
import { complain, country, flag, guid, listOf, oneOf, readBody, record, text } from './read-fields.ts'
import type { Expected, Place, Reader, Reading } from './read-fields.ts'
import { subscriptionChange } from './read-subscription-change.ts'

/** A plan to take up again. */
export interface FixRequest {
  readonly kind: 'fix'
  readonly basePlanId: Guid
  /** Ways out of it; none makes the same plan anew. */
  readonly fixIds: readonly string[]
  /** Null keeps the reason that it has. */
  readonly reason: string | null
}

export type PlanRequest =
  | {
      readonly kind: 'wish'
      readonly target: Target
      /** Nothing when every row of the target has its own. */
      readonly change: Change
      readonly mode: PlanMode
      /** Who finds no seat waits for one (D2). */
      readonly waitingList: boolean
      readonly onMemberError: OnMemberError
      readonly reason: string | null
    }
  | FixRequest

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

/** A person's properties; what each takes is told when they are made. */
const properties: Reader<Readonly<Record<string, unknown>>> = (value, at) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : complain(value, at, 'object')

const members = record({ add: listOf(text), remove: listOf(text) })

const change: Reader<Change> = (value, at) => {
  const read = record({
    add: listOf(addLicense),
    remove: guids,
    removeAll: flag,
    replaceAll: flag,
    services: listOf(serviceChange),
    usageLocation: country,
    inherited: oneOf(INHERITED),
    profileId: guid,
    copyFrom: text,
    members,
    createUser: properties,
    deleteUser: flag,
    restoreUser: flag,
    subscription: subscriptionChange,
  })(value, at)
  if (!read) return undefined
  const { add = [], remove = [], services = [], profileId = null, copyFrom = null } = read
  if (read.replaceAll && add.length === 0 && profileId === null && copyFrom === null)
    complain(true, { ...at, field: `${at.field}.replaceAll` }, 'withAdd')
  const merged = onePerProduct(services)
  for (const part of ['deleteUser', 'restoreUser'] as const)
    if (read[part] && Object.keys(read).length > 1) complain(true, { ...at, field: `${at.field}.${part}` }, 'alone')
  for (const { turnOn, turnOff } of merged) complainOfBoth(turnOn, turnOff, { ...at, field: `${at.field}.services` })
  return {
    add,
    remove: unique(remove),
    removeAll: read.removeAll ?? false,
    replaceAll: read.replaceAll ?? false,
    services: merged,
    usageLocation: read.usageLocation ?? null,
    inherited: read.inherited ?? 'keep',
    profileId,
    copyFrom,
    createUser: read.createUser ?? null,
    deleteUser: read.deleteUser ?? false,
    restoreUser: read.restoreUser ?? false,
    takeControl: null,
    subscription: read.subscription ?? null,
    members: read.members ? { add: unique(read.members.add ?? []), remove: unique(read.members.remove ?? []) } : null,
  }
}

const row: Reader<TargetRow> = (value, at) => {
  const read = record({ user: text, change }, ['user', 'change'])(value, at)
  if (read?.user === undefined || !read.change) return undefined
  refuseParts(read.change, ['members', 'deleteUser', 'restoreUser', 'subscription'], { ...at, field: `${at.field}.change` }, 'onlyForGroups')
  return { user: read.user, change: read.change }
}

const target: Reader<Target> = (value, at) => {
  const read = record({
    users: listOf(text),
    filter: text,
    search: text,
    holdersOf: guid,
    withErrors: guid,
    superfluous: guid,
    having: oneOf(HAVINGS),
    membersOf: guid,
    except: guids,
    groupLicenses: guids,
    rows: listOf(row),
  })(value, at)
  if (!read) return undefined
  for (const field of ['groupLicenses', 'rows'] as const)
    if (read[field] && Object.keys(read).length > 1) complain(read[field], { ...at, field: `${at.field}.${field}` }, 'alone')
  return read
}

const wishRequest: Reader<PlanRequest> = (value, at) => {
  const shape = {
    // A change of a purchase is for nobody by name.
    target,
    change,
    mode: oneOf(PLAN_MODES),
    waitingList: flag,
    onMemberError: oneOf(ON_MEMBER_ERROR),
    reason: text,
  }
  const read = record(shape)(value, at)
  if (!read) return undefined
  const people = read.target ?? (read.change?.subscription || read.change?.createUser ? {} : complain(undefined, { ...at, field: 'target' }, 'present'))
  const wished = people && wishedChange(people, read.change, at)
  if (!people || !wished) return undefined
  return {
    kind: 'wish',
    target: people,
    change: wished,
    mode: read.mode ?? 'allOrNothing',
    waitingList: read.waitingList ?? false,
    onMemberError: read.onMemberError ?? 'record',
    reason: read.reason ?? null,
  }
}

/** The change for the whole target; rows have their own instead, and some parts are for groups or for people only. */
function wishedChange({ rows, groupLicenses }: Target, wished: Change | undefined, at: Place): Change | undefined {
  const place = { ...at, field: 'change' }
  if (rows) return wished ? complain(wished, place, 'alone') : NO_CHANGE
  if (!wished) return complain(undefined, place, 'present')
  if (wished.subscription !== null) refuseParts(wished, ALL_PARTS.filter((part) => part !== 'subscription'), place, 'alone')
  if (groupLicenses) refuseParts(wished, ['usageLocation', 'inherited', 'createUser', 'deleteUser', 'restoreUser'], place, 'notForGroups')
  else refuseParts(wished, ['members'], place, 'onlyForGroups')
  return wished
}

const fixRequest: Reader<PlanRequest> = (value, at) => {
  const read = record({ basePlanId: guid, fixIds: listOf(text), reason: text }, ['basePlanId', 'fixIds'])(value, at)
  if (read?.basePlanId === undefined) return undefined
  return { kind: 'fix', basePlanId: read.basePlanId, fixIds: read.fixIds ?? [], reason: read.reason ?? null }
}

const ALL_PARTS = Object.keys(NO_CHANGE) as (keyof Change)[]

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

function refuseParts(wished: Change, parts: readonly (keyof Change)[], at: Place, expected: Expected): void {
  for (const part of parts)
    if (JSON.stringify(wished[part]) !== JSON.stringify(NO_CHANGE[part])) complain(wished[part], { ...at, field: `${at.field}.${part}` }, expected)
}

function complainOfBoth(on: readonly Guid[], off: readonly Guid[], at: Place): void {
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

// A plan of people who are not there yet: each is made with the licences of their row, or nobody is.
import { findShortage } from '#engine/find-shortage.ts'
import { judgeClasses, withEffects } from '#engine/judge-classes.ts'
import type { JudgedClass } from '#engine/judge-classes.ts'
import { openWaitingQueue } from '#engine/seat-people.ts'
import type { RuleBook } from '#engine/rule-book.ts'
import type { PersonFacts } from '#engine/carry-out-change.ts'
import type { Caller } from '#model/caller.ts'
import { NO_CHANGE } from '#model/change.ts'
import type { Change } from '#model/change.ts'
import { Problem } from '#model/problem.ts'
import type { ProblemFacts } from '#model/problem.ts'
import type { Refusal } from '#model/refusal.ts'
import { foldText } from '#odata/fold-text.ts'
import { listPools } from '#store/pools.ts'
import { listHeldAddresses } from '#store/taken-addresses.ts'
import { getUserRows } from '#store/users.ts'
import { addressTaken } from './mail-address.ts'
import { withNamedSets } from './named-sets.ts'
import type { Newcomer, PlanDraft } from './plan-draft.ts'
import type { PlanRequest } from './plan-request.ts'
import { readUserBody } from './read-user-body.ts'
import { requireAccess } from './require-access.ts'
import type { ReadingRoom } from './room.ts'
import { rulesOfPlans } from './rule-book-of.ts'
import { sumFigures } from './sum-figures.ts'
import { checkDomain } from './user-actions.ts'

/** Whether a plan makes people. */
export const makesPeople = ({ target: { rows = [] }, change }: Pick<PlanRequest, 'target' | 'change'>): boolean =>
  change.createUser !== null || rows.some((row) => row.change.createUser !== null)

interface Wished {
  /** Where in the request it stands, as in `target.rows[3].change`. */
  readonly field: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly change: Change
}

/** What Graph asks for and nobody types: a nickname is the name before the @, and who is made may sign in. */
const completed = (name: string | null, given: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const userPrincipalName = String(given['userPrincipalName'] ?? name ?? '')
  return { accountEnabled: true, mailNickname: userPrincipalName.split('@')[0]!.slice(0, 64), displayName: userPrincipalName, ...given, userPrincipalName, passwordProfile: {} }
}

const wrong = (field: string, facts: ProblemFacts): NonNullable<ProblemFacts['details']>[number] => ({
  code: facts.details?.[0]?.code ?? 'InvalidValue',
  message: facts.message,
  target: facts.details?.[0]?.target === undefined ? field : `${field}.createUser.${facts.details[0].target}`,
})

/** Everybody who is wished for. Throws 400 with a detail for each thing that is wrong, and the first one as its message. */
async function readWished(room: ReadingRoom, { target: { rows }, change }: PlanRequest): Promise<Wished[]> {
  const given = rows?.map((row, at) => ({ field: `target.rows[${at}].change`, name: row.user, change: row.change })) ?? [{ field: 'change', name: null, change }]
  const faults: { details: NonNullable<ProblemFacts['details']>[number]; facts: ProblemFacts }[] = []
  const wished: Wished[] = []
  const named = new Set<string>()
  for (const { field, name, change: own } of given) {
    try {
      const { passwordProfile: _none, usageLocation, ...properties } = readUserBody(completed(name, own.createUser ?? {}), 'create', room.catalogue)
      const userPrincipalName = String(properties['userPrincipalName'])
      checkDomain(room, userPrincipalName)
      if (named.has(userPrincipalName.toLowerCase())) throw nameTwice(userPrincipalName)
      named.add(userPrincipalName.toLowerCase())
      const location = own.usageLocation ?? (typeof usageLocation === 'string' ? usageLocation : null)
      wished.push({ field, properties, change: await withNamedSets(room, { ...own, createUser: null, usageLocation: location }) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      faults.push({ details: wrong(field, error.facts), facts: error.facts })
    }
  }
  for (const { field, userPrincipalName } of await takenNames(room, wished)) {
    const { facts } = nameTaken(userPrincipalName)
    faults.push({ details: { ...wrong(field, facts), target: `${field}.createUser.userPrincipalName` }, facts })
  }
  for (const { field, mail } of await takenMail(room, wished)) {
    const { facts } = addressTaken(mail, 'mail')
    faults.push({ details: wrong(field, facts), facts })
  }
  const [first] = faults
  if (first !== undefined) throw new Problem({ ...first.facts, details: faults.map(({ details }) => details) })
  return wished
}

const nameOf = ({ properties }: Pick<Wished, 'properties'>): string => String(properties['userPrincipalName'])

async function takenNames({ db, tenant }: ReadingRoom, wished: readonly Wished[]): Promise<{ field: string; userPrincipalName: string }[]> {
  const there = new Set((await getUserRows(db, tenant.pk, wished.map(nameOf))).map(({ userPrincipalName }) => userPrincipalName.toLowerCase()))
  return wished.filter((one) => there.has(nameOf(one).toLowerCase())).map((one) => ({ field: one.field, userPrincipalName: nameOf(one) }))
}

const mailOf = ({ properties: { mail } }: Pick<Wished, 'properties'>): string | null => (typeof mail === 'string' ? mail : null)

/** Mail addresses that somebody has, or that stand in two rows: the later one is named. */
async function takenMail({ db, tenant }: ReadingRoom, wished: readonly Wished[]): Promise<{ field: string; mail: string }[]> {
  const taken = new Set(await listHeldAddresses(db, tenant.pk, wished.flatMap((one) => mailOf(one) ?? [])))
  return wished.flatMap((one) => {
    const mail = mailOf(one)
    if (mail === null) return []
    const isTaken = taken.has(foldText(mail))
    taken.add(foldText(mail))
    return isTaken ? [{ field: one.field, mail }] : []
  })
}

/** The sign-in names that others have as mail, there or among those who are to be made: a first mailbox would be refused. */
async function namesInUse({ db, tenant }: ReadingRoom, wished: readonly Wished[]): Promise<ReadonlySet<string>> {
  const there = await listHeldAddresses(db, tenant.pk, wished.map(nameOf))
  return there.union(new Set(wished.flatMap((one) => (mailOf(one) === null ? [] : foldText(mailOf(one)!)))))
}

const nameProblem = (message: string, name: string): Problem =>
  new Problem({ status: 400, code: 'Request_BadRequest', message, words: { key: 'error.userNameTaken', arguments: { name } }, details: [{ code: 'ObjectConflict', message, target: 'userPrincipalName' }] })
const nameTaken = (name: string): Problem => nameProblem(`Another object with the same value for property userPrincipalName already exists: '${name}'.`, name)
const nameTwice = (name: string): Problem => nameProblem(`'${name}' stands in two rows.`, name)

const factsOf = ({ properties }: Wished, inUse: ReadonlySet<string>): PersonFacts => ({
  situation: [],
  usageLocation: null,
  userType: properties['userType'] === 'Guest' ? 'Guest' : 'Member',
  accountEnabled: properties['accountEnabled'] !== false,
  ...(mailOf({ properties }) === null && inUse.has(foldText(nameOf({ properties }))) && { addressInUse: nameOf({ properties }) }),
})

const licenses = ({ add, replaceAll, remove, removeAll, services }: Change): boolean => add.length > 0 || replaceAll || remove.length > 0 || removeAll || services.length > 0

/** Judges a newcomer; who gets no licence is made all the same. */
function judgeNewcomer(wished: Wished, inUse: ReadonlySet<string>, book: RuleBook): JudgedClass {
  const facts = factsOf(wished, inUse)
  if (licenses(wished.change)) return judgeClasses([{ count: 1, facts }], wished.change, [], book)[0]!
  const after = { ...facts, usageLocation: wished.change.usageLocation }
  return withEffects({ count: 1, facts }, NO_CHANGE, { outcome: 'changed', after, warnings: [] }, book)
}

/** Drafts a plan that makes people. Throws 400 naming everything that is wrong with them, 403. */
export async function draftNewcomers(room: ReadingRoom, caller: Caller, request: PlanRequest): Promise<PlanDraft> {
  requireAccess(caller, 'createUser')
  const wished = await readWished(room, request)
  if (wished.some(({ change }) => licenses(change))) requireAccess(caller, 'assignLicense')
  const { db, tenant } = room
  const pools = await listPools(db, tenant.pk)
  const { book, key: rulesKey } = await rulesOfPlans(room, caller, pools)
  const inUse = await namesInUse(room, wished)
  const judged = wished.map((one) => judgeNewcomer(one, inUse, book))
  const shortage = findShortage(judged, pools)
  const queue = shortage && openWaitingQueue(shortage)
  // Seats are given in the order of the file.
  const seated = judged.map((_one, at) => (queue === null || (shortage?.needs[at] ?? []).length === 0 ? true : queue.admit(String(at).padStart(9, '0'), at)))
  const unseated = queue?.seating().unseated ?? []
  const figures = await sumFigures(room, judged, { pools, book, unseated })
  const places = new Map(figures.refusals.map(({ refusal }, index) => [JSON.stringify(refusal), index]))
  const refusalOf = (at: number): Refusal | null => {
    const { verdict } = judged[at]!
    if (verdict.outcome === 'refused') return verdict.refusal
    const missing = seated[at] ? undefined : unseated.find(({ classIndex }) => classIndex === at)
    return missing === undefined ? null : { code: 'CountViolation', skuId: missing.skuId }
  }
  const kept = new Map(request.newcomers?.map((one) => [String(one.properties['userPrincipalName']), one.password]))
  const newcomers = wished.map(({ properties }, at): Newcomer => {
    const refusal = refusalOf(at)
    const { facts, verdict } = judged[at]!
    const after = verdict.outcome === 'refused' ? facts : verdict.after
    return { id: '', properties, addressInUse: facts.addressInUse ?? null, situation: after.situation, usageLocation: after.usageLocation, refusal: refusal === null ? null : (places.get(JSON.stringify(refusal)) ?? null), password: kept.get(String(properties['userPrincipalName'])) ?? null }
  })
  const { target, change, mode, reason, basePlanId } = request
  return { target, change, mode, reason, basePlanId, undoOf: null, fixes: [], storeTarget: { pks: [] }, classes: [], newcomers, figures, asOf: tenant.changeCounter, rulesKey }
}

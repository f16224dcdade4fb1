// A refusal as Microsoft Graph says it: its code and its English, word for word where Graph's words are known.
import type { ProblemDetail, ProblemFacts } from '#model/problem.ts'
import { SUBSCRIPTION_REFUSALS } from '#model/refusal.ts'
import type { Refusal, RefusalCode, SubscriptionRefusal } from '#model/refusal.ts'
import type { Expected, FieldProblem } from './read-fields.ts'

type Messages = { readonly [C in RefusalCode]: (refusal: Extract<Refusal, { code: C }>) => string }

/** Graph has no words for changes of purchases. */
const OF_SUBSCRIPTIONS = Object.fromEntries(
  SUBSCRIPTION_REFUSALS.map((code) => [code, ({ skuId }: SubscriptionRefusal) => `The subscription of ${skuId} cannot be changed so: ${code}.`]),
) as unknown as Pick<Messages, SubscriptionRefusal['code']>

const MESSAGES: Messages = {
  ...OF_SUBSCRIPTIONS,
  CountViolation: ({ skuId }) => `Subscription with SKU ${skuId} does not have any available licenses.`,
  MutuallyExclusiveViolation: ({ pairs }) =>
    `License assignment failed because service plans ${plansOf(pairs).join(',')} are mutually exclusive.`,
  DependencyViolation: ({ missing: [first] }) =>
    `License assignment failed because service plan ${first?.dependent.servicePlanId} depends on the service plan(s) ${first?.requiresAnyOf.join(',')}`,
  ProhibitedInUsageLocationViolation: ({ usageLocation, prohibited }) =>
    `License assignment failed because ${prohibited.map(({ skuId, servicePlanId }) => servicePlanId ?? skuId).join(',')} is not allowed in usage location ${usageLocation}.`,
  PrerequisiteMissing: ({ missing: [first] }) =>
    `License assignment failed because license ${first?.skuId} depends on the license(s) ${first?.requiresAnyOf.join(',')}`,
  UniquenessViolation: ({ address }) =>
    `License assignment failed because the proxy address ${address} is already being used by another object.`,
  UsageLocationMissing: () => INVALID_LOCATION,
  UsageLocationInvalid: () => INVALID_LOCATION,
  ProductUnknown: ({ skuId }) => notACompanyLicense(skuId),
  ProductNotOwned: ({ skuId }) => notACompanyLicense(skuId),
  ProductNotForUsers: ({ skuId }) => `License ${skuId} cannot be assigned to a user.`,
  SelfServiceOwned: ({ skuId }) =>
    `License ${skuId} was bought by self-service purchase and cannot be assigned or removed by an administrator.`,
  LicenseNotAssigned: () => 'User does not have a corresponding license.',
  LicenseInherited: () =>
    'User license is inherited from a group membership and it cannot be removed directly from the user.',
  ServicePlanNotInProduct: ({ skuId, servicePlanIds }) =>
    `License ${skuId} does not contain the service plan(s) ${servicePlanIds.join(',')}.`,
  ServicePlanNotForUsers: ({ servicePlanIds }) =>
    `Service plan(s) ${servicePlanIds.join(',')} apply to the company and cannot be disabled for a user.`,
  AddedAndRemoved: ({ skuId }) => `License ${skuId} cannot be added and removed in one request.`,
  AddedTwice: ({ skuId }) => `License ${skuId} is given more than once in 'addLicenses'.`,
  GuestNeedsGlobalAdministrator: () => 'Insufficient privileges to complete the operation.',
  ChangedSince: ({ skuIds }) =>
    skuIds.length > 0
      ? `The license(s) ${skuIds.join(',')} changed since the operation.`
      : 'The usage location changed since the operation.',
  UserNotFound: ({ user }) =>
    `Resource '${user}' does not exist or one of its queried reference-property objects are not present.`,
  NothingToChange: () => 'No license changes provided',
  GroupNotLicensable: ({ groupId }) =>
    `Licenses can be assigned to security groups and security-enabled groups only; ${groupId} is neither.`,
  GroupHasLicenses: ({ groupId }) =>
    `The group ${groupId} has active licenses assigned. Remove them before deleting the group.`,
  MembershipNested: ({ groupId }) => `The group ${groupId} reaches the user through a group inside it, and cannot be left directly.`,
  MembershipRuled: ({ groupId }) => `The members of the group ${groupId} follow its membership rule.`,
}

/** Status and code where they are not 400 Request_BadRequest. */
const OTHER_CODES: { readonly [C in RefusalCode]?: Pick<ProblemFacts, 'status' | 'code'> } = {
  GuestNeedsGlobalAdministrator: { status: 403, code: 'Authorization_RequestDenied' },
  UserNotFound: { status: 404, code: 'Request_ResourceNotFound' },
  ChangedSince: { status: 409, code: 'Directory_ConcurrencyViolation' },
}

/** Says a refusal in Graph's words; products and service plans go by id, as Graph names them. */
export function graphErrorOf<C extends RefusalCode>(
  refusal: Extract<Refusal, { code: C }>,
): Pick<ProblemFacts, 'status' | 'code' | 'message'> {
  const message: Messages[C] = MESSAGES[refusal.code as C]
  return { status: 400, code: 'Request_BadRequest', ...OTHER_CODES[refusal.code], message: message(refusal) }
}

const INVALID_LOCATION = 'License assignment cannot be done for user with invalid usage location.'

const notACompanyLicense = (skuId: string): string => `License ${skuId} does not correspond to a valid company License.`

const plansOf = (pairs: Extract<Refusal, { code: 'MutuallyExclusiveViolation' }>['pairs']): string[] => [
  ...new Set(pairs.flatMap(({ a, b }) => [a.servicePlanId, b.servicePlanId])),
]

/** Says what is wrong with a body: a GUID that is none in Graph's words, anything else by field, in ours. */
export function graphErrorOfFields(
  problems: readonly FieldProblem[],
): Pick<ProblemFacts, 'status' | 'code' | 'message'> & { readonly details: readonly ProblemDetail[] } {
  const details = problems.map(({ field, got, expected }) => ({
    code: 'InvalidValue',
    target: field,
    message: `Invalid value for '${field || 'body'}': got ${got}, expected ${expectedInWords(expected)}.`,
  }))
  const first = details[0]?.message ?? 'The request body is not valid.'
  return problems[0]?.expected === 'guid'
    ? { status: 400, code: 'BadRequest', message: NO_GUID, details }
    : { status: 400, code: 'Request_BadRequest', message: first, details }
}

const NO_GUID =
  "Cannot convert a primitive value to the expected type 'Edm.Guid'. See the inner exception for more details."

const EXPECTED: { readonly [E in Extract<Expected, string>]: string } = {
  object: 'an object',
  list: 'a list',
  text: 'a text',
  shortText: 'at most 1,024 characters',
  boolean: 'true or false',
  guid: 'a GUID',
  country: 'a country code of two letters',
  instant: 'an instant of ISO 8601',
  present: 'a value',
  knownProperty: 'no such property',
  givenOnce: 'the property once',
  inOneListOnly: 'each service plan in one of the two lists',
  mergeToggles: "toggles 'merge', since 'reset' switches everything on that is not disabled",
  withAdd: "products in 'add' beside it",
  alone: 'it to stand alone',
  onlyForGroups: "it only with 'groupLicenses' as the target",
  notForGroups: 'a change of people for it, not of groups',
}

function expectedInWords(expected: Expected): string {
  if (typeof expected === 'string') return EXPECTED[expected]
  return 'oneOf' in expected ? `one of ${expected.oneOf.join(', ')}` : `a whole number from ${expected.from} to ${expected.to}`
}

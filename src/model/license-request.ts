// A request for a licence: somebody asks, for themselves or for others, and an administrator answers (domain.md 9.5).
import type { Guid } from './guid.ts'

export const REQUEST_STATES = ['pending', 'approved', 'partlyApproved', 'denied'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const ASKED_OUTCOMES = ['asked', 'approved', 'denied'] as const
export type AskedOutcome = (typeof ASKED_OUTCOMES)[number]

export interface RequestPerson {
  readonly id: Guid
  readonly displayName: string
  readonly userPrincipalName: string
}

export interface LicenseRequest {
  readonly id: Guid
  readonly skuId: Guid
  readonly skuPartNumber: string
  readonly displayName: string
  readonly requester: RequestPerson
  /** For whom it is; the requester unless others were named. */
  readonly people: readonly (RequestPerson & { readonly outcome: AskedOutcome })[]
  readonly message: string
  readonly createdDateTime: string
  readonly state: RequestState
  readonly completedDateTime: string | null
  readonly completedBy: string | null
  /** What the administrator wrote: the reason of a denial, or a message with the licence. */
  readonly answer: string | null
  readonly operationId: Guid | null
}

/** An approval on its way: the plan that carries it answers the request when it is applied. */
export interface RequestAnswer {
  readonly requestId: Guid
  /** The people who get it; the others of the request are denied. */
  readonly approved: readonly Guid[]
  readonly message: string | null
}

/** Where people are sent instead, when the organisation takes requests in its own way. */
export interface RequestProcess {
  readonly message: string
  readonly link: string
}

import type { Explanation } from '#model/explanation.ts'
import type { Guid } from '#model/guid.ts'
import type { PersonEvent } from '#model/person-event.ts'
import type { PartialGroup } from './directory-calls.ts'
import { formatQuery } from './format-query.ts'
import type { ListQuery } from './format-query.ts'
import type { CallOptions, Page, Send } from './send.ts'

export interface InvitationRequest {
  readonly invitedUserEmailAddress: string
  readonly invitedUserDisplayName?: string
  readonly inviteRedirectUrl: string
  readonly sendInvitationMessage?: boolean
}

export interface Invitation {
  readonly inviteRedeemUrl: string
  readonly invitedUser: { readonly id: Guid }
}

/** Accounts of people: invited, signed out, deleted, brought back; their groups, their history, and why they have what they have. */
export const accountCalls = (send: Send) => ({
  /** Invites a guest, or one who has not accepted once more. */
  inviteGuest: (invitation: InvitationRequest, options?: CallOptions) =>
    send<Invitation>('/v1.0/invitations', { method: 'POST', body: invitation, ...options }),

  /** Signs a person out everywhere. */
  revokeSignIns: (user: string, options?: CallOptions) =>
    send<unknown>(`/v1.0/users/${encodeURIComponent(user)}/revokeSignInSessions`, { method: 'POST', ...options }),

  /** Takes a deleted person or group away for good. */
  purgeDeleted: (id: Guid, options?: CallOptions) => send<void>(`/v1.0/directory/deletedItems/${id}`, { method: 'DELETE', ...options }),

  /** The groups that a person is directly in. */
  listGroupsOf: async (user: string, query: ListQuery = {}, options?: CallOptions) =>
    (await send<Page<PartialGroup>>(`/v1.0/users/${encodeURIComponent(user)}/memberOf/microsoft.graph.group${formatQuery({ top: 999, ...query })}`, options)).value,

  /** Operations of a person, the newest first. */
  listUserHistory: async (user: string, query: Pick<ListQuery, 'top' | 'skip'> = {}, options?: CallOptions) =>
    (await send<Page<PersonEvent>>(`/licet/v1/users/${encodeURIComponent(user)}/history${formatQuery(query)}`, options)).value,

  /** Every path of a service to a person, and every obstacle. */
  explainService: (user: string, servicePlanId: Guid, options?: CallOptions) =>
    send<Explanation>(`/licet/v1/users/${encodeURIComponent(user)}/explain?servicePlanId=${servicePlanId}`, options),
})

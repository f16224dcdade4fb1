// Inviting a guest: an account of userType Guest, made at once, that waits to be accepted (domain.md section 4).
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import { badRequest } from '#model/problem.ts'
import { insertObjectJournal } from '#store/object-journal.ts'
import { internSituation } from '#store/situations.ts'
import { nextChange } from '#store/tenants.ts'
import { getUserRow, insertUsers, updateUserRow } from '#store/users.ts'
import type { NewUser, UserRow } from '#store/users.ts'
import { findUser } from './find-user.ts'
import { checkAddressIsFree } from './mail-address.ts'
import { bodyEntries } from './read-body.ts'
import { recordOperation } from './record-operation.ts'
import { requireAccess } from './require-access.ts'
import type { Action, ActionRoom } from './room.ts'

export interface Invitation {
  readonly id: Guid
  readonly inviteRedeemUrl: string
  readonly invitedUserDisplayName: string
  readonly invitedUserEmailAddress: string
  readonly invitedUserType: 'Guest' | 'Member'
  readonly sendInvitationMessage: boolean
  readonly resetRedemption: boolean
  readonly invitedUserMessageInfo: object
  readonly inviteRedirectUrl: string
  readonly status: 'PendingAcceptance'
  readonly invitedUser: { readonly id: Guid }
}

const ADDRESS = /^[^~!#$%^&*()+=[\]{}\\/|;:"<>?,\s@]{1,64}@[^~!#$%^&*()+=[\]{}\\/|;:"<>?,\s@]+\.[^~!#$%^&*()+=[\]{}\\/|;:"<>?,\s@]+$/

const required = (name: string) =>
  badRequest(`Required property '${name}' is missing in the request.`, { code: 'BadRequest', details: [{ code: 'MissingValue', message: 'A value is required.', target: name }] })

const NO_MESSAGE = { messageLanguage: null, ccRecipients: [{ emailAddress: { name: null, address: null } }], customizedMessageBody: null }

function readInvitation(body: unknown) {
  const given = new Map(bodyEntries(body).map(([key, value]) => [key.toLowerCase(), value]))
  const text = (name: string): string | null => {
    const value = given.get(name.toLowerCase()) ?? null
    if (value !== null && typeof value !== 'string') throw badRequest(`Invalid value specified for property '${name}' of resource 'Invitation'.`)
    return value
  }
  const address = text('invitedUserEmailAddress')
  const inviteRedirectUrl = text('inviteRedirectUrl')
  if (address === null) throw required('invitedUserEmailAddress')
  if (inviteRedirectUrl === null) throw required('inviteRedirectUrl')
  if (!ADDRESS.test(address)) throw badRequest('The invited user email address is not valid.', { details: [{ code: 'InvalidValue', message: 'Expected a mail address.', target: 'invitedUserEmailAddress' }] })
  const type = text('invitedUserType') ?? 'Guest'
  if (type !== 'Guest' && type !== 'Member') throw badRequest("Invalid value specified for property 'invitedUserType' of resource 'Invitation'.")
  return {
    address,
    inviteRedirectUrl,
    type: type as 'Guest' | 'Member',
    displayName: text('invitedUserDisplayName') ?? address.slice(0, address.indexOf('@')),
    sendInvitationMessage: given.get('sendinvitationmessage') === true,
    message: { ...NO_MESSAGE, ...(given.get('invitedusermessageinfo') as object | undefined) },
  }
}

/** A guest's user name: alias and domain of the mail, then the organization's own first domain. */
function guestName({ tenant }: ActionRoom, address: string): string {
  const initial = tenant.verifiedDomains.find((domain) => domain.isInitial) ?? tenant.verifiedDomains[0]
  return `${address.replace('@', '_')}#EXT#@${initial?.name ?? ''}`
}

/** Invited once more: the wait to be accepted begins anew. */
async function inviteAgain(room: ActionRoom, caller: Caller, { pk, id, externalUserStateChangeDateTime }: UserRow, changed: number): Promise<void> {
  const { db, tenant, now } = room
  const again = { externalUserStateChangeDateTime: now.toISOString() }
  await updateUserRow(db, tenant.pk, pk, { ...again, changed })
  const operation = await recordOperation(room, caller, { kind: 'inviteGuest', total: 1 })
  await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'user', objectId: id, before: { externalUserStateChangeDateTime }, after: again })
  room.tell({ type: 'user', ids: [id] })
}

/** Makes the guest's account, or finds the one that was made before. Throws 400 naming what is missing, wrong or taken. */
export const inviteGuest: Action<{ readonly body: unknown }, Invitation> = async (room, caller, { body }) => {
  const { db, tenant, now } = room
  requireAccess(caller, 'inviteGuest')
  const { address, inviteRedirectUrl, type, displayName, sendInvitationMessage, message } = readInvitation(body)
  const userPrincipalName = guestName(room, address)
  const version = await nextChange(db, tenant.pk)
  const known = await getUserRow(db, tenant.pk, userPrincipalName)
  const id = known?.id ?? room.newId()
  if (known === undefined) {
    await checkAddressIsFree(room, address, 'invitedUserEmailAddress')
    const at = now.toISOString()
    const guest = {
      displayName,
      userPrincipalName,
      mail: address,
      mailNickname: userPrincipalName.slice(0, userPrincipalName.lastIndexOf('@')),
      otherMails: [address],
      proxyAddresses: [`SMTP:${address}`],
      userType: type,
      creationType: 'Invitation',
      externalUserState: 'PendingAcceptance',
      externalUserStateChangeDateTime: at,
    }
    await insertUsers(db, tenant.pk, [{ ...guest, id, createdDateTime: at, situationId: await internSituation(db, tenant.pk, []), version } as NewUser])
    const operation = await recordOperation(room, caller, { kind: 'inviteGuest', total: 1 })
    await insertObjectJournal(db, tenant.pk, operation.pk, { type: 'user', objectId: id, before: null, after: guest })
    room.tell({ type: 'user', ids: [id] })
  } else if (known.externalUserState === 'PendingAcceptance') {
    await inviteAgain(room, caller, known, version)
  }
  const row = known ?? (await findUser(db, tenant.pk, id))
  const invitation = room.newId()
  return {
    id: invitation,
    inviteRedeemUrl: `https://login.microsoftonline.com/redeem?rd=${encodeURIComponent(`https://invitations.microsoft.com/redeem/?tenant=${tenant.id}&user=${invitation}`)}`,
    invitedUserDisplayName: row.displayName ?? displayName,
    invitedUserEmailAddress: address,
    invitedUserType: type,
    sendInvitationMessage,
    resetRedemption: false,
    invitedUserMessageInfo: message,
    inviteRedirectUrl,
    status: 'PendingAcceptance',
    invitedUser: { id },
  }
}

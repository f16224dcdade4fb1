import { decideAccess, permissionsOf, VERBS } from '#engine/access.ts'
import type { Session, TenantKind } from '#model/session.ts'
import type { TenantRow } from '#store/tenants.ts'
import { countUserRows } from '#store/users.ts'
import type { Question } from './room.ts'

const KINDS: Readonly<Record<TenantRow['kind'], TenantKind>> = { sample: 'sample', test: 'test', own: 'ownDirectory' }

/** Whom the settings name as who helps. */
function helpOf({ settings }: Pick<TenantRow, 'settings'>): Session['help'] {
  const [name = '', mail = '', phone = '', link = ''] = ['helpName', 'helpMail', 'helpPhone', 'helpLink'].map((key) => String(settings[key] ?? ''))
  return [name, mail, phone, link].every((part) => part === '') ? null : { name, mail, phone, link }
}

/** Who asks, where they are, and what they may do. */
export const whoAmI: Question<null, Session> = async ({ tenant }, caller) => ({
  user: { id: caller.id, displayName: caller.displayName, userPrincipalName: caller.userPrincipalName ?? '' },
  isFirstRun: tenant.settings['firstRun'] === true,
  tenant: {
    id: tenant.id,
    displayName: tenant.displayName,
    kind: KINDS[tenant.kind],
    timeZone: (tenant.settings['timeZone'] ?? null) as string | null,
    language: (tenant.settings['language'] ?? null) as 'en' | 'fr' | null,
  },
  help: helpOf(tenant),
  roles: caller.roles,
  permissions: caller.permissions ?? permissionsOf(caller),
  may: VERBS.filter((verb) => decideAccess(caller, verb).allowed),
})

const LARGE = 501

/** How many people the organisation has, counted no further than limits of requests ask. */
export const countPeople: Question<null, number> = async ({ db, tenant }) => countUserRows(db, tenant.pk, {}, LARGE)

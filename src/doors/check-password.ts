// Whether a person knows their password. Every try counts before it is looked at, and looks the same for nobody.
import type { Guid } from '#model/guid.ts'
import type { Office } from '#threads/office.ts'
import { verifyPassword } from '#threads/password.ts'
import { licetItself } from '#model/caller.ts'
import { OAuthRefusal } from './oauth-refusal.ts'

const LONGEST = 256

export interface PasswordHolder {
  readonly id: Guid
  /** The password is right, and good for nothing but choosing another. */
  readonly mustChange: boolean
}

interface Given {
  readonly user: string
  readonly password: string
}

/** Whose the password is. Throws a refusal: wrong, locked (whatever was given), or blocked (told only to who knows it). */
export async function checkPassword(tenantId: Guid, { user, password }: Given, { office, now }: { readonly office: Office; readonly now: () => Date }): Promise<PasswordHolder> {
  const self = licetItself(tenantId)
  const found = await office.act('beginPasswordTry', self, { user, at: now().toISOString() })
  if (found?.isLocked === true) throw new OAuthRefusal('accountLocked')
  const isRight = await verifyPassword(password.slice(0, LONGEST + 1), found?.passwordHash ?? null)
  if (found === null || !isRight) throw new OAuthRefusal('passwordWrong')
  await office.act('acceptPassword', self, { user: found.id })
  if (!found.isEnabled) throw new OAuthRefusal('accountDisabled')
  return { id: found.id, mustChange: found.mustChange }
}

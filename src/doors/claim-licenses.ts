import { licetItself } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Office } from '#threads/office.ts'

/**
 * Lets somebody who has just signed in claim what the organization gives at the first sign-in. Whatever goes wrong with
 * it keeps nobody out: they try again at the next sign-in.
 */
export async function claimLicenses(office: Office, tenantId: Guid, user: string): Promise<void> {
  const self = licetItself(tenantId)
  try {
    if (await office.look('hasClaim', self, { user })) await office.act('claimAtSignIn', self, { user })
  } catch {
    // Signing in goes on.
  }
}

import { useCallback } from 'react'
import type { RoleDefinition } from '#client/admin-calls.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { MessageKey } from '#words/language.ts'

/** Built-in roles that have a name in every language, by their template ids, which are the same everywhere. */
const KNOWN: Readonly<Record<string, MessageKey>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'role.globalAdministrator',
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a': 'role.licenseAdministrator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'role.userAdministrator',
  'fdd7a751-b60b-444a-984c-02652fe8fa1c': 'role.groupsAdministrator',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8': 'role.helpdeskAdministrator',
  'b0f54661-2d74-4c50-afa3-1ec803f12efe': 'role.billingAdministrator',
  '95e79109-95c0-4d8e-aee3-d01accf2d47b': 'role.guestInviter',
  '9360feb5-f418-4baa-8175-e2a00bac4301': 'role.directoryWriters',
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b': 'role.directoryReaders',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451': 'role.globalReader',
}

/** What a role is called: by its own name when the organisation made it, else in the reader's language. */
export function useRoleName(): (role: Pick<RoleDefinition, 'id' | 'displayName'>) => string {
  const { say } = useWords()
  return useCallback(
    ({ id, displayName }) => {
      const key = KNOWN[id]
      return key === undefined ? displayName : say(key)
    },
    [say],
  )
}

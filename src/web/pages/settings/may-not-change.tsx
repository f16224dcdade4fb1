import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sessionQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { WhoHelps } from '#web/ui/who-helps.tsx'

interface MayNotChangeProps {
  /** What changing it takes. */
  readonly permission: string
  readonly children: (mayChange: boolean) => ReactNode
}

/** What can be read but not changed says so first: who may, and who helps. */
export function MayNotChange({ permission, children }: MayNotChangeProps) {
  const { say } = useWords()
  const { data: session } = useQuery(sessionQuery)
  const mayChange = session?.permissions.includes(permission) ?? false
  return (
    <>
      {mayChange ? null : (
        <Notice>
          {say('page.settings.mayNotChange', { roles: [say('role.globalAdministrator'), ...(permission === 'Licet.Billing.ReadWrite' ? [say('role.billingAdministrator')] : [])] })} <WhoHelps />
        </Notice>
      )}
      {children(mayChange)}
    </>
  )
}

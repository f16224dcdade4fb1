import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'

/** Whether who is signed in may change purchases; if not, who may. */
export function useMayBuy(): { readonly mayBuy: boolean; readonly refusedToMe: string | undefined } {
  const { say } = useWords()
  const { data: session } = useQuery(sessionQuery)
  const mayBuy = session?.permissions.includes('Licet.Billing.ReadWrite') ?? false
  return { mayBuy, refusedToMe: mayBuy ? undefined : say('page.settings.mayNotChange', { roles: [say('role.globalAdministrator'), say('role.billingAdministrator')] }) }
}

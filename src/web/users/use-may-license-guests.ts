import { useQuery } from '@tanstack/react-query'
import { client } from '#web/state/client.ts'
import { sessionQuery } from '#web/state/queries.ts'

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'

/** Whether who is signed in may license guests (D7), as far as is known before trying. */
export function useMayLicenseGuests(): boolean {
  const { data: session } = useQuery(sessionQuery)
  const isGlobal = session?.roles.includes(GLOBAL_ADMINISTRATOR) ?? true
  const { data: settings } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => client.getSettings({ signal }),
    enabled: !isGlobal,
  })
  return isGlobal || settings?.['othersMayLicenseGuests'] !== false
}

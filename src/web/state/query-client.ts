import { QueryClient } from '@tanstack/react-query'
import { GraphRequestError } from '#client/graph-request-error.ts'

/** A server that answered with a refusal will say the same again; a connection that failed may not. */
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof GraphRequestError && error.status < 500)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: isWorthRetrying,
      // Live events say what changed; until then what was read holds.
      staleTime: 60_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
    },
  },
})

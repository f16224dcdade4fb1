import { QueryCache, QueryClient } from '@tanstack/react-query'
import { GraphRequestError } from '#client/graph-request-error.ts'

/** A server that answered with a refusal will say the same again; a connection that failed may not. */
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof GraphRequestError && error.status < 500)

const isSignedOut = (error: Error): boolean => error instanceof GraphRequestError && error.status === 401

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended is found out by whatever is read next; asking for it again leads to the sign-in page.
    onError: (error, query) => {
      if (isSignedOut(error) && query.queryKey[0] !== 'session') void queryClient.invalidateQueries({ queryKey: ['session'] })
    },
  }),
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

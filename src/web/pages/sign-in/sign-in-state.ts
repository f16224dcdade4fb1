import { queryOptions } from '@tanstack/react-query'

export interface SignInState {
  readonly hasPassword: boolean
  /** They came from another organisation, and come again from there. */
  readonly cameOver: boolean
  /** How many Global Administrators there are. */
  readonly administrators: number
}

/** What is still to be done before the first session ends. */
export const signInStateQuery = queryOptions({
  queryKey: ['signInState'],
  queryFn: async (): Promise<SignInState> => (await (await fetch('/sign-in/state')).json()) as SignInState,
  staleTime: 60_000,
})

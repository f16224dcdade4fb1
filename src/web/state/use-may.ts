import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from './queries.ts'

/** Says whether who is signed in may do something, at least for some of the directory; the server decides again. */
export function useMay(): (verb: string) => boolean {
  const { data: session } = useQuery(sessionQuery)
  return (verb) => session?.may.includes(verb) ?? true
}

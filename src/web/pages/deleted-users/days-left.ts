import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import { PERSON_PROPERTIES } from '#web/licenses/person.ts'
import { client } from '#web/state/client.ts'

export const DELETED_PROPERTIES = [...PERSON_PROPERTIES, 'deletedDateTime'] as const

const DAY_MS = 24 * 3_600_000
const RESTORABLE_DAYS = 30

/** The last day to bring a person back (D8). */
const restorableUntil = ({ deletedDateTime }: PartialUser): string | null =>
  deletedDateTime ? new Date(Date.parse(deletedDateTime) + RESTORABLE_DAYS * DAY_MS).toISOString() : null

/** Days in which a deleted person can still come back, by the organisation's own clock; all of them until that is known. */
export function useDaysLeft(): (person: PartialUser) => number {
  const { data } = useQuery({ queryKey: ['clock'], queryFn: ({ signal }) => client.send<{ readonly now: string }>('/licet/v1/clock', { signal }) })
  const now = data?.now
  return useCallback(
    (person) => {
      const until = restorableUntil(person)
      if (until === null || now === undefined) return RESTORABLE_DAYS
      return Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / DAY_MS))
    },
    [now],
  )
}

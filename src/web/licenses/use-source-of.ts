import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { PartialUser } from '#client/directory-calls.ts'
import { groupNamesQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'

/** Where a person's licence of a product comes from, in words: direct, a group, or both. */
export function useSourceOf(skuId: string): (person: PartialUser) => string {
  const { say } = useWords()
  const { data: groupNames } = useQuery(groupNamesQuery)
  return useCallback(
    ({ licenseAssignmentStates = [] }) =>
      licenseAssignmentStates
        .filter((state) => state.skuId === skuId)
        .map(({ assignedByGroup }) =>
          assignedByGroup === null
            ? say('page.user.direct')
            : say('page.user.inherited', { group: groupNames?.get(assignedByGroup) ?? assignedByGroup }),
        )
        .join(' · '),
    [say, groupNames, skuId],
  )
}

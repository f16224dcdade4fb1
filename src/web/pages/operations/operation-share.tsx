import { useQuery } from '@tanstack/react-query'
import { GraphRequestError } from '#client/graph-request-error.ts'
import type { Operation } from '#model/operation.ts'
import { ShareSection } from '#web/preview/share-section.tsx'
import { PATHS } from '#web/paths.ts'
import { client } from '#web/state/client.ts'

const NAMED = 999

/** The operation for somebody else: its link, and while its plan is kept (a day) the command and the request. */
export function OperationShare({ operation: { id, planId } }: { operation: Operation }) {
  const { data } = useQuery({
    queryKey: ['plans', planId],
    enabled: planId !== null,
    retry: false,
    queryFn: async ({ signal }) => {
      try {
        const [plan, people] = await Promise.all([client.getPlan(planId ?? '', { signal }), client.listPlanUsers(planId ?? '', { top: NAMED }, { signal })])
        return { plan, people }
      } catch (error) {
        // Plans are forgotten after a day; those of others may be out of reach.
        if (error instanceof GraphRequestError) return null
        throw error
      }
    },
  })
  return <ShareSection preview={data ?? null} path={`${PATHS.operations}?panel=${id}`} />
}

import { useMutation } from '@tanstack/react-query'
import { useChanges } from './changes-context.tsx'
import { idsOfSelection } from './ids-of-selection.ts'
import type { FetchIds } from './ids-of-selection.ts'
import type { SelectionState } from './use-selection.ts'

/** Goes on with the ids of what is selected, once they are known: those of all that match are asked for first. */
export function useSelectedIds({ selection }: SelectionState, fetchPage: FetchIds): (goOn: (ids: readonly string[]) => void) => void {
  const { announce } = useChanges()
  const naming = useMutation({
    mutationFn: async (goOn: (ids: readonly string[]) => void) => goOn(await idsOfSelection(selection, fetchPage)),
    onError: (error) => announce({ text: error.message, operationId: null }),
  })
  return (goOn) => {
    if (!naming.isPending) naming.mutate(goOn)
  }
}

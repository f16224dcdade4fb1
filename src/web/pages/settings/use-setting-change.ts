import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useChanges } from '#web/state/changes-context.tsx'
import { useWords } from '#web/state/words-context.tsx'

/** Saves something that is set up, says so, and reads again what is shown. */
export function useSettingChange<Input, Output = unknown>(change: (input: Input) => Promise<Output>, key: readonly unknown[], onSaved?: (output: Output) => void) {
  const { say } = useWords()
  const { announce } = useChanges()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (output) => {
      announce({ text: say('page.settings.saved'), operationId: null })
      onSaved?.(output)
      await queries.invalidateQueries({ queryKey: key })
    },
  })
}

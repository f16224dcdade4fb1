import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '#web/state/words-context.tsx'

/** The first rows of a table, and the button that shows all of them. */
export function useFirstRows<Row>(rows: readonly Row[], atFirst: number): { readonly shown: readonly Row[]; readonly more: ReactNode } {
  const { say } = useWords()
  const [isAll, setAll] = useState(false)
  if (isAll || rows.length <= atFirst) return { shown: rows, more: null }
  return {
    shown: rows.slice(0, atFirst),
    more: (
      <div>
        <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
          {say('ui.figures.all', { count: rows.length })}
        </Button>
      </div>
    ),
  }
}

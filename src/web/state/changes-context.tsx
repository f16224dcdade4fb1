import { createContext, use, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Guid } from '#model/guid.ts'

/** A change that was just made: said in a toast, and in the status line until the next. */
export interface MadeChange {
  /** What happened, in words. */
  readonly text: string
  /** The operation that can be undone; null when there is none. */
  readonly operationId: Guid | null
  /** Until when the undo is possible in full (ISO). */
  readonly undoUntil?: string | null
  /** The operation by which it is still being made, and what is said once it is over. */
  readonly follows?: { readonly operationId: Guid; readonly text: string; readonly undoUntil: string | null }
}

interface Changes {
  readonly lastChange: MadeChange | null
  /** Says that a change was made, with its Undo. */
  readonly announce: (change: MadeChange) => void
  readonly undoing: Guid | null
  /** Opens the preview of an undo. */
  readonly requestUndo: (operation: Guid) => void
  readonly closeUndo: () => void
}

const ChangesContext = createContext<Changes | null>(null)

export function useChanges(): Changes {
  const changes = use(ChangesContext)
  if (!changes) throw new Error('useChanges stands outside ChangesProvider')
  return changes
}

export function ChangesProvider({ children }: { children: ReactNode }) {
  const [lastChange, setLastChange] = useState<MadeChange | null>(null)
  const [undoing, setUndoing] = useState<Guid | null>(null)
  const changes = useMemo<Changes>(
    () => ({
      lastChange,
      announce: setLastChange,
      undoing,
      requestUndo: setUndoing,
      closeUndo: () => setUndoing(null),
    }),
    [lastChange, undoing],
  )
  return <ChangesContext value={changes}>{children}</ChangesContext>
}

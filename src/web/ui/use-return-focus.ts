import { useEffect, useState } from 'react'

/** Gives the focus back, when the component goes, to what had it when the component came; else to the page. */
export function useReturnFocus(): void {
  // Read while drawing: by the time of an effect the dialog has taken the focus.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After the closing frame: what was covered is reachable again only then.
      requestAnimationFrame(() => {
        const isTaken = document.activeElement !== null && document.activeElement !== document.body
        if (isTaken) return
        const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
        ;(isThere ? before : document.getElementById('content'))?.focus()
      })
    },
    [before],
  )
}

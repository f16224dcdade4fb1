import { useEffect } from 'react'

/** Gives the focus back, when the component goes, to what had it when the component came. */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      // After the closing frame: what was covered is reachable again only then.
      requestAnimationFrame(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body
        if (isFree && before instanceof HTMLElement && before.isConnected) before.focus()
      })
    }
  }, [])
}

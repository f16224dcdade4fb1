import { useEffect, useEffectEvent } from 'react'

/** Keeps what is typed between the key that opens a box and the moment the box has the focus. */
export function useTypedAhead(isOpening: boolean, onLetter: (letter: string) => void): void {
  const keep = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || document.activeElement instanceof HTMLInputElement) return
    event.preventDefault()
    onLetter(event.key)
  })
  useEffect(() => {
    if (!isOpening) return
    const listen = (event: KeyboardEvent) => keep(event)
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [isOpening])
}

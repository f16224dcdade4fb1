import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/**
 * Gives the focus to what has just taken the place of something else: the button that was pressed is gone, and without
 * this the focus would fall out of the panel. The element needs `tabIndex={-1}`.
 */
export function useFocusOnArrival<Element extends HTMLElement>(): RefObject<Element | null> {
  const arrived = useRef<Element>(null)
  useEffect(() => arrived.current?.focus(), [])
  return arrived
}

import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds, kept up to date. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** The width under which a page is a phone's: cards for rows, a menu for the navigation, panels over everything. */
export const NARROW = '(max-width: 640px)'

export const useIsNarrow = (): boolean => useMediaQuery(NARROW)

/** What lists read; the rest of a page may change at any time. */
const LISTS: ReadonlySet<string> = new Set(['users', 'groups'])

const isOverGrid = (): boolean => document.querySelector('[role=grid]:hover') !== null

/**
 * Lets no list change under the pointer: what somebody else changed is read again once the pointer has left the grid.
 * `stop` forgets what is held back.
 */
export function holdUnderPointer(read: (key: string) => void): { readonly whenAtRest: (key: string) => void; readonly stop: () => void } {
  const held = new Set<string>()
  const release = () => {
    if (held.size === 0 || isOverGrid()) return
    for (const key of held) read(key)
    held.clear()
  }
  document.addEventListener('pointerover', release)
  return {
    whenAtRest: (key) => {
      if (LISTS.has(key) && isOverGrid()) held.add(key)
      else read(key)
    },
    stop: () => {
      held.clear()
      document.removeEventListener('pointerover', release)
    },
  }
}

import { useEffect, useEffectEvent } from 'react'

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]'

/**
 * Single-key commands of a page (`{ a: assign, '?': showKeys }`), by the character typed; `mod+k` is Ctrl+K or ⌘K.
 * Silent while somebody types, and while a dialog or panel is open.
 */
export function useShortcuts(commands: Readonly<Record<string, (() => void) | undefined>>): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return
    const withModifier = event.ctrlKey || event.metaKey
    // Caps Lock changes nothing.
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const command = commands[withModifier ? `mod+${key}` : key]
    if (!command) return
    const target = event.target instanceof Element ? event.target : null
    if (!withModifier && target?.closest(TYPING)) return
    if (document.querySelector('[aria-modal=true]')) return
    event.preventDefault()
    command()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

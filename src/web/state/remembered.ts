const PREFIX = 'licet.'

/** A choice that this browser remembers; null when there is none or storage is closed to us. */
export function readRemembered(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/** Remembers a choice; in a browser that forbids storage it lasts until the page is closed. */
export function writeRemembered(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    // Private windows of some browsers refuse; the choice still holds on this page.
  }
}

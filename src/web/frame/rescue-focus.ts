import type { useFocusFinders } from '@fluentui/react-components'

/** What had the focus, or stood around it, and what came after that. */
interface Place {
  readonly element: Element
  readonly next: Element | null
}

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex="0"]'

type Finders = Pick<ReturnType<typeof useFocusFinders>, 'findFirstFocusable' | 'findLastFocusable'>

/**
 * Gives the focus to a neighbour when what has it is taken off the page, such as the button that takes somebody off a
 * list: else the next Tab would start from the top of the page. Gives a function that ends it.
 */
export function rescueFocus(finders: Finders): () => void {
  let places: readonly Place[] = []
  const onFocusIn = ({ target }: FocusEvent) => {
    places = placesOf(target as Element)
  }
  // A press beside everything lets go of the focus on purpose; what is taken off the page is gone by then.
  const onFocusOut = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (document.activeElement === document.body && (target as Element).isConnected) places = []
    })
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body || places[0]?.element.isConnected !== false) return
    const lost = places
    places = []
    // A dialog that closes gives the focus back itself, in the frame after (use-return-focus.ts).
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (isAstray(lost)) neighbourOf(lost, finders)?.focus()
      }),
    )
  })
  document.addEventListener('focusin', onFocusIn)
  document.addEventListener('focusout', onFocusOut)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', onFocusIn)
    document.removeEventListener('focusout', onFocusOut)
    observer.disconnect()
  }
}

/** Nothing has the focus; or what is behind a dialog has it, where Fluent looks for the last button that opened something. */
function isAstray(places: readonly Place[]): boolean {
  const { activeElement } = document
  const dialog = places.find(({ element }) => element.isConnected && element.matches('[role=dialog]'))?.element
  return activeElement === document.body || (dialog !== undefined && activeElement?.closest('[role=dialog], [role=alertdialog]') === null)
}

function placesOf(focused: Element): readonly Place[] {
  const places: Place[] = []
  for (let element: Element | null = focused; element && element !== document.body; element = element.parentElement) {
    places.push({ element, next: element.nextElementSibling })
  }
  return places
}

/** What came after what is gone, else the last thing before it, within the innermost part that is still there. */
function neighbourOf(places: readonly Place[], { findFirstFocusable, findLastFocusable }: Finders): HTMLElement | null {
  const firstOf = (element: Element) => (element.matches(FOCUSABLE) ? (element as HTMLElement) : findFirstFocusable(element as HTMLElement))
  for (const { element, next } of places) {
    if (element.isConnected && element.matches('main, [role=dialog]')) return element.querySelector<HTMLElement>('h2[tabindex]') ?? (element as HTMLElement)
    const found = element.isConnected ? findLastFocusable(element as HTMLElement) : next?.isConnected ? firstOf(next) : null
    if (found) return found
  }
  return document.getElementById('content')
}

/** Hands without a mouse: a walk by keyboard alone moves and acts through here, and fails where somebody would be lost. */
import type { ElementHandle, Locator, Page } from 'playwright-core'

export interface Keyboard {
  /** Goes past what stands around a page to what it holds, by the first link of every page. */
  readonly skip: () => Promise<void>
  /** Presses a key until the element has the focus, in sight. Throws when it never gets it, or when the focus was lost before. */
  readonly reach: (target: Locator, key?: string) => Promise<void>
  /** Reaches an element by Tab and presses a key there: Enter, or Space for a tick. */
  readonly press: (target: Locator, key?: string) => Promise<void>
  /** Reaches a field and types over what it holds. */
  readonly type: (field: Locator, text: string) => Promise<void>
  /** Reaches a picker, types the letters of an option, or opens the list where there are none, goes down to the option and takes it. */
  readonly choose: (picker: Locator, letters: string, option: Locator) => Promise<void>
  /** Reaches the list of a tab, goes to the tab by arrows and opens it. */
  readonly openTab: (tab: Locator) => Promise<void>
  /** Opens a menu and takes one of its items by arrows. */
  readonly openMenu: (trigger: Locator, item: Locator) => Promise<void>
  /** Reaches the grid of the page and goes to a row by arrows, which then has the focus. */
  readonly goToRow: (row: Locator, key?: string) => Promise<void>
  /** Presses the verb of a preview; types the number of people first where that is asked for. */
  readonly makeChange: (pane: Locator, verb: RegExp | string, confirm: RegExp) => Promise<void>
}

const MOST_PRESSES = 150

/** The keys of a page, or of whatever has one: `const keys = useKeyboard(desk)`. */
export function useKeyboard(desk: { readonly page: Page }): Keyboard {
  async function reach(target: Locator, key = 'Tab'): Promise<void> {
    await target.waitFor()
    await expectFocusKept(desk.page, target)
    await pressUntilFocused(desk.page, target, key)
  }
  async function press(target: Locator, key = 'Enter'): Promise<void> {
    await reach(target)
    // What is greyed while the last change is made is not pressed: whoever looks waits for it.
    await target.and(desk.page.locator(':not([aria-disabled=true])')).waitFor()
    await desk.page.keyboard.press(key)
  }
  async function type(field: Locator, text: string): Promise<void> {
    await press(field, 'Control+a')
    await desk.page.keyboard.type(text)
  }
  return {
    async skip() {
      await desk.page.keyboard.press('Tab')
      await desk.page.keyboard.press('Enter')
      await desk.page.locator('#content:focus').waitFor()
    },
    reach,
    press,
    type,
    async choose(picker, letters, option) {
      if (letters === '') await press(picker, 'ArrowDown')
      else await type(picker, letters)
      await option.waitFor()
      const isActive = async () => (await picker.getAttribute('aria-activedescendant')) === (await option.getAttribute('id'))
      for (let presses = 0; !(await isActive()); presses++) {
        if (presses === MOST_PRESSES) throw new Error(`ArrowDown never reaches ${String(option)}`)
        await desk.page.keyboard.press('ArrowDown')
      }
      await desk.page.keyboard.press('Enter')
    },
    async openTab(tab) {
      await reach(desk.page.getByRole('tablist').filter({ has: tab }).getByRole('tab', { selected: true }))
      await reach(tab, 'ArrowRight')
      await desk.page.keyboard.press('Enter')
    },
    async openMenu(trigger, item) {
      await press(trigger)
      await reach(item, 'ArrowDown')
      await desk.page.keyboard.press('Enter')
    },
    async goToRow(row, key = 'ArrowDown') {
      const grid = desk.page.locator('[role=grid][aria-busy=false]')
      await reach(grid.locator('[role=row][tabindex="0"]'))
      // A row that is far away is drawn only when the focus comes near.
      await pressUntilFocused(desk.page, row, key)
    },
    async makeChange(pane, verb, confirm) {
      const button = pane.getByRole('button', { name: verb })
      await button.waitFor()
      const field = pane.getByRole('textbox', { name: confirm })
      if ((await field.count()) > 0) await type(field, /\d+/.exec(await pane.getByText(confirm).first().innerText())?.[0] ?? '')
      await press(button)
    },
  }
}

/** Where a page had a focus it keeps one: else the next Tab starts from the top, and a screen reader is silent. */
async function expectFocusKept(page: Page, target: Locator): Promise<void> {
  const isKept = () => document.activeElement !== document.body || !('hadFocus' in document.body.dataset)
  await page.waitForFunction(isKept, undefined, { timeout: 10_000 }).catch((cause: unknown) => {
    throw new Error(`The focus was lost on the way to ${String(target)}`, { cause })
  })
}

/** How often an element is looked up anew while keys go towards it: by role and name that takes longer than the keys. */
const LOOK_AGAIN = 8

async function pressUntilFocused(page: Page, target: Locator, key: string): Promise<void> {
  const isFocused = () => target.evaluateAll((found) => document.activeElement !== null && found.includes(document.activeElement as HTMLElement))
  let held: ElementHandle<Node>[] = []
  for (let presses = 0; ; presses++) {
    if (held.length === 0 || presses % LOOK_AGAIN === 0) held = await target.elementHandles()
    if (await isNear(page, held)) {
      if (await isFocused()) break
      held = []
    }
    if (presses === MOST_PRESSES) throw new Error(`${key} never reaches ${String(target)}`)
    await page.keyboard.press(key)
  }
  if (!(await target.evaluate(comesIntoSight))) throw new Error(`${String(target)} has the focus where nobody sees it`)
}

/** Whether one of these has the focus, or is gone, so that another may stand for it. */
const isNear = (page: Page, held: ElementHandle<Node>[]): Promise<boolean> =>
  page.evaluate((elements) => elements.some((element) => !element.isConnected || element === document.activeElement), held)

/** Whether the middle of what is visible of an element is on top of the page, now or within the next second; the page notes that it had the focus. */
async function comesIntoSight(element: Element): Promise<boolean> {
  document.body.dataset['hadFocus'] = ''
  const isOnTop = () => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const [x, y] = [(Math.max(0, left) + Math.min(innerWidth, right)) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2]
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (element.contains(hit) || (hit.closest('label') as HTMLLabelElement | null)?.control === element)
  }
  for (let frame = 0; frame < 60 && !isOnTop(); frame++) await new Promise((draw) => requestAnimationFrame(draw))
  return isOnTop()
}

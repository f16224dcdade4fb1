import type { Page } from 'playwright-core'
import { PATHS } from '#web/paths.ts'
import type { AdminCentre } from './admin-centre.ts'

type PageName = keyof typeof PATHS

const E3 = '05e9a617-0261-4cee-bb44-138d3ef5d965'

/** Whether a page shows a list that has rows in the sample. */
const HAS_ROWS: Readonly<Record<PageName, boolean>> = {
  home: false,
  activeUsers: true,
  allUsers: true,
  guestUsers: true,
  deletedUsers: true,
  leavers: false,
  groups: true,
  licenses: true,
  product: true,
  requests: true,
  autoClaim: false,
  yourProducts: true,
  dataDeadlines: false,
  leaverReceipt: false,
  preview: false,
  operations: true,
  auditLog: true,
  usageAndCost: false,
  settings: false,
  settingPart: false,
  quickSetUp: false,
  myLicenses: false,
  signIn: false,
  device: false,
  ownPassword: false,
  secondAdministrator: false,
}

export const PAGE_NAMES = Object.keys(PATHS) as readonly PageName[]
export const PAGES_WITH_ROWS = PAGE_NAMES.filter((name) => HAS_ROWS[name])

/** The address of each page; a plan and a leaver are made for the pages that show one. */
export async function findAddresses(desk: Pick<AdminCentre, 'askAsApp'>): Promise<Readonly<Record<PageName, string>>> {
  const make = async (path: string, body: object): Promise<string> => {
    const answer = await desk.askAsApp('POST', `/licet/v1/${path}`, body)
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { id: string }).id
  }
  const planId = await make('plans', { target: { users: ['LeeG@contoso.com'] }, change: { add: [{ skuId: E3 }] } })
  const leaverId = await make('leavers', { user: 'AlexW@contoso.com' })
  const alex = (await (await desk.askAsApp('GET', '/v1.0/users/AlexW@contoso.com?$select=id')).json()) as { id: string }
  const given: Readonly<Record<string, string>> = { skuId: E3, planId, leaverId, part: 'prices', userIds: alex.id }
  const fill = (path: string) => path.replaceAll(/\$(\w+)/g, (_all, name: string) => given[name] ?? '')
  return Object.fromEntries(PAGE_NAMES.map((name) => [name, fill(PATHS[name])])) as Record<PageName, string>
}

/** Opens a page and waits for its heading, for its first row where it has one, and until it stands still. */
export async function openPage(page: Page, address: string, hasRows = false): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  if (hasRows) await firstRow(page).waitFor()
  await page.waitForFunction(isStill, undefined, { polling: 200 })
}

/** In the browser: whether nothing was drawn since it was asked last; a chart arrives in several steps. */
function isStill(): boolean {
  const drawn = String(document.body.innerHTML.length)
  const isSame = document.documentElement.dataset['drawn'] === drawn
  document.documentElement.dataset['drawn'] = drawn
  return isSame
}

const firstRow = (page: Page) => page.locator('[role=row][aria-rowindex="2"]').first()

/** What can be pressed and where the focus goes: one entry for each control, or for each group that arrows walk through. */
export interface Walk {
  /** Controls that Tab never comes to. */
  readonly missed: readonly string[]
  /** Controls that had the focus outside the screen or behind something. */
  readonly hidden: readonly string[]
  /** Controls that look the same with the focus and without. */
  readonly unmarked: readonly string[]
}

/** Goes through a page by Tab until it is round, and says what was not reached, not seen, or not marked. */
export async function walkByTab(page: Page): Promise<Walk> {
  await page.evaluate(tagStops)
  const count = await page.locator('[data-stop]').count()
  const hidden: string[] = []
  const unmarked: string[] = []
  for (let presses = 0; presses < count * 2 + 20; presses++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(lookAtFocus)
    if (seen?.isHidden) hidden.push(seen.name)
    if (seen && !seen.isMarked) unmarked.push(seen.name)
    if (seen?.isLast) break
  }
  const missed = await page.locator('[data-stop]:not([data-reached])').evaluateAll((all) => all.map((each) => each.outerHTML.slice(0, 200)))
  return { missed, hidden: [...new Set(hidden)], unmarked: [...new Set(unmarked)] }
}

/** In the browser: marks every control, or the group that stands for it, as a place that Tab has to come to; through the marks of a chart and through its legend one goes by arrows. */
function tagStops(): void {
  const GROUPS = '[role=tablist], [role=radiogroup], [role=grid], [role=toolbar], [role=tree], [role=listbox]'
  const scope = document.querySelector('[role=dialog]') ?? document
  for (const control of scope.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex="0"]')) {
    if (control.closest('[data-tabster-dummy], [aria-hidden=true]') || !control.checkVisibility({ visibilityProperty: true }) || control.matches(':disabled')) continue
    const radios = control.matches('input[type=radio]') ? control.closest('fieldset, [role=radiogroup]') : null
    ;(radios ?? control.closest('svg') ?? control.parentElement?.closest(GROUPS) ?? control).setAttribute('data-stop', '')
  }
}

/** In the browser: notes that the focused control was reached, and tells how it looks. */
function lookAtFocus(): { name: string; isHidden: boolean; isMarked: boolean; isLast: boolean } | null {
  const focused = document.activeElement
  if (!focused || focused === document.body || focused.closest('[data-tabster-dummy]')) return null
  const stop = focused.closest('[data-stop]')
  // A heading that is given the focus to be read aloud is no control.
  if (!stop) return null
  stop.setAttribute('data-reached', '')
  const box = focused.getBoundingClientRect()
  const x = (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2
  const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2
  const top = document.elementFromPoint(x, y)
  const isHidden = !top || !(focused.contains(top) || top.contains(focused) || focused.parentElement?.contains(top) === true)
  const draws = (each: Element, part?: string): boolean => {
    const style = getComputedStyle(each, part)
    if (style.textDecorationStyle === 'double') return true
    if (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) return true
    return part !== undefined && style.content !== 'none' && ['Top', 'Bottom'].some((side) => Number.parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`)) >= 1)
  }
  const around = [focused, focused.parentElement, focused.nextElementSibling].filter((each) => each !== null)
  const isMarked = around.some((each) => draws(each) || draws(each, '::after') || draws(each, '::before'))
  return { name: focused.outerHTML.slice(0, 200), isHidden, isMarked, isLast: document.querySelector('[data-stop]:not([data-reached])') === null }
}

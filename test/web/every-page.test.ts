import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import { findAddresses, openPage, PAGE_NAMES, PAGES_WITH_ROWS, walkByTab } from './every-page.ts'

/** By how much the page, or its main part, is wider than its place. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(...['html', 'main'].flatMap((name) => [...document.querySelectorAll(name)]).map((each) => each.scrollWidth - each.clientWidth)))

describe('Every page', () => {
  const desk = useAdminCentre('fr')
  let addresses: Awaited<ReturnType<typeof findAddresses>>
  let zoomed: Page
  let highContrast: Page
  beforeAll(async () => {
    addresses = await findAddresses(desk)
    zoomed = await desk.open({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, forcedColors: 'active' })
    highContrast = await desk.open({ forcedColors: 'active' })
  })

  test.each(PAGE_NAMES)('at 200 % and in high contrast fits the screen; Tab alone comes to everything, in sight and marked; no button says Annuler alone: %s', async (name) => {
    await openPage(zoomed, addresses[name], PAGES_WITH_ROWS.includes(name))
    expect(await overflowOf(zoomed)).toBeLessThanOrEqual(0)
    expect(await walkByTab(zoomed)).toEqual({ missed: [], hidden: [], unmarked: [] })
    expect((await zoomed.getByRole('button').allInnerTexts()).filter((label) => /^\s*annuler\s*$/i.test(label))).toEqual([])
  })

  test('in high contrast a selected row and the parts of a seat bar are told apart by lines and the colours of the system', async () => {
    await openPage(highContrast, addresses.activeUsers, true)
    await highContrast.getByRole('row').nth(1).getByRole('checkbox').check()
    const outline = (row: number) => highContrast.getByRole('row').nth(row).evaluate((each) => getComputedStyle(each).borderLeftStyle)
    expect([await outline(1), await outline(2)]).toEqual(['solid', 'none'])
    await openPage(highContrast, addresses.licenses, true)
    const bar = highContrast.getByRole('img', { name: /attribuées/ }).first()
    await bar.waitFor()
    const looks = await bar.evaluate((each) => [getComputedStyle(each).borderTopStyle, new Set([each, ...each.children].map((part) => getComputedStyle(part).backgroundColor)).size])
    expect(looks).toEqual(['solid', 4])
  })
})

import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { render } from '#words/render.ts'
import { signInAs, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P12 Filters and views (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const dialog = () => desk.page.getByRole('dialog')
  const views = () => desk.page.getByRole('group', { name: say.views })

  test('a ready-made view shows whom it names', async () => {
    await desk.goTo('/users/active')
    for (const [view, shown, hidden] of [
      ['withErrors', 'Lidia Holloway', 'Adele Vance'],
      ['guests', 'Cora Thomas', 'Adele Vance'],
      ['blocked', 'Henrietta Mueller', 'Adele Vance'],
      ['unlicensed', 'Adele Vance', 'Alex Wilber'],
      ['noLocation', 'Nicole Wagner', 'Adele Vance'],
    ] as const) {
      await views().getByRole('button', { name: say.viewNames[view], exact: true }).click()
      await expect(row(shown)).toBeSeen()
      await expect(row(hidden)).toBeGone()
    }
  })

  test.each([
    ['blockedLicensed', 'Henrietta Mueller', 'Alex Wilber'],
    ['guestsPaid', 'Cora Thomas', 'Marcel Truempy'],
    ['sameServiceTwice', 'Joni Sherman', 'Alex Wilber'],
    ['sharedMailboxes', 'Invoices', 'Alex Wilber'],
  ] as const)('what is worth a look is in the menu: %s', async (view, shown, hidden) => {
    await desk.goTo('/users/active')
    await views().getByRole('button', { name: say.moreViews }).click()
    await desk.page.getByRole('menuitemradio', { name: say.viewNames[view] }).click()
    await expect(row(shown)).toBeSeen()
    await expect(row(hidden)).toBeGone()
  })

  test('everyone who matches is selected at once', async () => {
    await desk.goTo('/users/active?filter=sameServiceTwice')
    await expect(row('Joni Sherman')).toBeSeen()
    await row('Joni Sherman').focus()
    await desk.page.keyboard.press('Control+a')
    await desk.page.getByRole('button', { name: say.manage, exact: true }).click()
    await expect(desk.page.getByRole('dialog').getByText(/^1 person(ne)?$/)).toBeSeen()
    await desk.page.keyboard.press('Escape')
  })

  test('who may only read is offered nothing to change, and is told why', async () => {
    const his = await signInAs(desk, 'AllanD@contoso.com', language)
    await his.goto('/users/active?q=Megan')
    await his.getByRole('row').filter({ hasText: 'Megan Bowen' }).click()
    await expect(his.getByRole('dialog').getByText(render(language, 'ui.denied.verb'))).toBeSeen()
    expect(await his.getByRole('button', { name: render(language, 'page.addUser.title'), includeHidden: true }).count()).toBe(0)
    await his.close()
  })

  test('a view is saved under a name, opened again and taken away', async () => {
    const name = 'Paris'
    await desk.goTo('/users/active?filter=view%3Dlicensed%26location%3DFR')
    await expect(row('Camille Bernard')).toBeSeen()
    await views().getByRole('button', { name: say.moreViews }).click()
    await desk.page.getByRole('menuitem', { name: say.saveView }).click()
    await desk.page.getByRole('dialog').getByRole('textbox', { name: say.nameOfView }).fill(name)
    await desk.page.getByRole('dialog').getByRole('button', { name: say.save, exact: true }).click()
    await expect(views().getByRole('button', { name })).toBeSeen()
    await desk.goTo('/users/active')
    await expect(row('Adele Vance')).toBeSeen()
    await views().getByRole('button', { name: say.moreViews }).click()
    await desk.page.getByRole('menuitemradio', { name }).click()
    await expect(row('Adele Vance')).toBeGone()
    await expect(row('Camille Bernard')).toBeSeen()
    await views().getByRole('button', { name }).click()
    await desk.page.getByRole('menuitem', { name: say.deleteView(name) }).click()
    await expect(views().getByRole('button', { name: say.moreViews })).toBeSeen()
  })

  test('a row that somebody else changes says who and when', async () => {
    await desk.goTo('/users/active?q=Ada%20Lindgren')
    await expect(row('Ada Lindgren')).toBeSeen()
    await desk.askAsApp('PATCH', '/v1.0/users/AdaL@contoso.com', { jobTitle: 'Engineer' })
    await expect(row('Ada Lindgren').getByText(say.changedBy('Licet test client'))).toBeSeen()
  })

  test('so does a row of a change that names nobody, for it may be about a million', async () => {
    await desk.goTo('/users/active?q=christie')
    await expect(row('Christie Cline')).toBeSeen()
    const made = await desk.askAsApp('POST', '/licet/v1/plans', { target: { users: ['ChristieC@contoso.com'] }, change: { usageLocation: 'DE' } })
    await desk.askAsApp('POST', `/licet/v1/plans/${((await made.json()) as { id: string }).id}/apply`)
    await expect(row('Christie Cline').getByText(say.changedBy('Licet test client'))).toBeSeen()
  })

  test('what is shown is saved as a file', async () => {
    await desk.goTo('/users/active?filter=sameServiceTwice')
    await expect(row('Joni Sherman')).toBeSeen()
    const download = desk.page.waitForEvent('download')
    await desk.page.getByRole('button', { name: say.export, exact: true }).click()
    const stream = await (await download).createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const lines = Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('Joni Sherman')
  })

  test('a plain table is walked, ticked and opened by the same keys as a grid', async () => {
    const { page } = desk
    await page.evaluate(() => localStorage.setItem('licet.plainTables', 'yes'))
    await desk.goTo('/users/active?q=a')
    const rows = page.getByRole('table').getByRole('row')
    await rows.nth(3).waitFor()
    const focusedRow = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowDown')
    expect(await focusedRow()).toBe('4')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowUp')
    expect(await page.getByRole('table').getByRole('checkbox', { checked: true }).count()).toBe(2)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeSeen()
    await page.keyboard.press('Escape')
    await page.evaluate(() => localStorage.removeItem('licet.plainTables'))
  })

  test('search as you type finds names without their accents', async () => {
    await desk.goTo('/users/active')
    await desk.page.getByRole('searchbox', { name: say.searchPeople }).fill('bjorn')
    await expect(row('Björn Lindqvist')).toBeSeen()
    await expect(row('Adele Vance')).toBeGone()
  })

  test('by keyboard alone: a view, filters, a saved view, a column, a file', async () => {
    const { page } = desk
    await desk.goTo('/users/active')
    await keys.press(views().getByRole('button', { name: say.viewNames.guests, exact: true }))
    await expect(row('Adele Vance')).toBeGone()
    await keys.openMenu(views().getByRole('button', { name: say.moreViews }), page.getByRole('menuitemradio', { name: say.viewNames.guestsPaid }))
    await expect(row('Marcel Truempy')).toBeGone()
    await keys.press(views().getByRole('button', { name: say.licensed, exact: true }))
    await keys.press(page.getByRole('button', { name: say.addFilters }))
    await keys.choose(dialog().getByRole('combobox', { name: say.product }), '', page.getByRole('option', { name: 'Microsoft 365 E5', exact: true }))
    await keys.type(dialog().getByRole('textbox', { name: say.department }), 'Operations')
    await keys.choose(dialog().getByRole('combobox', { name: say.location }), 'fran', page.getByRole('option', { name: 'France', exact: true }))
    await keys.press(dialog().getByRole('button', { name: say.apply, exact: true }))
    await expect(row('Alex Wilber')).toBeGone()
    await expect(row('Marc Dubois')).toBeSeen()
    await keys.openMenu(views().getByRole('button', { name: say.moreViews }), page.getByRole('menuitem', { name: say.saveView }))
    await keys.type(dialog().getByRole('textbox', { name: say.nameOfView }), 'Lyon')
    await page.keyboard.press('Enter')
    await expect(views().getByRole('button', { name: 'Lyon' })).toBeSeen()
    await keys.press(page.getByRole('group', { name: say.filters }).getByRole('button', { name: /France/ }))
    await keys.openMenu(page.getByRole('button', { name: say.columns, exact: true }), page.getByRole('menuitemcheckbox', { name: say.department }))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: say.department })).toBeGone()
    const download = page.waitForEvent('download')
    await keys.press(page.getByRole('button', { name: say.export, exact: true }))
    const file = await readFile(await (await download).path(), 'utf8')
    expect(file).toContain('Marc Dubois')
    expect(file).not.toContain('Alex Wilber')
  })
})

import { describe, expect, test } from 'vitest'
import { render } from '#words/render.ts'
import { useAdminCentre } from './admin-centre.ts'
import { DATA_LABELS } from './data-labels.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P17 Data when licenses go (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = { ...LABELS[language], ...DATA_LABELS[language] }
  const pane = () => desk.page.getByRole('dialog')
  const button = (name: string | RegExp) => pane().getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  test('before: the preview says what is lost and until when it can be saved', async () => {
    await desk.goTo('/users/active')
    await desk.page.getByRole('checkbox', { name: say.select('Alex Wilber') }).check()
    await desk.page.getByRole('button', { name: say.unassignAll, exact: true }).click()
    for (const lost of [say.startsItsDays, say.officeApps, render(language, 'page.preview.data.phoneNumber', { users: 1 }), render(language, 'page.preview.data.oneDrive')]) await expect(pane().getByText(lost)).toBeSeen()
    await pane().getByRole('textbox', { name: say.confirm }).fill('1')
    await pane().getByRole('button', { name: say.unassignFrom }).click()
    await pane().getByRole('button', { name: say.done, exact: true }).click()
  })

  test('after: the month says how many, and a day opens its list', async () => {
    await desk.goTo('/data-deadlines')
    await expect(row('Alex Wilber').first()).toBeSeen()
    await desk.page.getByRole('tab', { name: say.calendar }).click()
    await desk.page.getByRole('button', { name: say.nextMonth }).click()
    await desk.page.getByRole('switch', { name: say.asTable }).click()
    await desk.page.getByRole('button', { name: say.items }).first().click()
    await expect(row('Alex Wilber').first()).toBeSeen()
  })

  test('a calendar address is made, answers a calendar, and is withdrawn', async () => {
    await desk.goTo('/data-deadlines')
    await desk.page.getByRole('button', { name: say.calendarAddress }).click()
    await pane().getByRole('button', { name: say.makeAddress }).click()
    const url = await pane().getByRole('textbox', { name: say.address }).inputValue()
    expect(await (await fetch(url)).text()).toContain('BEGIN:VEVENT')
    await pane().getByRole('button', { name: say.withdraw }).click()
    await expect(pane().getByRole('button', { name: say.makeAddress })).toBeSeen()
    expect((await fetch(url)).status).toBe(404)
    await pane().getByRole('button', { name: say.close, exact: true }).last().click()
  })

  test('given back in time it returns', async () => {
    await desk.goTo('/data-deadlines')
    await row('Alex Wilber').first().getByRole('gridcell').first().click()
    await pane().getByRole('button', { name: say.giveBack }).click()
    await pane().getByRole('button', { name: say.assignTo }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).last().click()
    await expect(row('Alex Wilber')).toBeGone()
    await desk.goTo('/users/active')
    await row('Alex Wilber').getByText('Alex Wilber').click()
    await pane().getByRole('tab', { name: say.dataTab }).click()
    await expect(pane().getByText(say.kept).first()).toBeSeen()
  })

  test('by keyboard alone: taken back, given back in time, and a mailbox put on hold', async () => {
    const { page } = desk
    await desk.goTo('/users/active?q=Priya')
    await keys.skip()
    await keys.goToRow(row('Priya Raman'))
    await page.keyboard.press('Space')
    await keys.reach(page.getByRole('button', { name: say.unassignAll, exact: true }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await keys.type(pane().getByRole('textbox', { name: say.confirm }), '1')
    await keys.press(button(say.unassignFrom))
    await keys.press(button(say.done))
    await desk.goTo('/data-deadlines')
    await keys.skip()
    await keys.goToRow(row('Priya Raman').first())
    await page.keyboard.press('Enter')
    await keys.press(button(say.giveBack))
    await keys.press(button(say.assignTo))
    await keys.press(button(say.close))
    await expect(row('Priya Raman').first()).toBeGone()
    await desk.goTo('/users/active?q=Anna')
    await keys.skip()
    await keys.goToRow(row('Anna Weber'))
    await page.keyboard.press('Enter')
    await keys.openTab(page.getByRole('tab', { name: say.dataTab }))
    const mailbox = page.getByRole('group', { name: render(language, 'data.kind.mailbox'), exact: true })
    await keys.press(mailbox.getByRole('button', { name: render(language, 'page.user.data.hold') }))
    await expect(mailbox.getByRole('button', { name: render(language, 'page.user.data.release') })).toBeFocused()
  })
})

import { describe, expect, test } from 'vitest'
import { tabTo, useAdminCentre } from './admin-centre.ts'
import { DATA_LABELS } from './data-labels.ts'
import './expect-seen.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P17 Data when licenses go (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = { ...LABELS[language], ...DATA_LABELS[language] }
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  test('before: the preview says what starts its days', async () => {
    await desk.goTo('/users/active')
    await desk.page.getByRole('checkbox', { name: say.select('Alex Wilber') }).check()
    await desk.page.getByRole('button', { name: say.unassignAll, exact: true }).click()
    await expect(pane().getByText(say.startsItsDays)).toBeSeen()
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
})

describe('P17 by keyboard alone', () => {
  const desk = useAdminCentre('en')

  test('a hold is put on a mailbox from the Data tab', async () => {
    await desk.goTo('/users/active')
    const { page } = desk
    const id = await page.evaluate(async () => ((await (await fetch('/v1.0/users/AnnaW@contoso.com')).json()) as { id: string }).id)
    await desk.goTo(`/users/active?panel=${id}&step=data`)
    const mailbox = page.getByRole('group', { name: 'Mailbox', exact: true })
    await tabTo(page, mailbox.getByRole('button', { name: 'Put on hold' }))
    await page.keyboard.press('Enter')
    await expect(mailbox.getByRole('button', { name: 'Lift the hold' })).toBeSeen()
  })
})

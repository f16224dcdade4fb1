import { describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P4 Take back (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const tick = (name: string) => desk.page.getByRole('checkbox', { name: say.select(name) }).check()

  async function open(product: string) {
    await desk.goTo('/billing/licenses')
    await openProduct(desk.page, product)
  }

  test('the confirmation says what each loses and when data goes, and asks for the number of people', async () => {
    await open('Microsoft 365 E5')
    await tick('Alex Wilber')
    await tick('François Petit')
    await desk.page.getByRole('button', { name: say.unassignLicenses }).click()
    await expect(pane().getByText(/30 days|30 jours/)).toBeSeen()
    const unassign = pane().getByRole('button', { name: say.unassignFrom })
    expect(await unassign.getAttribute('aria-disabled')).toBe('true')
    await pane().getByRole('textbox', { name: say.confirm }).fill('2')
    await unassign.click()
    await expect(pane().getByRole('status').filter({ hasText: say.people(2) })).toBeSeen()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('François Petit')).toBeGone()
  })

  test('Undo in the status line gives everything back', async () => {
    await desk.page.getByRole('button', { name: say.back }).last().click()
    await pane().getByRole('button', { name: say.back }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('François Petit')).toBeSeen()
    await expect(row('Alex Wilber').getByText(/^2 app/)).toBeSeen()
  })

  test('an inherited license stays, and its group is named as the reason', async () => {
    await open('Microsoft 365 E3')
    await tick('Megan Bowen')
    await desk.page.getByRole('button', { name: say.unassignLicenses }).click()
    await expect(pane().getByText(/(comes from|vient|reçue|héritée|groupe|group)/).first()).toBeSeen()
    expect(await pane().getByRole('button', { name: say.unassignFrom }).count()).toBe(0)
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('Megan Bowen')).toBeSeen()
  })

  test('by keyboard alone: Space ticks, U unassigns, Z gives it back', async () => {
    const { page } = desk
    await desk.goTo('/billing/licenses')
    await keys.goToRow(row('Microsoft 365 F3'))
    await page.keyboard.press('Enter')
    await keys.goToRow(row('Aoi Satō'))
    await page.keyboard.press('Space')
    await page.keyboard.press('u')
    await keys.makeChange(pane(), say.unassignFrom, say.confirm)
    await keys.press(pane().getByRole('button', { name: say.close, exact: true }))
    await expect(row('Aoi Satō')).toBeGone()
    await page.keyboard.press('z')
    await keys.press(pane().getByRole('button', { name: say.back }))
    await keys.press(pane().getByRole('button', { name: say.close, exact: true }))
    await expect(row('Aoi Satō')).toBeSeen()
  })
})

import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P10 Unassign one, unassign all (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = LABELS[language]
  const pane = () => desk.page.getByRole('dialog')
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })

  test('all licenses of several people, then Done, then Undo', async () => {
    await desk.goTo('/users/active')
    for (const name of ['Alex Wilber', 'Anna Weber']) await desk.page.getByRole('checkbox', { name: say.select(name) }).check()
    await desk.page.getByRole('button', { name: say.unassignAll, exact: true }).click()
    await pane().getByRole('textbox', { name: say.confirm }).fill('2')
    await pane().getByRole('button', { name: say.unassignFrom }).click()
    await pane().getByRole('button', { name: say.done, exact: true }).click()
    await expect(row('Anna Weber').getByText('O365 E1')).toBeGone()
    await desk.page.getByRole('button', { name: say.back }).last().click()
    await pane().getByRole('button', { name: say.back }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).click()
    await expect(row('Anna Weber').getByText('O365 E1')).toBeSeen()
  })

  test('changing nothing leaves everything as it was', async () => {
    await desk.goTo('/users/active')
    await desk.page.getByRole('checkbox', { name: say.select('Anna Weber') }).check()
    await desk.page.getByRole('button', { name: say.unassignAll, exact: true }).click()
    await expect(pane().getByRole('textbox', { name: say.confirm })).toBeSeen()
    await pane().getByRole('button', { name: say.changeNothing, exact: true }).click()
    await expect(pane()).toBeGone()
    await expect(row('Anna Weber').getByText('O365 E1')).toBeSeen()
  })
})

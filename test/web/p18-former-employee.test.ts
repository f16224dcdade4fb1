import { describe, expect, test } from 'vitest'
import { useAdminCentre } from './admin-centre.ts'
import { DATA_LABELS } from './data-labels.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P18 Former employee (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = { ...LABELS[language], ...DATA_LABELS[language] }
  const pane = () => desk.page.getByRole('dialog')
  const step = (name: string) => pane().getByRole('listitem', { name, exact: true })
  const press = (name: string, verb: string) => step(name).getByRole('button', { name: verb, exact: true }).click()

  async function openProcedure(): Promise<void> {
    await desk.goTo('/users/active')
    await desk.page.getByRole('row').filter({ hasText: 'Alex Wilber' }).getByText('Alex Wilber').click()
    await pane().getByRole('tab', { name: say.dataTab }).click()
    await pane().getByRole('button', { name: say.start }).click()
  }

  /** Adele, found by a few letters. */
  async function choose(name: string): Promise<void> {
    await step(name).getByRole('combobox', { name: say.toWhom }).pressSequentially('Adele')
    await desk.page.getByRole('option').filter({ hasText: 'AdeleV@contoso.com' }).click()
  }

  test('licenses wait until the mailbox is kept', async () => {
    await openProcedure()
    await expect(step(say.steps.licenses).getByText(say.steps.keep)).toBeSeen()
    expect(await step(say.steps.licenses).getByRole('button').count()).toBe(0)
  })

  test('the steps in their order; it is left and gone on with where it was', async () => {
    await press(say.steps.reset, say.verbs.reset)
    await expect(step(say.steps.reset).getByText(/MOD Administrator/)).toBeSeen()
    await press(say.steps.block, say.verbs.block)
    await press(say.steps.keep, say.verbs.keep)
    await choose(say.steps.forward)
    await press(say.steps.forward, say.verbs.note)
    await expect(step(say.steps.forward).getByText(/AdeleV@contoso.com/)).toBeSeen()
    // It is gone on with from the list of those who leave.
    await desk.goTo('/users/deleted')
    await desk.page.getByRole('tab', { name: say.leavers }).click()
    await desk.page.getByRole('row').filter({ hasText: 'Alex Wilber' }).click()
    await expect(step(say.steps.forward).getByText(/AdeleV@contoso.com/)).toBeSeen()
    await choose(say.steps.handOver)
    await press(say.steps.handOver, say.verbs.note)
    await press(say.steps.wipe, say.verbs.note)
    await step(say.steps.groups).getByRole('button').last().click()
    await expect(step(say.steps.licenses).getByRole('button').first()).toBeSeen()
  })

  test('taking licenses back and deleting are shown first', async () => {
    await press(say.steps.licenses, say.verbs.licenses)
    const confirm = pane().getByRole('textbox', { name: say.confirm })
    await expect(pane().getByText(say.whatWillChange).first()).toBeSeen()
    await confirm.fill('1')
    await pane().getByRole('button', { name: say.unassignFrom }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).last().click()
    await step(say.steps.seats).getByRole('button', { name: say.atRenewal }).first().click()
    await pane().getByRole('button', { name: say.setAtRenewal }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).last().click()
    await expect(step(say.steps.seats).getByText(say.licensesFrom).first()).toBeSeen()
    const skip = step(say.steps.seats).getByRole('button', { name: say.skipSeats })
    if ((await skip.count()) > 0) await skip.click()
    await press(say.steps.remove, say.verbs.remove)
    await pane().getByRole('textbox', { name: say.confirm }).fill('1')
    await pane().getByRole('button', { name: say.delete }).click()
    await pane().getByRole('button', { name: say.close, exact: true }).last().click()
  })

  test('at the end a receipt says who did what and when', async () => {
    await pane().getByRole('link', { name: say.receipt }).click()
    await desk.page.getByRole('heading', { level: 1, name: say.receipt }).waitFor()
    const line = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
    await expect(line(say.steps.forward).getByText(say.noted)).toBeSeen()
    await expect(line(say.steps.seats).getByText(say.licensesFrom)).toBeSeen()
    await expect(line(say.steps.remove).getByText('MOD Administrator')).toBeSeen()
    await desk.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(desk.page.getByRole('banner')).toBeGone()
    await expect(desk.page.getByRole('navigation')).toBeGone()
    expect(await desk.page.getByRole('main').evaluate((main) => getComputedStyle(main).overflow)).toBe('visible')
    expect(await desk.page.getByRole('table').evaluate((table) => getComputedStyle(table).color)).toBe('rgb(36, 36, 36)')
    await desk.page.emulateMedia({ media: 'screen', colorScheme: null })
  })

  test('by keyboard alone: from the first step to the receipt, a licensed group left on the way', async () => {
    const { page } = desk
    const verb = (name: string, label: string | RegExp) => step(name).getByRole('button', { name: label, ...(typeof label === 'string' ? { exact: true } : {}) })
    async function confirm(label: string | RegExp): Promise<void> {
      await pane().getByRole('button', { name: label }).waitFor()
      const count = pane().getByRole('textbox', { name: say.confirm })
      if ((await count.count()) > 0) await keys.type(count, '1')
      await keys.press(pane().getByRole('button', { name: label }))
      await keys.press(pane().getByRole('button', { name: say.close, exact: true }))
    }
    await desk.goTo('/users/active?q=Diego')
    await keys.skip()
    await keys.goToRow(page.getByRole('row').filter({ hasText: 'Diego Siciliani' }))
    await page.keyboard.press('Enter')
    await keys.openTab(page.getByRole('tab', { name: say.dataTab }))
    await keys.press(pane().getByRole('button', { name: say.start }))
    await keys.press(verb(say.steps.reset, say.verbs.reset))
    await expect(step(say.steps.reset)).toBeFocused()
    await keys.press(verb(say.steps.block, say.verbs.block))
    await keys.press(verb(say.steps.keep, say.verbs.keep))
    await keys.choose(step(say.steps.forward).getByRole('combobox', { name: say.toWhom }), 'Adele', page.getByRole('option').filter({ hasText: 'AdeleV@contoso.com' }))
    await keys.press(verb(say.steps.forward, say.verbs.note))
    await keys.press(verb(say.steps.handOver, new RegExp(`^${say.skip}`)))
    await keys.press(verb(say.steps.wipe, say.verbs.note))
    await expect(step(say.steps.groups).getByRole('checkbox', { name: 'Finance', checked: true })).toBeSeen()
    await keys.press(step(say.steps.groups).getByRole('button').first())
    await confirm(say.takeOut)
    await keys.press(verb(say.steps.licenses, say.verbs.licenses))
    await confirm(say.unassignFrom)
    await keys.press(verb(say.steps.seats, new RegExp(`^${say.skip}`)))
    await keys.press(verb(say.steps.remove, say.verbs.remove))
    await confirm(say.delete)
    await keys.press(pane().getByRole('link', { name: say.receipt }))
    await expect(page.getByRole('row').filter({ hasText: say.steps.remove }).getByText('MOD Administrator')).toBeSeen()
  })
})

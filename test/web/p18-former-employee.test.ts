import { describe, expect, test } from 'vitest'
import { tabTo, useAdminCentre } from './admin-centre.ts'
import { DATA_LABELS } from './data-labels.ts'
import './expect-seen.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P18 Former employee (%s)', (language) => {
  const desk = useAdminCentre(language)
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
  })
})

describe('P18 by keyboard alone', () => {
  const desk = useAdminCentre('en')
  const say = DATA_LABELS.en

  test('the first steps', async () => {
    await desk.goTo('/users/active')
    const id = await desk.page.evaluate(async () => ((await (await fetch('/v1.0/users/AnnaW@contoso.com')).json()) as { id: string }).id)
    await desk.goTo(`/users/active?panel=${id}&step=data`)
    await tabTo(desk.page, desk.page.getByRole('button', { name: say.start }))
    await desk.page.keyboard.press('Enter')
    const reset = desk.page.getByRole('button', { name: say.verbs.reset, exact: true })
    await tabTo(desk.page, reset)
    await desk.page.keyboard.press('Enter')
    await expect(reset).toBeGone()
    const block = desk.page.getByRole('button', { name: say.verbs.block, exact: true })
    await tabTo(desk.page, block)
    await desk.page.keyboard.press('Enter')
    await expect(block).toBeGone()
  })
})

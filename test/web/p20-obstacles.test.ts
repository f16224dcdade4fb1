import { describe, expect, test } from 'vitest'
import { render } from '#words/render.ts'
import type { MessageKey } from '#words/language.ts'
import { openProduct, signInAs, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('P20 Clashes and other obstacles (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const label = LABELS[language]
  const say = (key: MessageKey, facts = {}): string => render(language, key, facts)
  const pane = () => desk.page.getByRole('dialog')
  const button = (name: string) => pane().getByRole('button', { name, exact: true })
  const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
  const waysOut = () => pane().getByRole('list', { name: label.waysOut })
  const withoutMail = () => waysOut().getByRole('button', { name: /Exchange Online \(Plan 1\)/ }).first()
  const forTheOther = () => pane().getByRole('button', { name: say('page.preview.fix.others', { count: 1 }) }).first()
  const assignTo = (count: number) => button(say('page.preview.verb.assign', { count }))
  const isGiven = (product: string) => expect(pane().getByRole('status').filter({ hasText: product })).toBeSeen()

  async function review(product: string, ...names: string[]): Promise<void> {
    await desk.goTo(`/billing/licenses?q=${product}`)
    await openProduct(desk.page, product)
    await desk.page.getByRole('button', { name: label.assignLicenses, exact: true }).click()
    for (const name of names) {
      await pane().getByRole('combobox', { name: label.who }).fill(name)
      await desk.page.getByRole('option', { name }).click()
    }
    await button(label.next).click()
  }

  test('what is wrong already leads from Home to the people concerned, and is told in words', async () => {
    await desk.goTo('/')
    const attention = desk.page.getByRole('listitem').filter({ hasText: say('page.home.attention.licenseErrors', { product: 'Office 365 F3', count: 1 }) })
    await attention.getByRole('link', { name: say('page.home.attention.show') }).click()
    await expect(row('Lidia Holloway')).toBeSeen()
    await expect(row('Alex Wilber')).toBeGone()
    await row('Lidia Holloway').click()
    await expect(desk.page.getByText(say('page.user.licenseError', { error: 'MutuallyExclusiveViolation' }))).toBeSeen()
  })

  test('a clash: what stands against what, a way out plans anew, the same for the other one', async () => {
    await review('Office 365 E1', 'Lee Gu', 'Zoé Garnier')
    await expect(pane().getByText(/Exchange Online Kiosk.*Office 365 F3.*Exchange Online \(Plan 1\)/)).toBeSeen()
    await withoutMail().click()
    await expect(button(say('page.preview.fixed.takeBack'))).toBeSeen()
    await expect(button(say('page.preview.verb.assign.others', { count: 1 }))).toBeSeen()
    await button(say('page.preview.fixed.takeBack')).click()
    await forTheOther().click()
    await assignTo(2).click()
    await isGiven('Office 365 E1')
  })

  test('what it needs first, and a location that nobody chose', async () => {
    await review('Microsoft Workplace Analytics', 'Ada Lindgren', 'Nestor Wilke')
    await expect(pane().getByText(say('refusal.UsageLocationMissing'))).toBeSeen()
    await waysOut().getByRole('button', { name: /^(Set the location|Définir).*Exchange Online \(Plan 1\)/ }).click()
    await waysOut().getByRole('button', { name: /Exchange Online \(Plan 1\)/ }).click()
    await assignTo(2).click()
    await isGiven('Workplace Analytics')
  })

  test('a location where it is not allowed: the others get it', async () => {
    const { value: products } = (await (await desk.askAsApp('GET', '/v1.0/subscribedSkus')).json()) as { value: { skuId: string; skuPartNumber: string }[] }
    const skuId = products.find(({ skuPartNumber }) => skuPartNumber === 'MCOMEETADV')?.skuId
    await desk.askAsApp('PATCH', '/licet/v1/locationRules', { value: [{ skuId, country: 'EG' }] })
    await review('Microsoft 365 Audio Conferencing', 'Pradeep Gupta', 'Diego Siciliani')
    await expect(pane().getByText(say('refusal.ProhibitedInUsageLocationViolation', { what: 'Microsoft 365 Audio Conferencing', country: language === 'en' ? 'Egypt' : 'Égypte' }))).toBeSeen()
    await button(say('page.preview.verb.assign.others', { count: 1 })).click()
    await isGiven('Audio Conferencing')
  })

  test('an address that a guest has: whose it is, and the product without the mailbox', async () => {
    const address = 'NewMara@contoso.com'
    const mara = { accountEnabled: true, displayName: 'Mara Lund', mailNickname: 'NewMara', userPrincipalName: address, usageLocation: 'FR', passwordProfile: { password: 'Moulin-Rouge-12' } }
    await desk.askAsApp('POST', '/v1.0/users', mara)
    await desk.askAsApp('POST', '/v1.0/invitations', { invitedUserEmailAddress: address, invitedUserDisplayName: 'Mara of Tailspin', inviteRedirectUrl: 'https://contoso.com' })
    await review('Office 365 E1', 'Mara Lund')
    await expect(pane().getByText(say('refusal.UniquenessViolation', { address }))).toBeSeen()
    await expect(pane().getByRole('link', { name: 'Mara of Tailspin' })).toBeSeen()
    await withoutMail().click()
    await assignTo(1).click()
    await isGiven('Office 365 E1')
  })

  test('no license left: they wait for one', async () => {
    await review('Planner and Project Plan 3', 'Ada Lindgren', 'Adele Vance')
    await expect(pane().getByText(say('refusal.CountViolation', { product: 'Planner and Project Plan 3' }))).toBeSeen()
    await waysOut().getByRole('button').first().click()
    await expect(pane().getByRole('button', { name: say('page.preview.fixed.takeBack') })).toBeSeen()
  })

  test('who may not is told who helps, as the organization has set it', async () => {
    await desk.askAsApp('PATCH', '/licet/v1/settings', { helpName: 'Service desk', helpMail: 'help@contoso.com', helpPhone: '+1 425 555 0100' })
    const his = await signInAs(desk, 'IsaiahL@contoso.com', language)
    await his.goto('/billing/your-products?q=Microsoft 365 E3')
    await his.getByRole('row').filter({ hasText: 'Microsoft 365 E3' }).click()
    const panel = his.getByRole('dialog')
    await expect(panel.getByText(say('ui.denied.whoHelps', { who: 'Service desk' }))).toBeSeen()
    expect(await panel.getByRole('link', { name: 'help@contoso.com' }).getAttribute('href')).toBe('mailto:help@contoso.com')
    expect(await panel.getByRole('button', { name: say('page.subscription.task.seats') }).count()).toBe(0)
    await his.context().close()
  })

  test('by keyboard alone: a clash, one way out and the same for the other, made', async () => {
    const { page } = desk
    await desk.goTo('/billing/licenses')
    await keys.skip()
    await keys.goToRow(row('Office 365 E1'))
    await page.keyboard.press('Enter')
    await keys.press(page.getByRole('button', { name: label.assignLicenses, exact: true }))
    const who = pane().getByRole('combobox', { name: label.who })
    await keys.choose(who, 'fatma', page.getByRole('option', { name: 'Fatma Yılmaz' }))
    await keys.choose(who, 'shaun', page.getByRole('option', { name: 'Shaun O\'Connor' }))
    await keys.press(button(label.next))
    await keys.press(withoutMail())
    await keys.press(button(say('page.preview.fixed.takeBack')))
    await keys.press(forTheOther())
    await keys.press(assignTo(2))
    await isGiven('Office 365 E1')
    await keys.press(button(label.close))
    await expect(row('Fatma Yılmaz')).toBeSeen()
    await expect(page.getByRole('button', { name: label.assignLicenses, exact: true })).toBeFocused()
  })
})

import { describe, expect, test } from 'vitest'
import { openProduct, useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { useKeyboard } from './keyboard.ts'
import { LABELS, LANGUAGES } from './labels.ts'

const WORDS = {
  en: { reason: /Reason/, operations: 'Search by reason or person', audit: 'Search by reason or person', changed: 'Licenses changed', before: 'Before', after: 'After', copy: 'Copy link', copied: 'Copied', showAs: 'Show as command', request: 'API request', command: 'Command line', about: 'Everything about Ada Lindgren', pill: /About: Ada Lindgren/ },
  fr: {
    reason: /Motif/,
    operations: 'Rechercher par motif ou par personne',
    audit: 'Rechercher par motif ou par personne',
    changed: 'Licences modifiées',
    before: 'Avant',
    after: 'Après',
    copy: 'Copier le lien',
    copied: 'Copié',
    showAs: 'Afficher comme commande',
    request: 'Requête d’API',
    command: 'Ligne de commande',
    about: 'Tout ce qui concerne Ada Lindgren',
    pill: /Concerne\s: Ada Lindgren/,
  },
} as const

describe.each(LANGUAGES)('P23 A change carries its reason (%s)', (language) => {
  const desk = useAdminCentre(language)
  const keys = useKeyboard(desk)
  const say = LABELS[language]
  const words = WORDS[language]

  test('the reason given with a change is found in Activity and in the audit log, with before and after', async () => {
    const { page } = desk
    await desk.goTo('/billing/licenses')
    await openProduct(page, 'Microsoft 365 E3')
    await page.getByRole('button', { name: say.assignLicenses, exact: true }).click()
    const pane = page.getByRole('dialog')
    for (const name of ['Ada Lindgren', 'Adele Vance']) {
      await pane.getByRole('combobox', { name: say.who }).fill(name)
      await page.getByRole('option', { name }).click()
    }
    await pane.getByRole('button', { name: say.next, exact: true }).click()
    await pane.getByRole('textbox', { name: words.reason }).fill('INC-4711 new project')
    await pane.getByRole('button', { name: say.assignTo }).click()
    await pane.getByRole('button', { name: say.close, exact: true }).last().click()

    await desk.goTo('/activity/operations')
    await page.getByRole('searchbox', { name: words.operations }).fill('INC-4711')
    await page.waitForURL(/INC-4711/)
    await page.getByRole('row').filter({ hasText: 'INC-4711 new project' }).click()
    await pane.getByRole('button', { name: words.showAs }).click()
    expect(await pane.getByRole('group', { name: words.request }).innerText()).toContain('POST /licet/v1/plans')
    expect(await pane.getByRole('group', { name: words.command }).innerText()).toContain('licet assign')

    await desk.goTo('/activity/audit-log')
    await page.getByRole('searchbox', { name: words.audit }).fill('4711')
    await page.waitForURL(/4711/)
    const row = page.getByRole('row').filter({ hasText: 'INC-4711 new project' })
    await expect(row).toBeSeen()
    await row.click()
    await expect(pane.getByRole('heading', { name: words.changed })).toBeSeen()
    const table = pane.getByRole('table', { name: /Ada Lindgren/ })
    await expect(table.getByRole('columnheader', { name: words.before })).toBeSeen()
    expect(await table.getByRole('row').last().getByRole('cell').allInnerTexts()).toEqual([expect.not.stringContaining('Microsoft 365 E3'), expect.stringContaining('Microsoft 365 E3')])
  })

  test('the address shows a colleague the same, and one person alone when that is asked', async () => {
    const { page } = desk
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await desk.goTo('/activity/audit-log?q=4711')
    await page.getByRole('row').filter({ hasText: 'INC-4711' }).click()
    await page.getByRole('button', { name: words.copy }).click()
    await expect(page.getByRole('button', { name: words.copied })).toBeSeen()
    const colleague = await desk.open()
    await colleague.goto(await page.evaluate(() => navigator.clipboard.readText()))
    await expect(colleague.getByRole('heading', { name: words.changed })).toBeSeen()
    await colleague.getByRole('button', { name: words.about }).click()
    await expect(colleague.getByRole('button', { name: words.pill })).toBeSeen()
    await expect(colleague.getByRole('row').filter({ hasText: 'INC-4711' })).toBeSeen()
    await colleague.context().close()
  })

  test('by keyboard alone: a ticket given, found in Activity as a command, and in the audit log with before and after', async () => {
    const { page } = desk
    const pane = page.getByRole('dialog')
    const row = (text: string) => page.getByRole('row').filter({ hasText: text })
    const who = pane.getByRole('combobox', { name: say.who })
    await desk.goTo('/billing/licenses')
    await keys.skip()
    await keys.goToRow(row('Microsoft 365 E5'))
    await page.keyboard.press('Enter')
    await keys.press(page.getByRole('button', { name: say.assignLicenses, exact: true }))
    await keys.choose(who, 'ada', page.getByRole('option', { name: 'Ada Lindgren' }))
    await keys.choose(who, 'brian', page.getByRole('option', { name: 'Brian Johnson' }))
    await keys.press(pane.getByRole('button', { name: say.next, exact: true }))
    await keys.press(pane.getByRole('button', { name: words.showAs }))
    await expect(pane.getByRole('group', { name: words.command })).toBeSeen()
    await keys.type(pane.getByRole('textbox', { name: words.reason }), 'INC-0815')
    await keys.press(pane.getByRole('button', { name: say.assignTo }))
    await keys.press(pane.getByRole('button', { name: say.close, exact: true }).last())

    await desk.goTo('/activity/operations')
    await keys.skip()
    await keys.type(page.getByRole('searchbox', { name: words.operations }), '0815')
    await expect(row('INC-4711')).toBeGone()
    await keys.goToRow(row('INC-0815'))
    await page.keyboard.press('Enter')
    await keys.press(pane.getByRole('button', { name: words.showAs }))
    await expect(pane.getByRole('group', { name: words.request })).toBeSeen()

    await desk.goTo('/activity/audit-log')
    await keys.skip()
    await keys.type(page.getByRole('searchbox', { name: words.audit }), '0815')
    await expect(row('INC-4711')).toBeGone()
    await keys.goToRow(row('INC-0815'))
    await page.keyboard.press('Enter')
    await expect(pane.getByRole('table', { name: /Brian Johnson/ })).toBeSeen()
    await page.keyboard.press('Escape')
    await expect(pane).toBeGone()
    await expect(row('INC-0815')).toBeFocused()
  })
})

import { describe, expect, test } from 'vitest'
import { render } from '#words/render.ts'
import type { MessageKey } from '#words/language.ts'
import { useAdminCentre } from './admin-centre.ts'
import './expect-seen.ts'
import { LANGUAGES } from './labels.ts'

describe.each(LANGUAGES)('Licence errors (%s)', (language) => {
  const desk = useAdminCentre(language)
  const say = (key: MessageKey, facts = {}): string => render(language, key, facts)

  test('lead from Home to the people concerned, and are told in words', async () => {
    await desk.goTo('/')
    const attention = desk.page.getByRole('listitem').filter({ hasText: say('page.home.attention.licenseErrors', { product: 'Office 365 F3', count: 1 }) })
    await attention.getByRole('link', { name: say('page.home.attention.show') }).click()
    const row = desk.page.getByRole('row').filter({ hasText: 'Lidia Holloway' })
    await expect(row).toBeSeen()
    await expect(desk.page.getByRole('row').filter({ hasText: 'Alex Wilber' })).toBeGone()
    await row.click()
    await expect(desk.page.getByText(say('page.user.licenseError', { error: 'MutuallyExclusiveViolation' }))).toBeSeen()
  })
})

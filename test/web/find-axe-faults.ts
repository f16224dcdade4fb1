import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What may be another in another theme. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds against WCAG 2.2 AA on a page as it stands. Fluent's focus stops at the ends of the page
 * (data-tabster-dummy) are left out: they hold the focus for no time. Our pages have no frames, so that all is told
 * in the page itself, and only what is wrong: axe's own way of summing up takes three times as long.
 * `colours` asks of a page that was found well in one theme what may be otherwise in another.
 */
export async function findAxeFaults(page: Page, about: 'all' | 'colours' = 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).exclude('[data-tabster-dummy]')
  const { violations } = await (about === 'all' ? axe.withTags(STANDARD) : axe.withRules(OF_COLOURS)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

// Pages, parts of the settings and forms that somebody may be looking for, by their names and by what else people call them.
import type { MessageKey } from '#words/language.ts'
import { SETTING_PARTS } from '#web/pages/settings/setting-parts.tsx'
import { PATHS } from '#web/paths.ts'
import { navigationFor } from './navigation-items.tsx'
import { foldTyped } from './read-verb.ts'

export interface FoundPage {
  readonly id: string
  readonly name: string
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  readonly params?: Readonly<Record<string, string>>
}

/** Forms that open on a page. */
const FORMS = [
  { id: 'addUser', name: 'page.addUser.title', to: PATHS.activeUsers, search: { panel: 'add' } },
  { id: 'import', name: 'page.addUser.import', to: PATHS.activeUsers, search: { panel: 'import' } },
  { id: 'buy', name: 'page.subscription.buy', to: PATHS.yourProducts, search: { panel: 'buy' } },
] as const satisfies readonly { readonly id: string; readonly name: MessageKey; readonly to: string; readonly search: Readonly<Record<string, string>> }[]

/** What else people call a page, in the language files. */
const ALSO: Readonly<Record<string, MessageKey>> = {
  [PATHS.activeUsers]: 'ui.search.also.activeUsers',
  [PATHS.deletedUsers]: 'ui.search.also.deletedUsers',
  [PATHS.licenses]: 'ui.search.also.licenses',
  [PATHS.yourProducts]: 'ui.search.also.yourProducts',
  [PATHS.dataDeadlines]: 'ui.search.also.dataDeadlines',
  [PATHS.operations]: 'ui.search.also.operations',
  [PATHS.auditLog]: 'ui.search.also.auditLog',
  [PATHS.usageAndCost]: 'ui.search.also.usageAndCost',
  [PATHS.settings]: 'ui.search.also.settings',
  addUser: 'ui.search.also.addUser',
  import: 'ui.search.also.import',
  buy: 'ui.search.also.buy',
  roles: 'ui.search.also.roles',
}

/** The pages that somebody may see whose names hold every typed word; a form follows the page on which it opens. */
export function pagesCalled(text: string, permissions: readonly string[], say: (key: MessageKey) => string): readonly FoundPage[] {
  const typed = foldTyped(text).split(/\s+/).filter(Boolean)
  if (typed.length === 0) return []
  const items = navigationFor(permissions).flatMap((group) => group.items)
  const isOpen = (path: string) => items.some((item) => item.path === path)
  const pages: FoundPage[] = [
    ...items.map(({ path, label }) => ({ id: path, name: say(label), to: path })),
    ...FORMS.filter(({ to }) => isOpen(to)).map(({ id, name, to, search }) => ({ id, name: say(name), to, search })),
    ...(isOpen(PATHS.settings) ? SETTING_PARTS.map(({ id }) => ({ id, name: `${say('page.settings.title')} > ${say(`page.settings.${id}`)}`, to: PATHS.settingPart, params: { part: id } })) : []),
  ]
  return pages.filter(({ id, name }) => {
    const also = ALSO[id]
    const names = foldTyped(`${name} ${also ? say(also) : ''}`)
    return typed.every((word) => names.includes(word))
  })
}

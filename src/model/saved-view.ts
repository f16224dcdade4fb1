// A saved view: a list with its search, filter and order under a name, kept for oneself or shared.
import type { Guid } from './guid.ts'

export const VIEW_PAGES = ['activeUsers', 'allUsers', 'guestUsers', 'deletedUsers', 'groups', 'licenses', 'operations', 'auditLog'] as const
export type ViewPage = (typeof VIEW_PAGES)[number]

export interface SavedView {
  readonly id: Guid
  readonly name: string
  readonly page: ViewPage
  /** The query string of the page's address, without the question mark. */
  readonly query: string
  /** Whether everyone here sees it; only who saved it may change it. */
  readonly isShared: boolean
  readonly owner: { readonly id: Guid; readonly displayName: string }
}

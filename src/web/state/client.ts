import { createClient } from '#client/client.ts'
import { fetchForPage } from './organization-page.ts'

/** The page's own origin, in the language that is on screen. */
export const client = createClient({
  fetch: fetchForPage,
  baseUrl: '',
  language: () => document.documentElement.lang,
})

/** Without word of the organisation that the page shows: for a page that was left for another one. */
export const clientOfBrowser = createClient({
  fetch: (...request) => fetch(...request),
  baseUrl: '',
  language: () => document.documentElement.lang,
})

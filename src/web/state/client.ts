import { createClient } from '#client/client.ts'

/** The page's own origin, in the language that is on screen. */
export const client = createClient({
  fetch: (...request) => fetch(...request),
  baseUrl: '',
  language: () => document.documentElement.lang,
})

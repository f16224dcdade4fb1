// Letting an app in as a person: it sends the browser here, the person signs in on our page, the browser takes a code back.
import { Hono } from 'hono'
import type { Guid } from '#model/guid.ts'
import { AppRefusal, addressBack, grantCode, readAuthorizeRequest } from './authorize-request.ts'
import type { AuthorizeRequest } from './authorize-request.ts'
import { findSessionCaller } from './browser-sessions.ts'
import { licetItself } from '#model/caller.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { answerPage, PageRefusal, textOf } from './page-call.ts'
import type { PageBody } from './page-call.ts'
import type { TokenOptions } from './token-call.ts'

const toldApp = ({ back, refusal }: AppRefusal): string => addressBack(back, { error: refusal.error, error_description: refusal.message })

/** The request that the page carries along in its own address, checked anew each time. */
async function readCarried(body: PageBody, options: TokenOptions): Promise<AuthorizeRequest | null> {
  const carried = textOf(body, 'authorize')
  if (carried === null) return null
  const mark = carried.indexOf('?')
  try {
    return await readAuthorizeRequest(carried.slice(0, Math.max(mark, 0)), new URLSearchParams(carried.slice(mark + 1)), options)
  } catch (error) {
    throw error instanceof AppRefusal ? error.refusal : error
  }
}

/** Where the browser goes on to when somebody has signed in: back to the app that asked, or into Licet. */
export async function wayOn(body: PageBody, tenantId: Guid, user: Guid, options: TokenOptions): Promise<{ readonly location: string }> {
  const request = await readCarried(body, options)
  if (request === null) return { location: '/' }
  // A person of another organisation is nobody to this app.
  if (request.tenantId !== tenantId) throw new PageRefusal('otherOrganization', 403)
  return { location: await grantCode(request, user, options) }
}

export function authorizeApp(options: TokenOptions): Hono {
  const app = new Hono()

  app.get('/:tenant/oauth2/v2.0/authorize', async (c) => {
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    const { search } = new URL(c.req.url)
    const tenant = c.req.param('tenant') ?? ''
    try {
      const { prompt, back } = await readAuthorizeRequest(tenant, new URLSearchParams(search), options)
      // The session's cookie does not come along from another site, so nobody is ever signed in silently.
      if (prompt === 'none') throw new AppRefusal(back, new OAuthRefusal('signInRequired'))
      return c.redirect(`/sign-in?authorize=${encodeURIComponent(`${tenant}${search}`)}`, 303)
    } catch (error) {
      if (error instanceof AppRefusal) return c.redirect(toldApp(error), 303)
      if (!(error instanceof OAuthRefusal)) throw error
      return c.redirect(`/sign-in?problem=app&number=${error.number}`, 303)
    }
  })

  /** What the page says: which app asks, and whether somebody is signed in already. */
  app.post('/sign-in/asking', (c) =>
    answerPage(c, options, async (body) => {
      const request = await readCarried(body, options)
      const person = await findSessionCaller(c, options)
      const isHere = person !== null && (request === null || request.tenantId === person.tenantId)
      const provider = await options.office.look('readSignInProvider', licetItself(options.homeTenantId), null)
      return { app: request?.app.displayName ?? null, provider: provider?.displayName ?? null, person: isHere ? { displayName: person.displayName, userPrincipalName: person.userPrincipalName } : null }
    }),
  )

  /** Whoever is signed in goes on to the app. */
  app.post('/sign-in/continue', (c) =>
    answerPage(c, options, async (body) => {
      const person = await findSessionCaller(c, options)
      if (person === null) throw new PageRefusal('signedOut', 401)
      return wayOn(body, person.tenantId, person.id, options)
    }),
  )
  return app
}

// The endpoint that Azure gives to programs that run in it (IDENTITY_ENDPOINT, IDENTITY_HEADER): the header is an app's secret.
import { Hono } from 'hono'
import { hashSecret } from '#store/secret.ts'
import { TOKEN_SECONDS } from './bearer-tokens.ts'
import { clientAddress } from './client-address.ts'
import { licetItself } from '#model/caller.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { readAppAudience } from './read-scopes.ts'
import type { TokenOptions } from './token-call.ts'

const refusal = (statusCode: number, message: string): object => ({ statusCode, message, correlationId: crypto.randomUUID() })

export function managedIdentityApp({ office, tokens, limiter, now, homeTenantId }: TokenOptions): Hono {
  const app = new Hono()
  app.get('/msi/token', async (c) => {
    c.header('Cache-Control', 'no-store')
    const place = clientAddress(c)
    limiter.check(place)
    const secret = c.req.header('x-identity-header') ?? c.req.header('secret') ?? ''
    const hash = hashSecret(secret)
    const found = await office.look('findAppBySecret', licetItself(homeTenantId), { hash })
    const at = now()
    if (found === null || !found.credentials.some((one) => one.hash === hash && one.endDateTime > at.toISOString())) {
      limiter.fail(place)
      return c.json(refusal(401, 'The X-IDENTITY-HEADER is not the secret of an app of this server.'), 401)
    }
    const wanted = c.req.query('client_id')
    if (wanted !== undefined && wanted.toLowerCase() !== found.appId) return c.json(refusal(400, 'No managed identity has this client_id.'), 400)
    try {
      const resource = c.req.query('resource') ?? ''
      const audience = readAppAudience(`${resource}/.default`)
      const subject = { tenantId: homeTenantId, appId: found.appId, appGeneration: found.generation, objectId: found.id, displayName: found.displayName, permissions: found.permissions }
      const expiresOn = Math.floor(at.getTime() / 1_000) + TOKEN_SECONDS
      return c.json({ access_token: await tokens.mint(subject, audience), expires_on: String(expiresOn), resource, token_type: 'Bearer', client_id: found.appId })
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error
      return c.json(refusal(400, error.message), 400)
    }
  })
  return app
}

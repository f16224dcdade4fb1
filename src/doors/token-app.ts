// The token endpoint and what leads to it, in the dialect of MSAL: https://learn.microsoft.com/entra/identity-platform.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { isGuid } from '#model/guid.ts'
import type { Guid } from '#model/guid.ts'
import { Problem } from '#model/problem.ts'
import type { Office } from '#threads/office.ts'
import { TOKEN_SECONDS } from './bearer-tokens.ts'
import type { BearerTokens } from './bearer-tokens.ts'
import { clientAddress } from './client-address.ts'
import { discoveryDocument, instanceDiscovery } from './discovery.ts'
import { doorkeeper } from './doorkeeper.ts'
import type { KnownHosts } from './known-hosts.ts'
import type { TryLimiter } from './limit-tries.ts'
import { oauthError, OAuthRefusal } from './oauth-refusal.ts'
import { matchesSecret } from './secret.ts'
import type { SigningKeys } from './signing-keys.ts'

export interface TokenAppOptions {
  readonly office: Office
  readonly keys: SigningKeys
  readonly tokens: BearerTokens
  readonly hosts: KnownHosts
  readonly limiter: TryLimiter
  readonly now: () => Date
  /** Where tenants are looked up by their domain. */
  readonly homeTenantId: Guid
}

const GRAPH_SCOPE = /^(?:https:\/\/graph\.microsoft\.com\/?|00000003-0000-0000-c000-000000000000)\/\.default$/

/** What MSAL adds in some languages to every request; means nothing for an app. */
const IDLE_SCOPES: ReadonlySet<string> = new Set(['openid', 'profile', 'offline_access'])

async function findTenant(name: string, { office, homeTenantId }: TokenAppOptions): Promise<Guid> {
  const wanted = name.toLowerCase()
  if (['common', 'organizations', 'consumers'].includes(wanted)) throw new OAuthRefusal('noTenantNamed', {})
  const tenantId = await office.look('findTenantId', doorkeeper(homeTenantId), { name: wanted })
  if (tenantId === null) throw new OAuthRefusal('tenantNotFound', { tenant: name })
  return tenantId
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (value === null || value === '') throw new OAuthRefusal('parameterMissing', { name })
  return value
}

function checkScope(scope: string): void {
  const wanted = scope.split(' ').filter((one) => one !== '' && !IDLE_SCOPES.has(one))
  if (wanted.length !== 1 || !GRAPH_SCOPE.test(wanted[0] ?? '')) throw new OAuthRefusal('scopeInvalid', { scope })
}

/** grant_type=client_credentials with a secret. */
async function tokenForApp(tenantId: Guid, form: URLSearchParams, { office, tokens }: TokenAppOptions): Promise<string> {
  const clientId = required(form, 'client_id')
  checkScope(required(form, 'scope'))
  const secret = required(form, 'client_secret')
  const app = isGuid(clientId.toLowerCase()) ? await office.look('findApp', doorkeeper(tenantId), { appId: clientId.toLowerCase() }) : null
  if (app === null) throw new OAuthRefusal('appNotFound', { clientId, tenantId })
  if (app.secretHash === null || !matchesSecret(secret, app.secretHash)) throw new OAuthRefusal('secretInvalid', { clientId })
  return tokens.mint({ tenantId, appId: app.appId, objectId: app.id, displayName: app.displayName, permissions: app.permissions })
}

async function answerTokenRequest(c: Context, options: TokenAppOptions): Promise<Response> {
  const form = new URLSearchParams(await c.req.text())
  const grant = required(form, 'grant_type')
  if (grant !== 'client_credentials') throw new OAuthRefusal('grantUnsupported', { grant })
  const tenantId = await findTenant(c.req.param('tenant') ?? '', options)
  const token = await tokenForApp(tenantId, form, options)
  return c.json({ token_type: 'Bearer', expires_in: TOKEN_SECONDS, ext_expires_in: TOKEN_SECONDS, access_token: token })
}

export function tokenApp(options: TokenAppOptions): Hono {
  const { hosts, keys, limiter, now } = options
  const app = new Hono()

  app.post('/:tenant/oauth2/v2.0/token', async (c) => {
    c.header('Cache-Control', 'no-store')
    const place = clientAddress(c)
    const correlationId = c.req.header('client-request-id') ?? crypto.randomUUID()
    try {
      limiter.check(place)
      return await answerTokenRequest(c, options)
    } catch (error) {
      if (error instanceof OAuthRefusal) {
        if (error.status === 401) limiter.fail(place)
        return c.json(oauthError(error, now(), correlationId), error.status)
      }
      if (!(error instanceof Problem) || error.facts.status !== 429) throw error
      c.header('Retry-After', String(error.facts.retryAfterSeconds ?? 1))
      return c.json(oauthError(new OAuthRefusal('tooManyTries', {}), now(), correlationId), 429)
    }
  })

  for (const version of ['/v2.0', '']) {
    app.get(`/:tenant${version}/.well-known/openid-configuration`, (c) =>
      c.json(discoveryDocument(hosts.originOf(c.req.raw), c.req.param('tenant') ?? '')),
    )
  }
  app.get('/:tenant/discovery/v2.0/keys', (c) => c.json(keys.published))
  app.get('/common/discovery/instance', (c) => c.json(instanceDiscovery(hosts.originOf(c.req.raw))))
  return app
}

// The token endpoint and what leads to it, in the dialect of MSAL: https://learn.microsoft.com/entra/identity-platform.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { Problem } from '#model/problem.ts'
import { clientAddress } from './client-address.ts'
import { beginDevice } from './device-codes.ts'
import { discoveryDocument, instanceDiscovery } from './discovery.ts'
import { GRANTS } from './grants.ts'
import { oauthError, OAuthRefusal } from './oauth-refusal.ts'
import { ANY_TENANT, findTenant, required } from './token-call.ts'
import type { TokenCall, TokenOptions } from './token-call.ts'

async function readCall(c: Context, options: TokenOptions): Promise<TokenCall> {
  const form = new URLSearchParams(await c.req.text())
  const tenantNamed = c.req.param('tenant') ?? ''
  return {
    form,
    tenantNamed,
    tenantId: await findTenant(tenantNamed, form.get('username'), options),
    origin: options.hosts.originOf(c.req.raw),
    place: clientAddress(c),
    at: options.now(),
    options,
  }
}

const answerToken = (call: TokenCall): Promise<object> => {
  const name = required(call.form, 'grant_type')
  const grant = Object.hasOwn(GRANTS, name) ? GRANTS[name] : undefined
  if (grant === undefined) throw new OAuthRefusal('grantUnsupported', { grant: name })
  return grant(call)
}

/** What somebody may have guessed wrong, and is slowed down for. */
const isGuess = ({ status, reason }: OAuthRefusal): boolean =>
  status === 401 || ['passwordWrong', 'codeInvalid', 'refreshInvalid', 'deviceInvalid', 'verifierWrong'].includes(reason)

/** Answers in OAuth's words whatever happens, and slows down who guesses. */
async function answer(c: Context, options: TokenOptions, work: (call: TokenCall) => Promise<object>): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  c.header('Pragma', 'no-cache')
  const place = clientAddress(c)
  const correlationId = c.req.header('client-request-id') ?? crypto.randomUUID()
  try {
    options.limiter.check(place)
    return c.json(await work(await readCall(c, options)))
  } catch (error) {
    if (error instanceof OAuthRefusal) {
      if (isGuess(error)) options.limiter.fail(place)
      return c.json(oauthError(error, options.now(), correlationId), error.status)
    }
    if (!(error instanceof Problem) || error.facts.status !== 429) throw error
    c.header('Retry-After', String(error.facts.retryAfterSeconds ?? 1))
    return c.json(oauthError(new OAuthRefusal('tooManyTries'), options.now(), correlationId), 429)
  }
}

/** The name of a tenant in addresses: its id, or what stands for any, which Entra writes as a placeholder. */
async function issuerTenant(named: string, options: TokenOptions): Promise<string> {
  return ANY_TENANT.has(named.toLowerCase()) ? '{tenantid}' : findTenant(named, null, options)
}

export function tokenApp(options: TokenOptions): Hono {
  const { hosts, keys } = options
  const app = new Hono()
  app.post('/:tenant/oauth2/v2.0/token', (c) => answer(c, options, answerToken))
  app.post('/:tenant/oauth2/v2.0/devicecode', (c) => answer(c, options, beginDevice))
  for (const version of ['/v2.0', '']) {
    app.get(`/:tenant${version}/.well-known/openid-configuration`, async (c) => {
      const named = c.req.param('tenant') ?? ''
      try {
        return c.json(discoveryDocument(hosts.originOf(c.req.raw), named, await issuerTenant(named, options)))
      } catch (error) {
        if (!(error instanceof OAuthRefusal)) throw error
        return c.json(oauthError(error, options.now(), crypto.randomUUID()), 400)
      }
    })
  }
  app.get('/:tenant/discovery/v2.0/keys', (c) => c.json(keys.published))
  app.get('/common/discovery/instance', (c) => c.json(instanceDiscovery(hosts.originOf(c.req.raw))))
  // Azure's command line looks for subscriptions of Azure while it signs in; there are none here.
  app.get('/subscriptions', (c, next) => (new URL(c.req.url).hostname === 'management.azure.com' ? Promise.resolve(c.json({ value: [] })) : next()))
  return app
}

// Signing in through an outside OpenID Connect provider, which an organisation's settings name. It says who somebody is;
// who may come in is decided here: only people of the organisation, by user name.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { jwtVerify, SignJWT } from 'jose'
import { authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretPost, discovery, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import type { Configuration, IDToken } from 'openid-client'
import { wayOn } from './authorize-app.ts'
import { beginSession } from './browser-sessions.ts'
import { licetItself } from '#model/caller.ts'
import type { TokenOptions } from './token-call.ts'

interface Provider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

const COOKIE = 'licet_sign_in'
const SECONDS = 600
const CALLBACK = '/sign-in/provider/back'

/** What this browser must bring back, signed so that no other page can put it there. */
interface Journey {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly authorize: string
}

const connect = ({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> => discovery(new URL(issuer), clientId, {}, ClientSecretPost(clientSecret))

/** The name under which the provider knows somebody; an address it has not verified is nobody's. */
const userNameOf = (claims: IDToken): string | null => {
  const { preferred_username: name, email, email_verified: isVerified } = claims
  if (typeof name === 'string' && name.includes('@')) return name
  return typeof email === 'string' && isVerified === true ? email : null
}

export function providerApp(options: TokenOptions): Hono {
  const { office, hosts, keys, homeTenantId, now } = options
  const app = new Hono()
  const self = licetItself(homeTenantId)
  const failed = (c: Context): Response => c.redirect('/sign-in?problem=provider', 303)

  const setCookie = (c: Context, value: string, seconds: number): void => {
    const secure = hosts.originOf(c.req.raw).startsWith('https:') ? '; Secure' : ''
    // Lax, for it has to come along when the provider sends the browser back.
    c.header('Set-Cookie', `${COOKIE}=${value}; Path=/sign-in/provider; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`, { append: true })
  }

  app.get('/sign-in/provider', async (c) => {
    c.header('Cache-Control', 'no-store')
    const provider = await office.look('readSignInProvider', self, null)
    if (provider === null) return failed(c)
    const journey: Journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), authorize: c.req.query('authorize') ?? '' }
    const seconds = Math.floor(now().getTime() / 1_000)
    const kept = await new SignJWT({ ...journey }).setProtectedHeader({ alg: 'RS256', typ: 'journey' }).setAudience(COOKIE).setExpirationTime(seconds + SECONDS).sign(keys.privateKey)
    try {
      const address = buildAuthorizationUrl(await connect(provider), {
        redirect_uri: `${hosts.originOf(c.req.raw)}${CALLBACK}`,
        scope: 'openid profile email',
        code_challenge: await calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
        state: journey.state,
        nonce: journey.nonce,
      })
      setCookie(c, kept, SECONDS)
      return c.redirect(address.href, 303)
    } catch {
      // Unreachable, or not what the settings say it is.
      return failed(c)
    }
  })

  async function arrive(c: Context, provider: Provider): Promise<string | null> {
    const { payload } = await jwtVerify(getCookie(c, COOKIE) ?? '', keys.publicKey, { audience: COOKIE, typ: 'journey', algorithms: ['RS256'], currentDate: now() })
    const { state, nonce, verifier, authorize } = payload as unknown as Journey
    const url = new URL(c.req.url)
    const back = new URL(`${hosts.originOf(c.req.raw)}${url.pathname}${url.search}`)
    const tokens = await authorizationCodeGrant(await connect(provider), back, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
    const name = userNameOf(tokens.claims() as IDToken)
    const person = name === null ? null : await office.look('findPerson', self, { user: name })
    if (person === null) return null
    const { location } = await wayOn(authorize === '' ? {} : { authorize }, homeTenantId, person.id, options)
    await beginSession(c, homeTenantId, person.id, options)
    return location
  }

  app.get(CALLBACK, async (c) => {
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    const provider = await office.look('readSignInProvider', self, null)
    setCookie(c, '', 0)
    if (provider === null) return failed(c)
    const to = await arrive(c, provider).catch(() => null)
    return to === null ? failed(c) : c.redirect(to, 303)
  })
  return app
}

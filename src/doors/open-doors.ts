// The doors: made once at start, they say of every request who asks and let in who may come.
import { Hono } from 'hono'
import type { Caller } from '#model/caller.ts'
import type { Guid } from '#model/guid.ts'
import type { Office } from '#threads/office.ts'
import { authorizeApp } from './authorize-app.ts'
import { BearerTokens } from './bearer-tokens.ts'
import type { AppSubject } from './bearer-tokens.ts'
import { deviceApp } from './device-app.ts'
import { enterOrganization } from './enter-organization.ts'
import type { Entered } from './enter-organization.ts'
import { licetItself } from '#model/caller.ts'
import { knownHosts } from './known-hosts.ts'
import { limitBody } from './limit-body.ts'
import { TryLimiter } from './limit-tries.ts'
import { managedIdentityApp } from './managed-identity.ts'
import { passwordApp } from './password-app.ts'
import { providerApp } from './provider-app.ts'
import { callerReader } from './read-caller.ts'
import type { ReadCaller } from './read-caller.ts'
import { newSignInCode, signInApp } from './sign-in-app.ts'
import { newSigningKey, openSigningKeys } from './signing-keys.ts'
import { tokenApp } from './token-app.ts'
import { callerWatcher } from './watch-caller.ts'
import type { WatchCaller } from './watch-caller.ts'

export interface DoorsOptions {
  readonly office: Office
  readonly homeTenantId: Guid
  /** The address under which a proxy shows this server (LICET_URL). */
  readonly publicUrl?: string
  /** More host names to answer to. */
  readonly hosts?: readonly string[]
  /** Whether apps may ask people for their passwords (grant_type=password); for tests. */
  readonly allowPasswordGrant?: boolean
  /** The real clock. */
  readonly now: () => Date
}

export interface NewApp {
  readonly displayName: string
  readonly permissions: readonly string[]
}

export interface Doors {
  readonly readCaller: ReadCaller
  /** Who asked, looked at again while the line is open. */
  readonly watchCaller: WatchCaller
  readonly originOf: (request: Request) => string
  /** The request as it may go on; throws for an unknown host (421) and for a body too long (413). */
  readonly admit: (request: Request) => Request
  /** Sign-in, sign-out, tokens, discovery; mount it at the root. */
  readonly app: Hono
  /** Lets a browser go over to another organisation of its person. */
  readonly enterOrganization: (request: Request, caller: Caller, tenantId: Guid) => Promise<Entered>
  /** A code for `/sign-in?code=`, for a person by id or user name. */
  readonly newSignInCode: (tenantId: Guid, user: string) => Promise<string>
  /** Registers an app; its secret is told this once. */
  readonly registerApp: (tenantId: Guid, app: NewApp) => Promise<{ subject: AppSubject; clientSecret: string }>
  /** Sweeps out sessions, links, codes and tokens that have ended. */
  readonly forgetEnded: () => Promise<void>
  readonly mintToken: (subject: AppSubject) => Promise<string>
}

const FAILED_TRIES = { tries: 20, perSeconds: 60 } as const

async function signingKey(office: Office, tenantId: Guid): Promise<string> {
  const self = licetItself(tenantId)
  const kept = await office.look('readSigningKey', self, null)
  // Of several processes that start at once the first one's key is kept.
  return kept ?? office.act('keepSigningKey', self, { body: await newSigningKey() })
}

export async function openDoors(options: DoorsOptions): Promise<Doors> {
  const { office, homeTenantId, now } = options
  const keys = await openSigningKeys(await signingKey(office, homeTenantId))
  const tokens = new BearerTokens(keys, now, (holder) => office.look('checkToken', licetItself(holder.tenantId), holder))
  office.events.watch(({ type, data }) => {
    if (type === 'changed' && (data['type'] === 'user' || data['type'] === 'app')) tokens.lookAgain(data['ids'] as readonly string[])
  })
  const hosts = knownHosts(options.publicUrl, options.hosts)
  const limiter = new TryLimiter(FAILED_TRIES, now)

  const app = new Hono()
  const shared = { office, keys, tokens, hosts, limiter, now, homeTenantId, allowPasswordGrant: options.allowPasswordGrant === true }
  app.route('/', signInApp(shared))
  for (const part of [tokenApp, authorizeApp, passwordApp, deviceApp, providerApp, managedIdentityApp]) app.route('/', part(shared))

  const readCaller = callerReader({ office, tokens, hosts, now })
  return {
    app,
    readCaller,
    watchCaller: callerWatcher({ readCaller: callerReader({ office, tokens, hosts, now, prolongs: false }), now }),
    enterOrganization: (request, caller, tenantId) => enterOrganization(request, caller, tenantId, { office, hosts, now, readCaller }),
    originOf: (request) => hosts.originOf(request),
    admit(request) {
      hosts.originOf(request)
      return limitBody(request)
    },
    newSignInCode: (tenantId, user) => newSignInCode(tenantId, user, { office, now }),
    async registerApp(tenantId, { displayName, permissions }) {
      const { appId, id, secretText } = await office.act('addApp', licetItself(tenantId), { displayName, permissions })
      return { clientSecret: secretText, subject: { tenantId, appId, appGeneration: 0, objectId: id, displayName, permissions } }
    },
    async forgetEnded() {
      await office.act('forgetEnded', licetItself(homeTenantId), null)
    },
    mintToken: (subject) => tokens.mint(subject),
  }
}

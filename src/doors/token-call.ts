// One request to the token endpoint, and what every grant needs to answer it.
import type { Guid } from '#model/guid.ts'
import type { Office } from '#threads/office.ts'
import type { BearerTokens } from './bearer-tokens.ts'
import { licetItself } from '#model/caller.ts'
import type { KnownHosts } from './known-hosts.ts'
import type { TryLimiter } from './limit-tries.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import type { SigningKeys } from './signing-keys.ts'

export interface TokenOptions {
  readonly office: Office
  readonly keys: SigningKeys
  readonly tokens: BearerTokens
  readonly hosts: KnownHosts
  readonly limiter: TryLimiter
  readonly now: () => Date
  /** Where tenants are looked up by their domain, and where people are at home who name none. */
  readonly homeTenantId: Guid
  /** Whether an app may ask people for their passwords (grant_type=password). */
  readonly allowPasswordGrant: boolean
}

export interface TokenCall {
  readonly form: URLSearchParams
  readonly tenantId: Guid
  /** As the address has it. */
  readonly tenantNamed: string
  /** Scheme and host as the client sees them. */
  readonly origin: string
  /** Where the request comes from. */
  readonly place: string
  readonly at: Date
  readonly options: TokenOptions
}

/** A parameter that must be there. */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (value === null || value === '') throw new OAuthRefusal('parameterMissing', { name })
  return value
}

/** Names that stand for whichever organisation a person is of. */
export const ANY_TENANT: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers'])

/** The tenant that an address names, or that a person's name points to. Throws a refusal when there is none. */
export async function findTenant(named: string, user: string | null, { office, homeTenantId }: Pick<TokenOptions, 'office' | 'homeTenantId'>): Promise<Guid> {
  const isAny = ANY_TENANT.has(named.toLowerCase())
  const wanted = isAny ? (user?.split('@')[1] ?? null) : named
  if (wanted === null) return homeTenantId
  const tenantId = await office.look('findTenantId', licetItself(homeTenantId), { name: wanted.toLowerCase() })
  if (tenantId !== null) return tenantId
  if (isAny) return homeTenantId
  throw new OAuthRefusal('tenantNotFound', { tenant: named })
}

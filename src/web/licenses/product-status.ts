import type { OwnedProduct } from '#model/owned-product.ts'

/** What is wrong with a product, the gravest first; the last part of a key of the language files. */
export interface ProductTrouble {
  readonly kind: 'overAssigned' | 'suspended' | 'lockedOut' | 'deleted' | 'errors' | 'expiring' | 'expiringOn'
  readonly facts: Readonly<Record<string, number | string>>
}

/** Everything that is wrong with a product; nothing when all is well. */
export function troublesOf(product: OwnedProduct): ProductTrouble[] {
  const { consumed, capacity, capabilityStatus, errors, expiring } = product
  const decay = { Enabled: null, Warning: null, Suspended: 'suspended', LockedOut: 'lockedOut', Deleted: 'deleted' } as const
  const decayed = decay[capabilityStatus]
  const ends = product.subscriptions
    .flatMap(({ status, nextLifecycleDateTime }) => (status === 'Warning' && nextLifecycleDateTime ? [nextLifecycleDateTime] : []))
    .sort()[0]
  return [
    ...(decayed ? [{ kind: decayed, facts: {} }] : []),
    ...(consumed > capacity && !decayed ? [{ kind: 'overAssigned', facts: { assigned: consumed, total: capacity } } as const] : []),
    ...(errors > 0 ? [{ kind: 'errors', facts: { count: errors } } as const] : []),
    ...(expiring > 0 ? [expiringTrouble(expiring, ends)] : []),
  ]
}

const expiringTrouble = (count: number, ends: string | undefined): ProductTrouble =>
  ends === undefined ? { kind: 'expiring', facts: { count } } : { kind: 'expiringOn', facts: { count, until: ends } }

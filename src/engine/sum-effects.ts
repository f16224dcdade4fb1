// Adds up what happens to each person into what happens to all of them.
import type { DataItemKind } from '#model/data-item.ts'
import type { Guid } from '#model/guid.ts'
import type { Effects } from './effects.ts'

export interface ServiceCount {
  readonly servicePlanId: Guid
  readonly users: number
}

export interface EffectsSum {
  /** By poolKey. */
  readonly seats: ReadonlyMap<string, { readonly skuId: Guid; readonly delta: number }>
  /** Most people first. */
  readonly gained: readonly ServiceCount[]
  readonly lost: readonly ServiceCount[]
  readonly dataLost: ReadonlyMap<DataItemKind, number>
}

/** Sums effects over people; `count` is how many people have each. */
export function sumEffects(parts: Iterable<{ readonly effects: Effects; readonly count: number }>): EffectsSum {
  const seats = new Map<string, { skuId: Guid; delta: number }>()
  const gained = new Map<Guid, number>()
  const lost = new Map<Guid, number>()
  const dataLost = new Map<DataItemKind, number>()
  for (const { effects, count } of parts) {
    if (count === 0) continue
    for (const { poolKey, skuId, delta } of effects.seats)
      seats.set(poolKey, { skuId, delta: (seats.get(poolKey)?.delta ?? 0) + delta * count })
    for (const plan of effects.gained) increase(gained, plan, count)
    for (const plan of effects.lost) increase(lost, plan, count)
    for (const kind of effects.dataLost) increase(dataLost, kind, count)
  }
  return { seats, gained: mostFirst(gained), lost: mostFirst(lost), dataLost }
}

const increase = <K>(counts: Map<K, number>, key: K, count: number): Map<K, number> =>
  counts.set(key, (counts.get(key) ?? 0) + count)

const mostFirst = (counts: ReadonlyMap<Guid, number>): ServiceCount[] =>
  [...counts]
    .map(([servicePlanId, users]) => ({ servicePlanId, users }))
    .sort((a, b) => b.users - a.users || (a.servicePlanId < b.servicePlanId ? -1 : 1))

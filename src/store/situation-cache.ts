import type { Situation } from '#model/license.ts'

const KEPT = 50_000

/**
 * Situations that were read or interned. They never change, so what is committed may be kept for ever; what a
 * transaction made is kept apart until it commits, for a key given in vain is given again.
 */
export class SituationCache {
  readonly #byId = new Map<string, Situation>()
  readonly #byHash = new Map<string, number>()
  readonly #committed: SituationCache | undefined

  constructor(committed?: SituationCache) {
    this.#committed = committed
  }

  situation(tenant: number, id: number): Situation | undefined {
    return this.#byId.get(`${tenant} ${id}`) ?? this.#committed?.situation(tenant, id)
  }

  id(tenant: number, hash: string): number | undefined {
    return this.#byHash.get(`${tenant} ${hash}`) ?? this.#committed?.id(tenant, hash)
  }

  keep(tenant: number, id: number, hash: string, situation: Situation): void {
    if (this.#byId.size >= KEPT) {
      this.#byId.clear()
      this.#byHash.clear()
    }
    this.#byId.set(`${tenant} ${id}`, situation)
    this.#byHash.set(`${tenant} ${hash}`, id)
  }

  /** The transaction is durable: what it made is true for everyone. */
  commit(): void {
    const committed = this.#committed
    if (committed === undefined) return
    for (const [key, situation] of this.#byId) committed.#byId.set(key, situation)
    for (const [key, id] of this.#byHash) committed.#byHash.set(key, id)
  }
}

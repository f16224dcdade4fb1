// The organisations that point reads were asked for. All writes to a SQLite folder pass through one office, so a row
// stays true until the next write of its organisation has been answered.
import type { Guid } from '#model/guid.ts'
import type { Db } from '#store/database.ts'
import { findTenant } from '#store/tenants.ts'
import type { TenantRow } from '#store/tenants.ts'

export class KnownTenants {
  readonly #rows = new Map<Guid, TenantRow>()

  async find(db: Db, id: Guid): Promise<TenantRow | undefined> {
    const known = this.#rows.get(id)
    if (known !== undefined) return known
    const row = await findTenant(db, id)
    if (row !== undefined) this.#rows.set(id, row)
    return row
  }

  /** Something of the organisation was written. */
  forget(id: Guid): void {
    this.#rows.delete(id)
  }
}

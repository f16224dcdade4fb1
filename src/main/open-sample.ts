import type { Catalogue } from '#catalogue/catalogue.ts'
import type { Doors } from '#doors/open-doors.ts'
import { CONTOSO } from '#sample/contoso.ts'
import { makeSample } from '#sample/make-sample.ts'
import { findAdministrator } from '#store/identity.ts'
import { openStore } from '#store/open-store.ts'
import { findTenant } from '#store/tenants.ts'

/** Makes Contoso beside what is there, unless it is there already, and gives a link that signs its administrator in. */
export function openSample(url: string, catalogue: Catalogue, doors: Doors): () => Promise<string> {
  return async () => {
    const store = await openStore({ url, access: 'writer' })
    try {
      if ((await findTenant(store.db, CONTOSO.id)) === undefined) {
        await store.transaction((db) => makeSample(db, catalogue, { source: 'contoso', now: new Date(), users: 0, licensedPercent: 0 }))
      }
      const tenant = await findTenant(store.db, CONTOSO.id)
      const administrator = tenant && (await findAdministrator(store.db, tenant.pk))
      if (!administrator) throw new Error('The sample organisation has no administrator.')
      return `/sign-in?code=${await doors.newSignInCode(CONTOSO.id, administrator.userPrincipalName)}`
    } finally {
      await store.close()
    }
  }
}

import type { Guid } from '#model/guid.ts'
import type { NewServiceRecord } from '#model/new-service.ts'
import type { PriceRow } from '#model/price-row.ts'
import type { LocationRule } from '#model/product.ts'
import type { Profile } from '#model/profile.ts'
import type { SavedView, ViewPage } from '#model/saved-view.ts'
import type { Template } from '#model/template.ts'
import type { CallOptions, Page, Send } from './send.ts'

type Body = Readonly<Record<string, unknown>>

/** What an organisation sets up for itself, and each person for themselves. */
export const settingCalls = (send: Send) => {
  const list = async <T>(path: string, options?: CallOptions): Promise<readonly T[]> => (await send<Page<T>>(`/licet/v1/${path}`, options)).value
  const write = <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: Body, options?: CallOptions): Promise<T> =>
    send<T>(`/licet/v1/${path}`, { method, ...(body !== undefined && { body }), ...options })
  return {
    /** One's own views of a page, and those that others share. */
    listSavedViews: (page: ViewPage, options?: CallOptions) => list<SavedView>(`savedViews?page=${page}`, options),
    createSavedView: (view: Pick<SavedView, 'name' | 'page' | 'query' | 'isShared'>, options?: CallOptions) => write<SavedView>('POST', 'savedViews', view, options),
    patchSavedView: (id: Guid, changes: Partial<Pick<SavedView, 'name' | 'query' | 'isShared'>>, options?: CallOptions) => write<SavedView>('PATCH', `savedViews/${id}`, changes, options),
    deleteSavedView: (id: Guid, options?: CallOptions) => write<void>('DELETE', `savedViews/${id}`, undefined, options),

    /** One's own templates of new people. */
    listTemplates: (options?: CallOptions) => list<Template>('templates', options),
    createTemplate: (template: Partial<Omit<Template, 'id'>>, options?: CallOptions) => write<Template>('POST', 'templates', template, options),
    patchTemplate: (id: Guid, changes: Partial<Omit<Template, 'id'>>, options?: CallOptions) => write<Template>('PATCH', `templates/${id}`, changes, options),
    deleteTemplate: (id: Guid, options?: CallOptions) => write<void>('DELETE', `templates/${id}`, undefined, options),

    listProfiles: (options?: CallOptions) => list<Profile>('profiles', options),
    createProfile: (profile: Partial<Omit<Profile, 'id'>>, options?: CallOptions) => write<Profile>('POST', 'profiles', profile, options),
    patchProfile: (id: Guid, changes: Partial<Omit<Profile, 'id'>>, options?: CallOptions) => write<Profile>('PATCH', `profiles/${id}`, changes, options),
    deleteProfile: (id: Guid, options?: CallOptions) => write<void>('DELETE', `profiles/${id}`, undefined, options),

    /** Services that products have gained, to be looked at. */
    listNewServices: (options?: CallOptions) => list<NewServiceRecord>('newServices', options),
    reviewNewService: (id: Guid, options?: CallOptions) => write<NewServiceRecord>('PATCH', `newServices/${id}`, { reviewed: true }, options),

    /** What a seat of each product costs. */
    listPrices: (options?: CallOptions) => list<PriceRow>('prices', options),
    /** Sets the own price of a product from a day on; null goes back to the list price. */
    patchPrice: (skuId: Guid, price: { readonly amount: number | null; readonly effectiveFrom?: string }, options?: CallOptions) => write<PriceRow>('PATCH', `prices/${skuId}`, price, options),

    listLocationRules: (options?: CallOptions) => list<LocationRule>('locationRules', options),
    /** Replaces the table of places where licences may not be given. */
    replaceLocationRules: async (rules: readonly Partial<LocationRule>[], options?: CallOptions) => (await write<Page<LocationRule>>('PATCH', 'locationRules', { value: rules }, options)).value,
  }
}

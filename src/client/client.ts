// Graph and Licet's own API as typed functions. It knows no server of ours: it is given fetch and an origin.
import { adminCalls } from './admin-calls.ts'
import { accountCalls } from './account-calls.ts'
import { claimCalls } from './claim-calls.ts'
import { dataCalls } from './data-calls.ts'
import { deskCalls } from './desk-calls.ts'
import { directoryCalls } from './directory-calls.ts'
import { groupCalls } from './group-calls.ts'
import { importCalls } from './import-calls.ts'
import { operationCalls } from './operation-calls.ts'
import { planCalls } from './plan-calls.ts'
import { productCalls } from './product-calls.ts'
import { reportCalls } from './report-calls.ts'
import { createSend } from './send.ts'
import { subscriptionCalls } from './subscription-calls.ts'
import type { ClientOptions } from './send.ts'
import { settingCalls } from './setting-calls.ts'

/** Makes a client of one Licet (or, for the calls under /v1.0, of any Graph). Every call may throw GraphRequestError. */
export function createClient(options: ClientOptions) {
  const send = createSend(options)
  return {
    /** For a resource without a function of its own, and for following an `@odata.nextLink`. */
    send,
    ...accountCalls(send),
    ...directoryCalls(send),
    ...groupCalls(send),
    ...productCalls(send),
    ...subscriptionCalls(send),
    ...importCalls(send),
    ...planCalls(send),
    ...operationCalls(send),
    ...adminCalls(send),
    ...dataCalls(send),
    ...deskCalls(send),
    ...reportCalls(send),
    ...settingCalls(send),
    ...claimCalls(send),
  }
}

export type Client = ReturnType<typeof createClient>

import type { PlanMode } from '#model/change.ts'
import type { Plan } from '#model/plan.ts'
import type { CallOptions, Send } from './send.ts'

/** A file of people that was read: a plan of it, or everything that is wrong with it. */
export interface ImportedFile {
  readonly format: 'microsoft365' | 'entra' | 'licet' | null
  readonly rows: number
  /** Headings of columns that were passed over. */
  readonly ignored: readonly string[]
  readonly problems: readonly { readonly row: number | null; readonly column: string | null; readonly got: string; readonly message: string }[]
  readonly plan: Plan | null
}

export interface ImportOptions extends CallOptions {
  /** For whoever has none in their row; empty for nobody. */
  readonly usageLocation?: string
  readonly mode?: PlanMode
}

/** Files of people. */
export const importCalls = (send: Send) => ({
  /** Reads a CSV of people and plans what it asks for; nothing is changed by it. */
  importPeople: (content: string | ArrayBuffer, { usageLocation, mode, ...options }: ImportOptions = {}) => {
    const query = new URLSearchParams({ ...(usageLocation ? { usageLocation } : {}), ...(mode ? { mode } : {}) })
    return send<ImportedFile>(`/licet/v1/import?${query.toString()}`, { method: 'POST', text: content, ...options, headers: { 'Content-Type': 'text/csv', ...options.headers } })
  },
})

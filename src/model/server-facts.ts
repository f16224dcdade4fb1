// How a server was started: what its administrators see of its options, and change only by starting it anew.

/** No limits of requests, those of an organisation of a size, or those of each organisation's own size. */
export const THROTTLINGS = ['off', 'auto', 'small', 'medium', 'large'] as const
export type Throttling = (typeof THROTTLINGS)[number]

export interface ServerFacts {
  /** The address that people use, where it is not the server's own (LICET_URL). */
  readonly publicUrl: string | null
  /** Whether it answers as a forward proxy for the names of Microsoft that tools have wired in (--proxy). */
  readonly proxy: boolean
  readonly throttle: Throttling
  /** Whether batched writes may leave out Content-Type in every organisation (--lenient-batch). */
  readonly lenientBatch: boolean
  /** Whether apps may ask people for their passwords (--password-grant). */
  readonly passwordGrant: boolean
}

// An organisation's clock, which everything that depends on time asks.
export interface ClockState {
  readonly now: string
  readonly frozen: boolean
  /** Whether it may be set here. */
  readonly settable: boolean
}

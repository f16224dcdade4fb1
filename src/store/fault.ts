/** Something that breaks a rule of the data. */
export interface Fault {
  readonly rule: string
  /** The tenant's pk. */
  readonly tenant: number
  readonly detail: string
}

// What src/main.ts hands to the command line: the commands that open the store themselves.

/** The options of `licet serve`, as they were typed. */
export interface ServeTexts {
  readonly memory?: boolean
  readonly port?: string
  readonly host?: string
  readonly httpsPort?: string
  readonly json?: boolean
  readonly proxy?: boolean
  readonly passwordGrant?: boolean
  readonly throttle?: string
  readonly lenientBatch?: boolean
  readonly sample?: string
  readonly users?: string
  readonly licensed?: string
  readonly database?: string
  readonly clock?: string
  readonly data?: string
}

/** Where the store is, as it was typed. */
export interface StoreTexts {
  readonly data?: string
  readonly database?: string
}

/** The same, and in which of its organisations. */
export interface TenantTexts extends StoreTexts {
  /** An id or a name; the only or first organisation without it. */
  readonly tenant?: string
}

/** The exit code of a command; nothing is 0. */
export type Exit = Promise<number | void>

export interface ServerCommands {
  serve(options: ServeTexts): Exit
  migrate(options: StoreTexts): Exit
  backup(file: string, options: StoreTexts): Exit
  restore(file: string, options: StoreTexts): Exit
  check(options: StoreTexts): Exit
  token(options: TenantTexts): Exit
  /** For the organisation's administrator when no user is named. */
  signInLink(user: string | undefined, options: TenantTexts): Exit
  readonly tenant: {
    add(name: string, options: StoreTexts): Exit
    list(options: StoreTexts): Exit
    remove(tenant: string, options: StoreTexts): Exit
  }
}

/** The store cannot be opened: in use, unreadable, or of a newer version. Its message is one line for the operator. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable'
}

/** An answer of the product, after which the floor shapes its own. */
export type Example = Readonly<Record<string, unknown>>

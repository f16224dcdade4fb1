import type { OwnedProduct } from '#model/owned-product.ts'

/** Whether people are given a product from here: the organisation bought it, and it is for people. */
export const isCentral = ({ owner, appliesTo }: OwnedProduct): boolean => owner === null && appliesTo === 'User'

import type { Catalogue } from '#catalogue/catalogue.ts'
import type { DescribeSituation } from '#store/describe-situation.ts'
import { superfluousProducts } from '#engine/superfluous-products.ts'
import { showingBook } from './rule-book-of.ts'
import { DERIVED } from './user-record.ts'

/** Lends the store what Graph shows of a situation, for filters on licences and service plans; each is made when a filter asks. */
export const describeBy =
  (catalogue: Catalogue): DescribeSituation =>
  (situation) => ({
    get assignedLicenses() {
      return DERIVED.assignedLicenses(situation, '', catalogue)
    },
    get assignedPlans() {
      return DERIVED.assignedPlans(situation, '', catalogue)
    },
    get provisionedPlans() {
      return DERIVED.provisionedPlans(situation, '', catalogue)
    },
    get superfluous() {
      return superfluousProducts(situation, showingBook(catalogue))
    },
  })

import { useQuery } from '@tanstack/react-query'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { isCentral } from '#web/licenses/is-central.ts'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { LicenseRows } from './license-rows.tsx'
import { ProfileMenu } from './profile-menu.tsx'

interface ProductChoiceListProps {
  /** What ticking means, for who does not see what stands above. */
  readonly label: string
  readonly choices: ProductChoices
  readonly onChange: (choices: ProductChoices) => void
  /** Whether the ticks can be those of a profile; they can unless it is said. */
  readonly offersProfiles?: boolean
}

/** Products that may be given, a tick each, which open to their apps. */
export function ProductChoiceList({ label, choices, onChange, offersProfiles = true }: ProductChoiceListProps) {
  const { data: owned = [] } = useQuery(ownedProductsQuery)
  return (
    <>
      {offersProfiles ? <ProfileMenu onChoose={(more) => onChange(new Map([...choices, ...more]))} /> : null}
      <LicenseRows label={label} products={owned.filter(isCentral)} choices={choices} onChange={onChange} />
    </>
  )
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  tokens,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { ownedProductsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { UserFilters } from './user-filters.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

interface UserFilterDialogProps {
  readonly filters: UserFilters
  readonly onApply: (filters: UserFilters) => void
  readonly onClose: () => void
}

/** Filters people by product, department and location. */
export function UserFilterDialog({ filters, onApply, onClose }: UserFilterDialogProps) {
  const styles = useStyles()
  const { say } = useWords()
  const { data: products = [] } = useQuery(ownedProductsQuery)
  const [draft, setDraft] = useState(filters)
  const central = products.filter(({ owner }) => owner === null)
  const chosen = central.find(({ skuId }) => skuId === draft.product)
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            onApply(draft)
          }}
        >
          <DialogBody>
            <DialogTitle>{say('ui.filters.add')}</DialogTitle>
            <DialogContent className={styles.content}>
              <Field label={say('page.users.filter.product')}>
                <Dropdown
                  clearable
                  value={chosen?.displayName ?? ''}
                  selectedOptions={draft.product ? [draft.product] : []}
                  onOptionSelect={(_event, { optionValue }) => setDraft({ ...draft, product: optionValue || null })}
                >
                  {central.map(({ skuId, displayName }) => (
                    <Option key={skuId} value={skuId}>
                      {displayName}
                    </Option>
                  ))}
                </Dropdown>
              </Field>
              <Field label={say('page.users.filter.department')}>
                <Input
                  value={draft.department ?? ''}
                  onChange={(_event, { value }) => setDraft({ ...draft, department: value || null })}
                />
              </Field>
              <LocationPicker value={draft.location ?? ''} onChange={(code) => setDraft({ ...draft, location: code || null })} />
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" type="submit">
                {say('ui.apply')}
              </Button>
              <Button onClick={onClose}>{say('ui.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

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
import { useReturnFocus } from '#web/ui/use-return-focus.ts'
import { USER_TYPES } from './user-filters.ts'
import type { UserFilters, UserType } from './user-filters.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

const typeWord = (type: UserType) => (type === 'Guest' ? 'page.users.guest' : 'page.users.member')

interface UserFilterDialogProps {
  readonly filters: UserFilters
  /** What the page is always narrowed to, and so is not asked for. */
  readonly fixed: Partial<UserFilters>
  readonly onApply: (filters: UserFilters) => void
  readonly onClose: () => void
}

/** Filters people by user type, product, department and location. */
export function UserFilterDialog({ filters, fixed, onApply, onClose }: UserFilterDialogProps) {
  const styles = useStyles()
  const { say } = useWords()
  useReturnFocus()
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
              {'userType' in fixed ? null : (
                <Field label={say('page.users.filter.userType')}>
                  <Dropdown
                    clearable
                    value={draft.userType ? say(typeWord(draft.userType)) : ''}
                    selectedOptions={draft.userType ? [draft.userType] : []}
                    onOptionSelect={(_event, { optionValue }) => setDraft({ ...draft, userType: USER_TYPES.find((type) => type === optionValue) ?? null })}
                  >
                    {USER_TYPES.map((type) => (
                      <Option key={type} value={type}>
                        {say(typeWord(type))}
                      </Option>
                    ))}
                  </Dropdown>
                </Field>
              )}
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

import { Dialog, DialogSurface, Input, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { SearchHit, SearchKind } from '#model/search-hit.ts'
import { PATHS } from '#web/paths.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { VisuallyHidden } from '#web/ui/visually-hidden.tsx'
import { useReturnFocus } from '#web/ui/use-return-focus.ts'
import { makePreview } from '#web/preview/preview.ts'
import { pagesCalled } from './pages-called.ts'
import { foldTyped } from './read-verb.ts'
import { useWishes } from './use-wishes.ts'
import type { WishedChange } from './use-wishes.ts'

const useStyles = makeStyles({
  surface: { padding: tokens.spacingHorizontalM, alignSelf: 'flex-start', marginTop: '10vh' },
  input: { width: '100%' },
  list: { listStyleType: 'none', margin: `${tokens.spacingVerticalS} 0 0`, padding: 0, maxHeight: '60vh', overflowY: 'auto' },
  group: { ...typographyStyles.caption1Strong, color: tokens.colorNeutralForeground3, padding: tokens.spacingVerticalXS },
  option: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  current: { backgroundColor: tokens.colorNeutralBackground1Selected },
  detail: { color: tokens.colorNeutralForeground3 },
})

interface Found {
  readonly id: string
  readonly kind: SearchKind | 'page' | 'change' | 'step'
  readonly name: string
  readonly detail: string
  /** Where it leads; the change of a verb is previewed first. */
  readonly go: Place | WishedChange
}

interface Place {
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  readonly params?: Readonly<Record<string, string>>
}

const KIND_WORDS = {
  change: 'ui.search.changes',
  step: 'ui.search.steps',
  page: 'ui.search.pages',
  user: 'ui.search.users',
  product: 'ui.search.products',
  group: 'ui.search.groups',
} as const

/** Where a hit is shown; null for a kind that has no page. */
function placeOf({ kind, id }: SearchHit): Place | null {
  if (kind === 'user') return { to: PATHS.activeUsers, search: { panel: id } }
  if (kind === 'group') return { to: PATHS.groups, search: { panel: id } }
  return kind === 'product' ? { to: PATHS.product, params: { skuId: id } } : null
}

function foundOf(hit: SearchHit): Found[] {
  const go = placeOf(hit)
  return go ? [{ id: hit.id, kind: hit.kind, name: hit.displayName, detail: hit.detail, go }] : []
}

interface SearchDialogProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly permissions: readonly string[]
  readonly onClose: () => void
}

/** Search for anything, from anywhere: a box, and what it finds, by keys alone if wanted. */
export function SearchDialog({ text, onText, permissions, onClose }: SearchDialogProps) {
  const styles = useStyles()
  const { say } = useWords()
  const navigate = useNavigate()
  const listId = useId()
  const [current, setCurrent] = useState(0)
  const [fault, setFault] = useState<Error | null>(null)
  const isEntered = useRef(false)
  const wanted = useDeferredValue(text.trim())
  useReturnFocus()
  const { data: hits = [], isFetching } = useQuery({
    queryKey: ['search', wanted],
    queryFn: ({ signal }) => client.search(wanted, { signal }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  const { wishes, isSettled } = useWishes(wanted)
  const changes = wishes.map((wish, index) => ({
    id: `${wish.verb}-${index}`,
    kind: 'to' in wish ? ('step' as const) : ('change' as const),
    name: say(`ui.search.verb.${wish.verb}`, { products: wish.products.map(({ displayName }) => displayName), person: wish.person?.displayName ?? '' }),
    detail: wish.person?.detail ?? wish.products[0]?.detail ?? '',
    go: wish,
  }))
  const pages = pagesCalled(wanted, permissions, say).map((page) => ({ id: page.id, kind: 'page' as const, name: page.name, detail: '', go: page }))
  const isFirst = ({ name }: { readonly name: string }) => foldTyped(name).split(/[\s']+/).some((word) => word.startsWith(foldTyped(wanted)))
  const found: readonly Found[] = [
    ...changes,
    ...pages.filter(isFirst),
    ...(wanted === '' ? [] : hits.flatMap(foundOf)),
    ...pages.filter((page) => !isFirst(page)),
  ]
  const chosen = found[Math.min(current, found.length - 1)]
  async function go({ go: aim }: Found) {
    if ('to' in aim) {
      onClose()
      void navigate(aim)
      return
    }
    try {
      const { plan } = await makePreview(aim.request)
      onClose()
      void navigate({ to: PATHS.preview, params: { planId: plan.id } })
    } catch (thrown) {
      setFault(thrown instanceof Error ? thrown : new Error(String(thrown)))
    }
  }
  // Who presses Enter while names are still being looked up means the text that is there, not what the last one found.
  const isHere = text.trim() === wanted && !isFetching && isSettled
  const goEntered = useEffectEvent(() => {
    if (isEntered.current && chosen) void go(chosen)
    isEntered.current = false
  })
  useEffect(() => {
    if (isHere) goEntered()
  }, [isHere])
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      if (isHere && chosen) void go(chosen)
      else isEntered.current = !isHere && text.trim() !== ''
    } else if (event.key === 'ArrowDown') setCurrent(Math.min(found.length - 1, current + 1))
    else if (event.key === 'ArrowUp') setCurrent(Math.max(0, current - 1))
    else return
    event.preventDefault()
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface} aria-label={say('ui.search')}>
        <Input
          className={styles.input}
          autoFocus
          size="large"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? optionId(listId, chosen) : undefined}
          aria-label={say('ui.search')}
          placeholder={say('ui.search.placeholder')}
          contentBefore={<SearchRegular />}
          value={text}
          onChange={(_event, data) => {
            onText(data.value)
            setFault(null)
            setCurrent(0)
            isEntered.current = false
          }}
          onKeyDown={onKeyDown}
        />
        <ul id={listId} role="listbox" aria-label={say('ui.search')} className={styles.list}>
          {found.map((one, index) => (
            <li
              key={optionId(listId, one)}
              id={optionId(listId, one)}
              role="option"
              aria-selected={one === chosen}
              className={mergeClasses(styles.option, one === chosen && styles.current)}
              onPointerMove={() => setCurrent(index)}
              onClick={() => void go(one)}
            >
              <span>{one.name}</span>
              <span className={styles.detail}>{one.detail || say(KIND_WORDS[one.kind])}</span>
            </li>
          ))}
        </ul>
        {found.length === 0 ? (
          <p className={styles.group}>{wanted === '' ? say('ui.search.hint') : say('ui.search.nothing', { text: wanted })}</p>
        ) : null}
        {fault ? <ErrorState error={fault} /> : null}
        <VisuallyHidden live>{wanted === '' ? '' : say('ui.search.results', { count: found.length })}</VisuallyHidden>
      </DialogSurface>
    </Dialog>
  )
}

const optionId = (listId: string, found: Found): string => `${listId}-${found.kind}-${found.id}`

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { ReactNode } from 'react'
import type { ViewPage } from '#model/saved-view.ts'
import { client } from '#web/state/client.ts'
import { sessionQuery } from '#web/state/queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import type { MenuGroup } from '#web/ui/menu-props.ts'

const SaveViewDialog = lazy(async () => ({ default: (await import('./save-view-dialog.tsx')).SaveViewDialog }))

/** What of an address is a view: its search, filters and order. */
const PARTS = ['q', 'filter', 'sort'] as const

interface SavedViews {
  /** For the menu of views. */
  readonly groups: readonly MenuGroup[]
  /** The name of the view that is open. */
  readonly current: string | null
  readonly dialog: ReactNode
}

/** The views of a page that were saved, by oneself or shared: opened, saved, taken away (P12). */
export function useSavedViews(page: ViewPage): SavedViews {
  const { say } = useWords()
  const { change, ...address } = useListState()
  const queries = useQueryClient()
  const [isSaving, setSaving] = useState(false)
  const { data: session } = useQuery(sessionQuery)
  const { data: views = [] } = useQuery({ queryKey: ['savedViews', page], queryFn: ({ signal }) => client.listSavedViews(page, { signal }) })
  const here = new URLSearchParams(PARTS.flatMap((name) => (address[name] ? [[name, address[name]]] : []))).toString()
  const current = here === '' ? undefined : views.find(({ query }) => query === here)
  const forget = useMutation({
    mutationFn: (id: string) => client.deleteSavedView(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['savedViews'] }),
  })
  const open = (id: string | undefined) => {
    const parts = new URLSearchParams(views.find((view) => view.id === id)?.query)
    change(Object.fromEntries(PARTS.map((name) => [name, parts.get(name) ?? undefined])))
  }
  const mayForget = current !== undefined && current.owner.id === session?.user.id
  return {
    current: current?.name ?? null,
    groups: [
      ...(views.length > 0
        ? [
            {
              id: 'saved',
              label: say('page.users.views.saved'),
              kind: 'one' as const,
              chosen: current ? [current.id] : [],
              choices: views.map(({ id, name }) => ({ id, label: name })),
              onChoose: ([id]: readonly string[]) => open(id),
            },
          ]
        : []),
      {
        id: 'verbs',
        kind: 'verbs' as const,
        verbs: [
          { id: 'save', label: say('page.users.views.save'), onClick: () => setSaving(true) },
          ...(mayForget ? [{ id: 'forget', label: say('page.users.views.delete', { name: current.name }), onClick: () => forget.mutate(current.id) }] : []),
        ],
      },
    ],
    dialog: isSaving ? (
      <Suspense fallback={null}>
        <SaveViewDialog page={page} query={here} onClose={() => setSaving(false)} />
      </Suspense>
    ) : null,
  }
}

// The life of one preview: made, put right with ways out, applied; or moved under one's feet and made again.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { client } from '#web/state/client.ts'
import { GraphRequestError } from '#client/graph-request-error.ts'
import type { PlanRequest } from '#client/plan-calls.ts'
import type { Guid } from '#model/guid.ts'
import type { Fix, Plan } from '#model/plan.ts'
import type { Operation } from '#model/operation.ts'
import { fixPreview, makePreview, planAgain, previewAgain, previewUndo, readPreview } from './preview.ts'
import type { Preview } from './preview.ts'

/** Why what is shown is not what was shown before. */
export type PreviewNotice =
  | { readonly kind: 'moved'; readonly text: string | null }
  | { readonly kind: 'fixed'; readonly before: Preview; readonly titles: readonly string[] }

interface Stage {
  readonly step: 'closed' | 'planning' | 'review' | 'applying' | 'applied' | 'failed'
  readonly preview: Preview | null
  readonly notice: PreviewNotice | null
  readonly operation: Operation | null
  readonly error: Error | null
}

const CLOSED: Stage = { step: 'closed', preview: null, notice: null, operation: null, error: null }

export interface PreviewState extends Stage {
  readonly isOpen: boolean
  /** Makes the preview of a wish and shows it; gives null when that failed. */
  readonly open: (request: PlanRequest) => Promise<Preview | null>
  /** Makes a preview in some other way and shows it. */
  readonly openWith: (make: () => Promise<Preview>) => Promise<Preview | null>
  /** Shows a preview that is there already, or reads it by its id. */
  readonly show: (preview: Preview | string) => Promise<void>
  /** Shows what would undo an operation. */
  readonly openUndo: (operation: Guid) => Promise<void>
  readonly applyFixes: (fixes: readonly Fix[]) => Promise<void>
  /** Goes back to the preview before the last ways out. */
  readonly takeBackFixes: () => void
  /** Makes the change; gives the operation, or null when it was not made. A reason is kept with the change. */
  readonly apply: (reason: string, given?: Preview) => Promise<Operation | null>
  readonly close: () => void
}

/** What a change may alter on screen; live events say the same a moment later. */
const TOUCHED = ['users', 'groups', 'products', 'pools', 'subscribedSkus', 'subscriptions', 'home', 'operations']

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
const isStale = (error: Error): error is GraphRequestError => error instanceof GraphRequestError && error.code === 'planIsStale'

/** The preview that a pane or page shows, and everything that may be done with it. */
export function usePreview(): PreviewState {
  const [stage, setStage] = useState<Stage>(CLOSED)
  const queries = useQueryClient()
  const attempt = useRef(0)

  /** Runs one step; an answer that comes after the preview was closed or made anew is dropped. */
  const take = useCallback(async (work: () => Promise<Partial<Stage>>): Promise<Stage | null> => {
    const mine = ++attempt.current
    try {
      const parts = await work()
      if (mine !== attempt.current) return null
      const next: Stage = { ...CLOSED, step: 'review', ...parts }
      setStage(next)
      return next
    } catch (thrown) {
      if (mine === attempt.current) setStage((current) => ({ ...current, step: 'failed', error: asError(thrown) }))
      return null
    }
  }, [])

  const openWith = useCallback<PreviewState['openWith']>(
    async (make) => {
      setStage({ ...CLOSED, step: 'planning' })
      return (await take(async () => ({ preview: await make() })))?.preview ?? null
    },
    [take],
  )

  const open = useCallback<PreviewState['open']>((request) => openWith(() => makePreview(request)), [openWith])

  const show = useCallback<PreviewState['show']>(
    async (preview) => {
      if (typeof preview === 'string') setStage({ ...CLOSED, step: 'planning' })
      await take(async () => ({ preview: typeof preview === 'string' ? await readPreview(preview) : preview }))
    },
    [take],
  )

  const openUndo = useCallback<PreviewState['openUndo']>(
    async (operation) => {
      setStage({ ...CLOSED, step: 'planning' })
      await take(async () => ({ preview: await previewUndo(operation) }))
    },
    [take],
  )

  const apply = useCallback<PreviewState['apply']>(
    async (reason, given) => {
      const preview = given ?? stage.preview
      if (!preview) return null
      setStage((current) => ({ ...current, preview, step: 'applying', error: null }))
      const done = await take(async () => {
        const plan = await withReason(preview, reason)
        // What was made again for the sake of its reason must be what was read.
        if (plan.basedOn !== preview.plan.basedOn) return { preview: await readPreview(plan.id), notice: { kind: 'moved', text: null } }
        try {
          const operation = await client.applyPlan(plan.id, crypto.randomUUID())
          for (const key of TOUCHED) void queries.invalidateQueries({ queryKey: [key] })
          return { step: 'applied', preview, operation }
        } catch (thrown) {
          const error = asError(thrown)
          if (!isStale(error)) throw error
          return { preview: await previewAgain(preview.plan, reason), notice: { kind: 'moved', text: error.message } }
        }
      })
      return done?.operation ?? null
    },
    [stage.preview, take, queries],
  )

  return useMemo<PreviewState>(
    () => ({
      ...stage,
      isOpen: stage.step !== 'closed',
      open,
      openWith,
      show,
      openUndo,
      async applyFixes(fixes) {
        const before = stage.preview
        if (!before) return
        setStage({ ...stage, step: 'planning' })
        const titles = [...(stage.notice?.kind === 'fixed' ? stage.notice.titles : []), ...new Set(fixes.map(({ title }) => title))]
        await take(async () => ({ preview: await fixPreview(before.plan.id, fixes), notice: { kind: 'fixed', before, titles } }))
      },
      takeBackFixes() {
        if (stage.notice?.kind === 'fixed') setStage({ ...CLOSED, step: 'review', preview: stage.notice.before })
      },
      apply,
      close() {
        attempt.current++
        setStage(CLOSED)
      },
    }),
    [stage, open, openWith, show, openUndo, take, apply],
  )
}

/** The plan that carries the reason: the one shown, or the same made again with the words typed since. */
const withReason = async ({ plan }: Preview, reason: string): Promise<Plan> =>
  reason === '' || reason === plan.reason ? plan : planAgain(plan, reason)

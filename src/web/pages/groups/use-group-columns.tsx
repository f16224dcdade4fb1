import { useMemo } from 'react'
import type { GroupSummary } from '#model/group-summary.ts'
import type { Column } from '#web/grid/column.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ChangedMark } from '#web/ui/changed-mark.tsx'
import { GroupStateBadge } from './group-state-badge.tsx'

/** The columns of a list of groups. */
export function useGroupColumns(): readonly Column<GroupSummary>[] {
  const words = useWords()
  const productName = useProductNames()
  return useMemo(() => {
    const { say, number } = words
    const countOf = (count: number): string => (count > 0 ? number(count) : '')
    return [
      { id: 'name', label: say('page.groups.column.name'), characters: 17, grow: 2, isFixed: true, sortBy: 'displayName', exported: ['displayName'], cell: ({ id, displayName }) => <>{displayName} <ChangedMark id={id} /></> },
      { id: 'kind', label: say('page.groups.column.kind'), characters: 20, exported: ['kind'], cell: ({ kind }) => say(`page.groups.kind.${kind}`) },
      { id: 'members', label: say('page.groups.column.members'), characters: 9, grow: 0, isNumeric: true, exported: ['members'], cell: ({ members }) => number(members) },
      {
        id: 'products',
        label: say('page.groups.column.products'),
        characters: 16,
        grow: 2,
        exported: ['licenses'],
        cell: ({ licenses }) => licenses.map(({ skuId }) => productName(skuId)).join(', '),
      },
      { id: 'state', label: say('page.groups.column.state'), characters: 26, exported: ['state'], cell: (group) => <GroupStateBadge group={group} /> },
      { id: 'inError', label: say('page.groups.column.inError'), characters: 9, grow: 0, isNumeric: true, exported: ['inError'], cell: ({ inError }) => countOf(inError) },
      { id: 'waiting', label: say('page.groups.column.waiting'), characters: 10, grow: 0, isNumeric: true, exported: ['waiting'], cell: ({ waiting }) => countOf(waiting) },
      { id: 'description', label: say('page.groups.column.description'), characters: 24, isHiddenAtFirst: true, exported: ['description'], cell: ({ description }) => description ?? '' },
    ]
  }, [words, productName])
}

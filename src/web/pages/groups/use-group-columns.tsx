import { Link } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { GroupSummary } from '#model/group-summary.ts'
import type { Column } from '#web/grid/column.ts'
import { useProductNames } from '#web/preview/use-product-names.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ChangedMark } from '#web/ui/changed-mark.tsx'
import { GroupStateBadge } from './group-state-badge.tsx'

/** The columns of a list of groups; each number of people opens those people. */
export function useGroupColumns(onPeople: (groupId: string, tab: 'members' | 'errors' | 'waiting') => void): readonly Column<GroupSummary>[] {
  const words = useWords()
  const productName = useProductNames()
  return useMemo(() => {
    const { say, number } = words
    const people = (tab: 'members' | 'errors' | 'waiting', countOf: (group: GroupSummary) => number) => (group: GroupSummary) =>
      // By keyboard the same stands in the tabs of the group's panel.
      countOf(group) === 0 ? '' : (
        <Link as="button" tabIndex={-1} aria-label={say('page.groups.peopleOf', { count: countOf(group), of: say(`page.groups.column.${tab === 'errors' ? 'inError' : tab}`), group: group.displayName })} onClick={() => onPeople(group.id, tab)}>
          {number(countOf(group))}
        </Link>
      )
    return [
      { id: 'name', label: say('page.groups.column.name'), characters: 15, grow: 2, isFixed: true, sortBy: 'displayName', exported: ['displayName'], cell: ({ id, displayName }) => <>{displayName} <ChangedMark id={id} /></> },
      { id: 'kind', label: say('page.groups.column.kind'), characters: 21, exported: ['kind'], cell: ({ kind }) => say(`page.groups.kind.${kind}`) },
      { id: 'members', label: say('page.groups.column.members'), characters: 9, grow: 0, isNumeric: true, exported: ['members'], cell: people('members', ({ members }) => members) },
      {
        id: 'products',
        label: say('page.groups.column.products'),
        characters: 15,
        grow: 2,
        exported: ['licenses'],
        cell: ({ licenses }) => licenses.map(({ skuId }) => productName(skuId)).join(', '),
      },
      { id: 'state', label: say('page.groups.column.state'), characters: 30, grow: 0, exported: ['state'], cell: (group) => <GroupStateBadge group={group} /> },
      { id: 'inError', label: say('page.groups.column.inError'), characters: 9, grow: 0, isNumeric: true, exported: ['inError'], cell: people('errors', ({ inError }) => inError) },
      { id: 'waiting', label: say('page.groups.column.waiting'), characters: 10, grow: 0, isNumeric: true, exported: ['waiting'], cell: people('waiting', ({ waiting }) => waiting) },
      { id: 'description', label: say('page.groups.column.description'), characters: 24, isHiddenAtFirst: true, exported: ['description'], cell: ({ description }) => description ?? '' },
    ]
  }, [words, productName, onPeople])
}

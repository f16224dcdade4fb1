import { Button } from '@fluentui/react-components'
import { AppsListDetailRegular } from '@fluentui/react-icons/svg/apps-list-detail'
import { useQuery } from '@tanstack/react-query'
import type { ProductChoices } from '#web/licenses/held-licenses.ts'
import { choicesOf } from '#web/licenses/set-of-licenses.ts'
import { profilesQuery } from '#web/state/setting-queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { LazyMenu } from '#web/ui/lazy-menu.tsx'

/** Ticks what a profile holds; nothing is drawn where there is no profile. */
export function ProfileMenu({ onChoose }: { onChoose: (choices: ProductChoices) => void }) {
  const { say } = useWords()
  const { data: profiles = [] } = useQuery(profilesQuery)
  if (profiles.length === 0) return null
  return (
    <div>
      <LazyMenu
        trigger={
          <Button size="small" icon={<AppsListDetailRegular />}>
            {say('page.users.fromProfile')}
          </Button>
        }
        groups={[
          {
            id: 'profiles',
            kind: 'verbs',
            verbs: profiles.map(({ id, displayName, licenses }) => ({ id, label: displayName, onClick: () => onChoose(choicesOf(licenses)) })),
          },
        ]}
      />
    </div>
  )
}

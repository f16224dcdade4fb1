import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { useQuery } from '@tanstack/react-query'
import type { Guid } from '#model/guid.ts'
import type { Session } from '#model/session.ts'
import { useChanges } from '#web/state/changes-context.tsx'
import { client } from '#web/state/client.ts'
import { tellTabs } from '#web/state/organization-page.ts'
import { tenantsQuery } from '#web/state/queries.ts'
import { useWords } from '#web/state/words-context.tsx'
import { LazyMenu } from '#web/ui/lazy-menu.tsx'
import type { MenuGroup } from '#web/ui/menu-props.ts'

const useStyles = makeStyles({
  name: { ...typographyStyles.body1Strong, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  button: { ...typographyStyles.body1Strong, paddingInline: tokens.spacingHorizontalS, minWidth: 0, whiteSpace: 'nowrap' },
})

/** The whole page is loaded anew: nothing of one organisation is shown in another. */
async function enter(tenantId: Guid): Promise<void> {
  await client.enterTenant(tenantId)
  tellTabs(tenantId)
  location.assign('/')
}

/** The organisations that one may go over to, as a group of a menu; none for who has only one. */
export function useOrganizations({ tenant }: Session): readonly MenuGroup[] {
  const { say } = useWords()
  const { announce } = useChanges()
  const { data: tenants = [] } = useQuery(tenantsQuery)
  if (tenants.length < 2) return []
  return [
    {
      id: 'organization',
      label: say('ui.organization'),
      kind: 'one',
      chosen: [tenant.id],
      choices: tenants.map(({ id, displayName, userPrincipalName }) => ({
        id,
        label: userPrincipalName === null ? displayName : say('ui.organization.choice', { name: displayName, user: userPrincipalName }),
      })),
      onChoose: ([id]) => {
        if (id === undefined || id === tenant.id) return
        void enter(id).catch((error: Error) => announce({ text: error.message, operationId: null }))
      },
    },
  ]
}

/** Where one is; a menu for who has an account in another organisation too. */
export function OrganizationSwitcher({ session }: { session: Session }) {
  const styles = useStyles()
  const { say } = useWords()
  const organizations = useOrganizations(session)
  const name = session.tenant.displayName
  if (organizations.length === 0) return <span className={styles.name}>{name}</span>
  return (
    <LazyMenu
      trigger={
        <Button className={styles.button} appearance="subtle" icon={<ChevronDownRegular />} iconPosition="after" aria-label={say('ui.organization.switch', { name })}>
          {name}
        </Button>
      }
      groups={organizations}
    />
  )
}

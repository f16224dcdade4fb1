import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { useWords } from '#web/state/words-context.tsx'
import { MessageBox } from './message-box.tsx'

interface NoPermissionProps {
  /** The server's reason. */
  readonly text?: string
  /** Names of the roles that may. */
  readonly roles?: readonly string[]
  /** Who helps: a name, an address; a setting of the organisation. */
  readonly whoHelps?: string
}

/** A page that the person's role may not see: which role may, and who helps. */
export function NoPermission({ text, roles = [], whoHelps }: NoPermissionProps) {
  const { say } = useWords()
  const parts = [
    text,
    roles.length > 0 ? say('ui.denied.roles', { roles }) : undefined,
    whoHelps ? say('ui.denied.whoHelps', { who: whoHelps }) : undefined,
  ].filter((part) => part !== undefined)
  return <MessageBox icon={<LockClosedRegular />} title={say('ui.denied.title')} text={parts.join(' ')} />
}

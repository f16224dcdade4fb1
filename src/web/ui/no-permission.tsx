import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { useWords } from '#web/state/words-context.tsx'
import { MessageBox } from './message-box.tsx'
import { WhoHelps } from './who-helps.tsx'

interface NoPermissionProps {
  /** The server's reason. */
  readonly text?: string
  /** Names of the roles that may. */
  readonly roles?: readonly string[]
}

/** A page that the person's role may not see: which role may, and who helps. */
export function NoPermission({ text, roles = [] }: NoPermissionProps) {
  const { say } = useWords()
  return (
    <MessageBox
      icon={<LockClosedRegular />}
      title={say('ui.denied.title')}
      text={
        <>
          {text} {roles.length > 0 ? say('ui.denied.roles', { roles }) : null} <WhoHelps />
        </>
      }
    />
  )
}

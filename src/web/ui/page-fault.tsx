import { Button } from '@fluentui/react-components'
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected'
import { useWords } from '#web/state/words-context.tsx'
import { MessageBox } from './message-box.tsx'

/** What stands in place of a page that failed: nothing was changed by it, and loading it again is what to try. */
export function PageFault() {
  const { say } = useWords()
  return (
    <MessageBox role="alert" icon={<PlugDisconnectedRegular />} title={say('ui.fault.title')} text={say('ui.fault.text')}>
      <Button appearance="primary" onClick={() => location.reload()}>
        {say('ui.fault.reload')}
      </Button>
    </MessageBox>
  )
}

// People from a file (P11): recognised by itself, checked before anything happens, then previewed like any change.
import { Button, Field, makeStyles, Textarea, tokens, typographyStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ImportedFile } from '#client/import-calls.ts'
import { saveCsv } from '#web/licenses/save-csv.ts'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { PreviewBody } from '#web/preview/preview-body.tsx'
import { PreviewButtons } from '#web/preview/preview-buttons.tsx'
import { usePreview } from '#web/preview/use-preview.ts'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  table: { ...typographyStyles.body1, borderCollapse: 'collapse', width: '100%', '& th, & td': { textAlign: 'start', padding: tokens.spacingHorizontalS, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` } },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  reason: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, alignSelf: 'center' },
})

const MOST_SHOWN = 50

interface ChosenFile {
  readonly name: string
  readonly bytes: ArrayBuffer
}

export function ImportPane({ onClose }: { onClose: () => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const preview = usePreview()
  const chooser = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [location, setLocation] = useState('')
  const check = useMutation({
    mutationFn: async () => {
      const content = file?.bytes ?? pasted
      const checked = await client.importPeople(content, { usageLocation: location })
      if (!checked.plan) return checked
      const leavesOut = checked.plan.summary.refused > 0 && checked.plan.summary.changed > 0
      const planned = leavesOut ? await client.importPeople(content, { usageLocation: location, mode: 'bestEffort' }) : checked
      if (planned.plan) await preview.show(planned.plan.id)
      return planned
    },
  })
  const problems = check.data?.problems ?? []
  const ignored = check.data?.ignored ?? []
  const isEmpty = file === null && pasted.trim() === ''
  const choose = (next: ChosenFile | null) => {
    setFile(next)
    check.reset()
  }
  const title = say('page.import.title')
  return (
    <Panel
      open
      title={preview.isOpen && !preview.operation ? say('page.preview.title') : title}
      subtitle={file?.name ?? ''}
      onClose={onClose}
      isUnsaved={!isEmpty && preview.operation === null}
      {...(preview.isOpen && !preview.operation ? { back: { title, onBack: preview.close } } : {})}
      footer={
        preview.isOpen ? (
          <PreviewButtons state={preview} onClose={onClose} />
        ) : (
          <>
            <Button appearance="primary" disabledFocusable={isEmpty || check.isPending} onClick={() => !isEmpty && !check.isPending && check.mutate()}>
              {say('page.import.check')}
            </Button>
            <Button onClick={onClose}>{say('ui.cancel')}</Button>
            {isEmpty ? <span className={styles.reason}>{say('page.import.nothing')}</span> : null}
            {check.isPending ? <span className={styles.reason}>{say('page.import.checking')}</span> : null}
          </>
        )
      }
    >
      {preview.isOpen ? (
        <>
          {ignored.length > 0 && !preview.operation ? <Notice intent="warning">{say('page.import.ignored', { columns: ignored })}</Notice> : null}
          <PreviewBody state={preview} onClose={onClose} />
        </>
      ) : (
        <>
          <p className={styles.text}>{say('page.import.text')}</p>
          <div className={styles.row}>
            <input
              ref={chooser}
              type="file"
              accept=".csv,.txt,text/csv"
              hidden
              aria-label={say('page.import.choose')}
              onChange={({ currentTarget }) => {
                const [chosen] = currentTarget.files ?? []
                // Read at once: a file that is corrected on the disk meanwhile could not be read any more.
                void chosen?.arrayBuffer().then((bytes) => choose({ name: chosen.name, bytes }))
                // The same file, corrected, may be chosen again.
                currentTarget.value = ''
              }}
            />
            <Button onClick={() => chooser.current?.click()}>{say(file ? 'page.import.other' : 'page.import.choose')}</Button>
            <Button appearance="subtle" onClick={() => saveCsv('licet-people.csv', TEMPLATE)}>
              {say('page.import.template')}
            </Button>
          </div>
          <div role="status">
            {file ? (
              <div className={styles.row}>
                <span>{say('page.import.chosen', { name: file.name })}</span>
                <Button size="small" appearance="subtle" onClick={() => choose(null)}>
                  {say('page.import.letGo')}
                </Button>
              </div>
            ) : null}
          </div>
          {file ? null : (
            <Field label={say('page.import.paste')}>
              <Textarea
                resize="vertical"
                rows={6}
                value={pasted}
                onChange={(_event, { value }) => {
                  setPasted(value)
                  check.reset()
                }}
              />
            </Field>
          )}
          <LocationPicker value={location} onChange={setLocation} hint={say('page.import.location')} />
          {check.error ? <ErrorState error={check.error} /> : null}
          {check.data && problems.length > 0 ? <Problems file={check.data} /> : null}
        </>
      )}
    </Panel>
  )
}

const TEMPLATE = [
  ['userPrincipalName', 'displayName', 'givenName', 'surname', 'department', 'usageLocation', 'licenses', 'appsOff'],
]

/** What is wrong, with the row and column of each; all of it can be saved and put right. */
function Problems({ file: { problems, rows } }: { file: ImportedFile }) {
  const styles = useStyles()
  const { say } = useWords()
  const heads = [say('page.import.row'), say('page.import.column'), say('page.import.got'), say('page.import.problem')]
  return (
    <section aria-label={say('page.import.problems')} role="status">
      <h3 className={styles.title}>{say('page.import.found', { problems: problems.length, rows })}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_SHOWN).map(({ row, column, got, message }, at) => (
            <tr key={at}>
              <td>{row ?? ''}</td>
              <td>{column ?? ''}</td>
              <td>{got}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button appearance="subtle" onClick={() => saveCsv('licet-problems.csv', [heads, ...problems.map(({ row, column, got, message }) => [row ?? '', column ?? '', got, message])])}>
        {say('page.import.saveProblems')}
      </Button>
    </section>
  )
}

// The first page of an organisation of one's own: look around in a sample, or name it and begin.
import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { LocationPicker } from '#web/licenses/location-picker.tsx'
import { SignInCard } from '#web/pages/sign-in/sign-in-card.tsx'
import { client } from '#web/state/client.ts'
import { useWords } from '#web/state/words-context.tsx'

const useStyles = makeStyles({
  text: { margin: 0 },
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  button: { alignSelf: 'flex-start' },
})

/** Two doors, in the order in which a newcomer takes them. */
export function FirstRunPage() {
  const styles = useStyles()
  const { say } = useWords()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  async function go(work: () => Promise<string>): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      location.assign(await work())
    } catch (error) {
      setProblem(error instanceof Error ? error.message : say('ui.error.network'))
      setBusy(false)
    }
  }
  return (
    <SignInCard title={say('page.firstRun.title')} problem={problem}>
      <p className={styles.text}>{say('page.firstRun.text')}</p>
      <section className={styles.part} aria-label={say('page.firstRun.look')}>
        <h2 className={styles.heading}>{say('page.firstRun.look')}</h2>
        <p className={styles.text}>{say('page.firstRun.look.text')}</p>
        <Button className={styles.button} disabled={isBusy} onClick={() => void go(async () => (await client.lookAround()).signInUrl)}>
          {say('page.firstRun.look.action')}
        </Button>
      </section>
      <OrganizationForm
        isBusy={isBusy}
        onSave={(named) =>
          void go(async () => {
            await client.nameOrganization(named)
            return '/'
          })
        }
      />
    </SignInCard>
  )
}

type Named = Parameters<typeof client.nameOrganization>[0]

function OrganizationForm({ isBusy, onSave }: { isBusy: boolean; onSave: (named: Named) => void }) {
  const styles = useStyles()
  const { say } = useWords()
  const [displayName, setDisplayName] = useState('')
  const [countryLetterCode, setCountry] = useState('')
  const [domain, setDomain] = useState('')
  const [administratorName, setAdministratorName] = useState('')
  const isFilled = displayName.trim() !== '' && countryLetterCode !== '' && domain.trim() !== ''
  function submit(event: FormEvent): void {
    event.preventDefault()
    const name = administratorName.trim()
    if (isFilled) onSave({ displayName: displayName.trim(), countryLetterCode, domain: domain.trim(), ...(name === '' ? {} : { administratorName: name }) })
  }
  return (
    <form className={styles.part} aria-label={say('page.firstRun.own')} onSubmit={submit}>
      <h2 className={styles.heading}>{say('page.firstRun.own')}</h2>
      <p className={styles.text}>{say('page.firstRun.own.text')}</p>
      <Field label={say('page.firstRun.name')} required>
        <Input autoComplete="organization" value={displayName} onChange={(_, { value }) => setDisplayName(value)} />
      </Field>
      <LocationPicker label={say('page.firstRun.country')} value={countryLetterCode} onChange={setCountry} hint={say('page.firstRun.country.why')} />
      <Field label={say('page.firstRun.domain')} hint={say('page.firstRun.domain.why')} required>
        <Input autoComplete="off" placeholder="contoso.com" value={domain} onChange={(_, { value }) => setDomain(value)} />
      </Field>
      <Field label={say('page.firstRun.you')}>
        <Input autoComplete="name" value={administratorName} onChange={(_, { value }) => setAdministratorName(value)} />
      </Field>
      <Button appearance="primary" type="submit" className={styles.button} disabledFocusable={isBusy || !isFilled}>
        {say('page.firstRun.save')}
      </Button>
    </form>
  )
}

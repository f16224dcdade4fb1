import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle'
import type { MyLicense, MyService, MySource } from '#model/my-licenses.ts'
import { FAMILIES } from '#model/product.ts'
import { FamilyIcon } from '#web/preview/family-icon.tsx'
import { useWords } from '#web/state/words-context.tsx'
import type { Words } from '#web/state/words-context.tsx'
import { Notice } from '#web/ui/notice.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalL, borderRadius: tokens.borderRadiusLarge, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { ...typographyStyles.subtitle2, margin: 0 },
  source: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  families: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  family: { ...typographyStyles.body1Strong, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, margin: 0 },
  services: { listStyleType: 'none', margin: 0, padding: 0, paddingInlineStart: tokens.spacingHorizontalXXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  service: { ...typographyStyles.body1, display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  off: { color: tokens.colorNeutralForeground2 },
  icon: { display: 'flex', alignSelf: 'center' },
  on: { color: tokens.colorPaletteGreenForeground1 },
})

const sourceText = ({ kind, name }: MySource, { say }: Words): string => say(`page.myLicenses.source.${kind}`, { group: name ?? '' })

/** Why a service is off: who switched it off, or that the licence is not in force. */
function reasonOf({ offIn }: MyService, { state }: MyLicense, { say }: Words): string {
  if (state !== 'active') return say('page.myLicenses.off.notInForce')
  return offIn.length > 0 ? say('page.myLicenses.off.group', { groups: offIn }) : say('page.myLicenses.off.administrator')
}

/** One product: from where it comes, and its apps by family, those that are off with the reason. */
export function LicenseCard({ license }: { license: MyLicense }) {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const { displayName, family, sources, state, error, services } = license
  const off = services.filter(({ isOn }) => !isOn).length
  return (
    <li className={styles.root} aria-label={displayName}>
      <div className={styles.head}>
        <FamilyIcon family={family} />
        <div className={styles.names}>
          <h2 className={styles.name}>{displayName}</h2>
          <span className={styles.source}>{[...new Set(sources.map((source) => sourceText(source, words)))].join(' · ')}</span>
        </div>
      </div>
      {state === 'active' && error === 'None' ? null : (
        <Notice intent="warning">{say(state === 'suspended' ? 'page.myLicenses.suspended' : 'page.user.licenseError', { error })}</Notice>
      )}
      <Accordion collapsible>
        <AccordionItem value="apps">
          <AccordionHeader size="small">{say('page.myLicenses.apps', { count: services.length, off })}</AccordionHeader>
          <AccordionPanel>
            <Services license={license} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </li>
  )
}

function Services({ license }: { license: MyLicense }) {
  const styles = useStyles()
  const words = useWords()
  const { say } = words
  const { services } = license
  return (
    <div className={styles.families}>
      {FAMILIES.filter((family) => services.some((service) => service.family === family)).map((family) => (
        <section key={family}>
          <h3 className={styles.family}>
            <FamilyIcon family={family} />
            {say(`family.${family}`)}
          </h3>
          <ul className={styles.services}>
            {services
              .filter((service) => service.family === family)
              .map((service) => (
                <li key={service.servicePlanId} className={styles.service}>
                  <span aria-hidden className={styles.icon}>
                    {service.isOn ? <CheckmarkCircleRegular className={styles.on} /> : <DismissCircleRegular className={styles.off} />}
                  </span>
                  <span>{service.displayName}</span>
                  {service.isOn ? null : <span className={styles.off}>{reasonOf(service, license, words)}</span>}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

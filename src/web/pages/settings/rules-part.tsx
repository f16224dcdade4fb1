import { Dropdown, makeStyles, Option, Select, tokens, typographyStyles } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { Severity } from '#model/product.ts'
import type { RuleRecord } from '#model/rule-record.ts'
import { client } from '#web/state/client.ts'
import { plainLetters } from '#web/state/plain-letters.ts'
import { subscribedSkusQuery } from '#web/state/queries.ts'
import { rulesQuery } from '#web/state/setting-queries.ts'
import { useListState } from '#web/state/use-list-state.ts'
import { useWords } from '#web/state/words-context.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ListSearchBox } from '#web/ui/list-search-box.tsx'
import { NothingMatches } from '#web/ui/nothing-matches.tsx'
import { RecordTable } from '#web/ui/record-table.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { MayNotChange } from './may-not-change.tsx'
import { useSettingChange } from './use-setting-change.ts'

const SEVERITIES = ['refuse', 'warn', 'off'] as const
const KINDS = ['exclusion', 'dependency', 'prerequisite'] as const

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  search: { width: 'min(20rem, 100%)' },
  source: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  choice: { minWidth: '9rem' },
})

const matches = (rule: RuleRecord, text: string): boolean => {
  const where = plainLetters(`${rule.id} ${rule.explanation ?? ''} ${rule.source} ${rule.note}`)
  return plainLetters(text).split(/\s+/).every((word) => where.includes(word))
}

/** What a rule does, as one choice of three. */
const severityOf = ({ enabled, severity }: RuleRecord): Severity => (enabled ? severity : 'off')

/** Which services clash and which need which: searched, explained with their source, switched off or softened. */
export function RulesPart() {
  const styles = useStyles()
  const { say, language } = useWords()
  const { q = '', filter, change } = useListState()
  const { data, error, refetch } = useQuery({ ...rulesQuery, queryKey: [...rulesQuery.queryKey, language] })
  const { data: skus = [] } = useQuery(subscribedSkusQuery)
  const setting = useSettingChange(
    ({ id, severity }: { id: string; severity: Severity }) => client.patchRule(id, severity === 'off' ? { enabled: false } : { enabled: true, severity }),
    ['rules'],
  )
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines lines={8} />
  const kind = KINDS.find((known) => known === filter)
  const isOwned = ({ servicePlanIds, skuIds }: RuleRecord): boolean =>
    skus.some(({ skuId, servicePlans }) => skuIds.includes(skuId) || servicePlans.some(({ servicePlanId }) => servicePlanIds.includes(servicePlanId)))
  const rows = data
    .filter((rule) => (kind === undefined || rule.kind === kind) && matches(rule, q))
    .map((rule) => ({ ...rule, isOwned: isOwned(rule), name: rule.explanation ?? rule.id }))
    .toSorted((a, b) => Number(b.isOwned) - Number(a.isOwned) || a.name.localeCompare(b.name, language))
  return (
    <MayNotChange permission="Licet.Admin.ReadWrite">
      {(mayChange) => (
        <>
          <div className={styles.bar}>
            <div className={styles.search}>
              <ListSearchBox label={say('page.settings.rules.search')} />
            </div>
            <Select aria-label={say('page.settings.rules.kind')} value={kind ?? ''} onChange={(_event, { value }) => change({ filter: value || undefined })}>
              <option value="">{say('page.settings.rules.kind.all')}</option>
              {KINDS.map((id) => (
                <option key={id} value={id}>
                  {say(`page.settings.rules.kind.${id}`)}
                </option>
              ))}
            </Select>
          </div>
          {setting.error ? <ErrorState error={setting.error} /> : null}
          {rows.length === 0 ? (
            <NothingMatches text={q} />
          ) : (
            <RecordTable
              name="rules"
              label={say('page.settings.rules')}
              rows={rows}
              rowId={({ id }) => id}
              columns={[
                {
                  id: 'rule',
                  isWide: true,
                  label: say('page.settings.rules.rule'),
                  text: ({ explanation, id }) => explanation ?? id,
                  cell: (rule) => (
                    <>
                      {rule.explanation}
                      <div className={styles.source}>
                        {rule.note === '' ? null : say('page.settings.rules.note', { note: rule.note })} {say('page.settings.rules.source', { source: rule.source })}
                      </div>
                    </>
                  ),
                },
                {
                  id: 'effect',
                  label: say('page.settings.rules.effect'),
                  text: (rule) => say(`page.settings.rules.severity.${severityOf(rule)}`),
                  cell: (rule) => (
                    <Dropdown
                      className={styles.choice}
                      aria-label={say('page.settings.rules.effectOf', { rule: rule.explanation ?? rule.id })}
                      disabled={!mayChange}
                      value={say(`page.settings.rules.severity.${severityOf(rule)}`)}
                      selectedOptions={[severityOf(rule)]}
                      onOptionSelect={(_event, { optionValue }) => setting.mutate({ id: rule.id, severity: optionValue as Severity })}
                    >
                      {SEVERITIES.map((severity) => (
                        <Option key={severity} value={severity}>
                          {say(`page.settings.rules.severity.${severity}`)}
                        </Option>
                      ))}
                    </Dropdown>
                  ),
                },
                {
                  id: 'standard',
                  label: say('page.settings.rules.standard'),
                  cell: (rule) => (severityOf(rule) === rule.standardSeverity ? '' : say(`page.settings.rules.severity.${rule.standardSeverity}`)),
                },
              ]}
            />
          )}
        </>
      )}
    </MayNotChange>
  )
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSettings } from '../../../shared/contract/session.ts';
import { addDays } from '../../../shared/dates/civil.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { settingsIssues } from '../../../shared/settings/check.ts';
import { withChange } from '../../../shared/settings/settings.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { DateField } from '../../ui/DateField.tsx';
import { parseDateEntry } from '../../ui/entry.ts';
import { TextField } from '../../ui/Field.tsx';
import { ExtensionsPanel } from './ExtensionsPanel.tsx';
import { limitInput, limitTexts } from './limits-form.ts';
import { LimitsTable } from './LimitsTable.tsx';
import { SaveBar } from './SaveBar.tsx';
import { stepFieldOf, stepInput, stepTexts } from './steps-form.ts';
import { StepsPanel } from './StepsPanel.tsx';
import { Loaded, SectionHead } from './SectionFrame.tsx';
import { useSettingsStore } from './settings-store.ts';
import { useSaveSettings } from './useSaveSettings.ts';
import { useSettingsForm } from './useSettingsForm.ts';
import { useStoredWords } from './useStoredWords.ts';

const FROM = 'effectiveFrom';

/** Promised limits beside the statutory ones, local sub-steps and extensions, in force from a day on. */
export function LimitsSection(): ReactNode {
  const { t } = useTranslation('settings');
  const today = useToday();
  const typed = useSettingsStore((store) => store.typed['limits']?.[FROM]);
  const tomorrow = today === '' ? '' : addDays(today, 1);
  const entry = parseDateEntry(typed ?? tomorrow, today);
  const from = entry.kind === 'value' ? entry.value : tomorrow;
  const inForce = useQuery(api.office.settings.queryOptions({ input: {} }));
  // The table of the day before stays while a date is being typed, and with it the cursor.
  const then = useQuery(
    api.office.settings.queryOptions({
      input: { on: from },
      enabled: from !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <SectionHead title={t('section.limits')} intro={t('limits.intro')} />
      <Loaded query={then}>
        {(settings) => (
          <LimitFields settings={settings} inForce={inForce.data ?? settings} from={from} tomorrow={tomorrow} />
        )}
      </Loaded>
    </>
  );
}

interface LimitFieldsProps {
  /** In force on `from`. */
  readonly settings: ShownSettings;
  /** In force today. */
  readonly inForce: ShownSettings;
  readonly from: CivilDate;
  readonly tomorrow: CivilDate;
}

function LimitFields({ settings, inForce, from, tomorrow }: LimitFieldsProps): ReactNode {
  const { t } = useTranslation(['settings', 'errors']);
  const today = useToday();
  const { field } = useProblem();
  const page = useRef<HTMLDivElement>(null);
  const form = useSettingsForm(
    'limits',
    { ...limitTexts(settings), ...stepTexts(settings), [FROM]: tomorrow },
    settings.version,
  );
  const fieldOf = stepFieldOf(form.texts);
  const storedWords = useStoredWords(form);
  const save = useSaveSettings({ container: page, form, fieldOf });
  const type = (path: string, text: string) => {
    save.forget(path);
    form.type(path, text);
  };
  const { [FROM]: _from, ...changed } = form.changed;
  const input = { ...limitInput(form.stored, form.texts, from), ...stepInput(form.stored, form.texts) };
  const { effectiveFrom: _day, ...change } = input;
  // The shared rule speaks while the figure is being typed, not only when it is sent.
  const broken = Object.fromEntries(
    settingsIssues(withChange(settings, change), from).map((issue) => [fieldOf(issue.path), field(issue)]),
  );
  const isUnreadable = parseDateEntry(form.text(FROM), today).kind !== 'value';
  const submit = () =>
    void save.submit(input, { ...broken, ...(isUnreadable ? { [FROM]: t('errors:field.not-a-date') } : {}) });

  return (
    <div ref={page}>
      <fieldset className="panel settings-fields">
        <legend>{t('settings:limits.from')}</legend>
        <div className="settings-grid">
          <DateField
            label={t('settings:limits.effectiveFrom')}
            need="required"
            path={FROM}
            value={form.text(FROM)}
            today={today}
            error={save.errors[FROM]}
            warning={from < today ? t('settings:limits.past') : undefined}
            hint={t('settings:limits.keeps')}
            onChange={(text) => type(FROM, text)}
          />
          <TextField
            label={t('settings:limits.warn')}
            need="required"
            kind="figures"
            path="warnWorkdays"
            value={form.text('warnWorkdays')}
            maxLength={2}
            suffix={t('settings:workdays')}
            error={save.errors['warnWorkdays']}
            warning={storedWords('warnWorkdays')}
            hint={t('settings:limits.warnHint')}
            onChange={(text) => type('warnWorkdays', text)}
          />
          <TextField
            label={t('settings:limits.slipAnswer')}
            need="required"
            kind="figures"
            path="slipAnswerWorkdays"
            value={form.text('slipAnswerWorkdays')}
            maxLength={2}
            suffix={t('settings:workdays')}
            error={save.errors['slipAnswerWorkdays']}
            warning={storedWords('slipAnswerWorkdays')}
            hint={t('settings:limits.slipAnswerHint')}
            onChange={(text) => type('slipAnswerWorkdays', text)}
          />
        </div>
      </fieldset>
      <LimitsTable
        from={from}
        form={form}
        errors={{ ...save.errors, ...broken }}
        inForce={limitTexts(inForce)}
        onType={type}
      />
      <StepsPanel from={from} form={form} errors={{ ...save.errors, ...broken }} onType={type} />
      <ExtensionsPanel from={from} form={form} errors={{ ...save.errors, ...broken }} onType={type} />
      <SaveBar
        changes={Object.keys(changed).length}
        state={save.state}
        notice={save.notice}
        onSave={submit}
        onDiscard={() => {
          form.discard();
          save.clear();
        }}
      />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANNELS } from '../../../shared/matters/types.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { DateField } from '../../ui/DateField.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { changeIntake, chooseMatter, useIntake } from './intake-store.ts';
import { choiceKey, choiceOf, MATTER_CHOICES } from './matter-choice.ts';
import { focusNextField } from './focus.ts';
import { useChecklist } from './useChecklist.ts';
import { useMatterName } from './useMatterName.ts';

/** What is applied for, how, and on which day. */
export function MatterPanel(): ReactNode {
  const { t } = useTranslation(['intake', 'common']);
  const term = useTerms();
  const matterName = useMatterName();
  const today = useToday();
  const { form, errors } = useIntake();
  const { date } = useChecklist();
  const options = MATTER_CHOICES.map((choice, index) => ({
    key: choiceKey(choice),
    label: matterName(choice),
    detail: String(index + 1),
    keys: t(`intake:matterKeys.${choiceKey(choice)}`),
  }));

  return (
    <section className="panel intake-matter" aria-label={t('matter.title')}>
      <div className="intake-grid">
        <PickField
          className="span-5"
          start={form.matter === null ? 'here' : 'elsewhere'}
          label={t('matter.label')}
          need="required"
          path="matter"
          options={options}
          value={form.matter === null ? null : choiceKey({ matter: form.matter, path: form.path })}
          onChange={(key) => chooseMatter(choiceOf(key))}
          onPicked={focusNextField}
          placeholder={t('matter.placeholder')}
          error={errors['matter'] ?? errors['path']}
          hint={form.matter === null ? undefined : <Limits date={date} />}
        />
        <DateField
          className="span-4"
          label={t('matter.date')}
          need="required"
          path="date"
          today={today}
          value={form.date}
          onChange={(text) => changeIntake((now) => ({ ...now, date: text }), 'date')}
          error={errors['date']}
          warning={date === today ? undefined : t('matter.dateNotToday', { today })}
        />
        <div className="field span-3 intake-choice">
          <span className="field-label" id="intake-channel">
            {t('matter.channel')}
          </span>
          <Radio.Group
            aria-labelledby="intake-channel"
            size="small"
            optionType="button"
            value={form.channel}
            options={CHANNELS.map((channel) => ({ value: channel, label: term('channel', channel) }))}
            onChange={(event) => {
              const channel = CHANNELS.find((one) => one === event.target.value);
              if (channel !== undefined) changeIntake((now) => ({ ...now, channel }), 'channel');
            }}
          />
        </div>
        {form.matter === 'completion-filing' && (
          <DateField
            className="span-5"
            label={t('matter.completionPassedOn')}
            need="required"
            path="completionPassedOn"
            today={today}
            value={form.completionPassedOn}
            onChange={(text) => changeIntake((now) => ({ ...now, completionPassedOn: text }), 'completionPassedOn')}
            error={errors['completionPassedOn']}
            hint={t('matter.completionHint')}
          />
        )}
      </div>
    </section>
  );
}

/** How long the authority has: decided by the rules and the office's promises of that day. */
function Limits({ date }: { readonly date: string }): ReactNode {
  const { t } = useTranslation('intake');
  const term = useTerms();
  const { matter, path } = useIntake((state) => state.form);
  const { data } = useQuery(
    api.matters.limits.queryOptions({
      input: { matter: matter ?? 'design-review', path, on: date },
      enabled: matter !== null,
    }),
  );
  const main = ['decision', 'total', 'voucher', 'permit', 'verification', 'spot-check'];
  const shown = (data ?? []).filter((limit) => main.includes(limit.clockId));
  return shown.map((limit) => {
    const clock = term('clock', limit.clockId);
    const { statutoryWorkdays: days, promisedWorkdays: promised } = limit;
    return (
      <span key={limit.clockId} className="intake-limit">
        {days === 0
          ? t('matter.sameDay', { clock })
          : promised === null
            ? t('matter.limits', { clock, days })
            : t('matter.limitsPromised', { clock, days, promised })}
      </span>
    );
  });
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SERVICES } from '../../../shared/appointments/types.ts';
import type { Service } from '../../../shared/appointments/types.ts';
import { opening } from '../../../shared/contract/opening.ts';
import type { AppointmentSettingsView } from '../../../shared/contract/opening.ts';
import { useSessionStatus } from '../../app/useSession.ts';
import { api, client } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { TextField } from '../../ui/Field.tsx';
import { SaveBar } from '../settings/SaveBar.tsx';
import { Loaded } from '../settings/SectionFrame.tsx';
import { useSave } from '../settings/useSave.ts';
import { useSettingsForm } from '../settings/useSettingsForm.ts';
import type { SettingsForm } from '../settings/useSettingsForm.ts';
import { BOOKING_FIGURES, bookingInput, bookingTexts, SERVICE_SWITCHES } from './booking-form.ts';
import type { BookingInput } from './booking-form.ts';

/** What can be booked, how long it takes and how many at a time; how far ahead and until when. */
export function BookingRules({ today }: { readonly today: string }): ReactNode {
  const settings = useQuery(api.opening.settings.queryOptions({ input: {} }));
  return <Loaded query={settings}>{(data) => <Fields settings={data} today={today} />}</Loaded>;
}

function Fields({
  settings,
  today,
}: {
  readonly settings: AppointmentSettingsView;
  readonly today: string;
}): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const queryClient = useQueryClient();
  const page = useRef<HTMLDivElement>(null);
  const form = useSettingsForm('opening', bookingTexts(settings));
  const save = useSave<BookingInput, AppointmentSettingsView>({
    container: page,
    schema: opening.saveSettings['~orpc'].inputSchema,
    send: client.opening.saveSettings,
    saved: async () => {
      await queryClient.invalidateQueries({ queryKey: [['opening']] });
      form.discard();
      return t('opening.saved');
    },
  });
  const type = (path: string, text: string) => {
    save.forget(path);
    form.type(path, text);
  };
  return (
    <div ref={page}>
      <table className="settings-table opening-services">
        <caption>{t('opening.services')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('opening.service')}</th>
            <th scope="col">{t('opening.offered')}</th>
            <th scope="col">{t('opening.slotMinutes')}</th>
            <th scope="col">{t('opening.capacity')}</th>
            <th scope="col">{t('opening.earliest')}</th>
            <th scope="col">{t('opening.extendedHours')}</th>
            <th scope="col">{t('opening.counters')}</th>
          </tr>
        </thead>
        <tbody>
          {SERVICES.map((service) => (
            <tr key={service}>
              <th scope="row">{term('appointmentService', service)}</th>
              <ServiceCells service={service} form={form} errors={save.errors} onType={type} />
            </tr>
          ))}
        </tbody>
      </table>
      <fieldset className="panel settings-fields">
        <legend>{t('opening.rules')}</legend>
        <div className="opening-rules">
          {BOOKING_FIGURES.map((figure) => (
            <TextField
              key={figure}
              label={t(`opening.${figure}`)}
              kind="figures"
              path={`booking.${figure}`}
              maxLength={6}
              value={form.text(`booking.${figure}`)}
              error={save.errors[`booking.${figure}`]}
              onChange={(text) => type(`booking.${figure}`, text)}
            />
          ))}
          <Checkbox
            checked={form.text('booking.onePerDay') === 'yes'}
            onChange={({ target }) => type('booking.onePerDay', target.checked ? 'yes' : 'no')}
          >
            {t('opening.onePerDay')}
          </Checkbox>
        </div>
      </fieldset>
      <SaveBar
        changes={Object.keys(form.changed).length}
        state={save.state}
        notice={save.notice}
        onSave={() => void save.submit(bookingInput(form.texts, form.changed, today, crypto.randomUUID()))}
        onDiscard={() => {
          form.discard();
          save.clear();
        }}
      />
    </div>
  );
}

interface ServiceCellsProps {
  readonly service: Service;
  readonly form: SettingsForm;
  readonly errors: Readonly<Record<string, string>>;
  readonly onType: (path: string, text: string) => void;
}

function ServiceCells({ service, form, errors, onType }: ServiceCellsProps): ReactNode {
  const { t } = useTranslation('appointments');
  const term = useTerms();
  const name = term('appointmentService', service);
  const cell = (field: 'slotMinutes' | 'capacity' | 'earliest') => {
    const path = `services.${service}.${field}`;
    return (
      <td>
        <Input
          aria-label={`${name} ${t(`opening.${field}`)}`}
          aria-invalid={errors[path] !== undefined}
          data-path={path}
          maxLength={6}
          value={form.text(path)}
          onChange={({ target }) => onType(path, target.value)}
        />
        {errors[path] !== undefined && (
          <span className="field-error" role="alert">
            {errors[path]}
          </span>
        )}
      </td>
    );
  };
  const [offered, extended] = SERVICE_SWITCHES.map((field) => {
    const path = `services.${service}.${field}`;
    return (
      <td key={field}>
        <Checkbox
          aria-label={`${name} ${t(`opening.${field}`)}`}
          checked={form.text(path) === 'yes'}
          onChange={({ target }) => onType(path, target.checked ? 'yes' : 'no')}
        />
      </td>
    );
  });
  return (
    <>
      {offered}
      {cell('slotMinutes')}
      {cell('capacity')}
      {cell('earliest')}
      {extended}
      <td>
        {service === 'site-visit' ? (
          <span className="soft">{t('opening.noCounter')}</span>
        ) : (
          <CounterTicks service={service} form={form} onType={onType} />
        )}
      </td>
    </>
  );
}

/** At which counters a service is given; all of them unless some are ticked off. */
function CounterTicks({ service, form, onType }: Omit<ServiceCellsProps, 'errors'>): ReactNode {
  const counters = useSessionStatus().data?.counters ?? [];
  const path = `services.${service}.counterIds`;
  const text = form.text(path);
  const chosen = text === '' ? counters.map(({ id }) => id) : text.split(',').map(Number);
  const tick = (id: number) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    // None at all would be a service without a place: `offered` is for that.
    if (next.length === 0) return;
    onType(path, next.length === counters.length ? '' : next.toSorted((left, right) => left - right).join(','));
  };
  return (
    <>
      {counters.map(({ id, name }) => (
        <Checkbox key={id} checked={chosen.includes(id)} onChange={() => tick(id)}>
          {name}
        </Checkbox>
      ))}
    </>
  );
}

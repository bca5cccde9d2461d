import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSettings } from '../../../shared/contract/session.ts';
import { MATTERS } from '../../../shared/matters/types.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { TextField } from '../../ui/Field.tsx';
import { AuthorityBlock } from './AuthorityBlock.tsx';
import { IssuerTable } from './IssuerTable.tsx';
import { blockCount, officeInput, officePath, officeTexts } from './office-form.ts';
import { SaveBar } from './SaveBar.tsx';
import { Loaded, SectionHead } from './SectionFrame.tsx';
import { useSaveSettings } from './useSaveSettings.ts';
import { useSettingsForm } from './useSettingsForm.ts';

/** Name of the office, lock, and the authorities that issue. */
export function OfficeSection(): ReactNode {
  const { t } = useTranslation('settings');
  const settings = useQuery(api.office.settings.queryOptions({ input: {} }));
  return (
    <>
      <SectionHead title={t('section.office')} intro={t('office.intro')} />
      <Loaded query={settings}>{(data) => <OfficeFields settings={data} />}</Loaded>
    </>
  );
}

function OfficeFields({ settings }: { readonly settings: ShownSettings }): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  const today = useToday();
  const page = useRef<HTMLDivElement>(null);
  const form = useSettingsForm('office', officeTexts(settings), settings.version);
  const save = useSaveSettings({ container: page, form, fieldOf: officePath(form.texts) });
  const type = (path: string, text: string) => {
    save.forget(path);
    form.type(path, text);
  };
  const blocks = Array.from({ length: blockCount(form.texts) }, (_unused, at) => ({
    at,
    matters: MATTERS.filter((matter) => form.text(`issuer.${matter}`) === String(at)).map((one) => term('matter', one)),
  }));
  return (
    <div ref={page}>
      <fieldset className="panel settings-fields">
        <legend>{t('office.title')}</legend>
        <div className="settings-grid">
          <TextField
            label={t('office.name')}
            need="required"
            path="officeName"
            value={form.text('officeName')}
            maxLength={100}
            error={save.errors['officeName']}
            hint={t('office.nameHint')}
            onChange={(text) => type('officeName', text)}
          />
          <TextField
            label={t('office.idle')}
            need="required"
            kind="figures"
            path="idleMinutes"
            value={form.text('idleMinutes')}
            maxLength={4}
            suffix={t('minutes')}
            error={save.errors['idleMinutes']}
            hint={t('office.idleHint')}
            onChange={(text) => type('idleMinutes', text)}
          />
        </div>
      </fieldset>
      <IssuerTable form={form} blocks={blocks.length} onType={type} />
      <div className="settings-blocks">
        {blocks.map(({ at, matters }) => (
          <AuthorityBlock key={at} at={at} matters={matters} form={form} errors={save.errors} onType={type} />
        ))}
      </div>
      <SaveBar
        changes={Object.keys(form.changed).length}
        state={save.state}
        notice={save.notice}
        onSave={() => void save.submit(officeInput(form.stored, form.texts, today))}
        onDiscard={() => {
          form.discard();
          save.clear();
        }}
      />
    </div>
  );
}

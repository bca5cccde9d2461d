import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSettings } from '../../../shared/contract/session.ts';
import { PUBLIC_GATHERING_USES } from '../../../shared/determination/clauses.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { TextField } from '../../ui/Field.tsx';
import { areaPath, exemptionInput, exemptionTexts, FLOOR_AREA_PATH, INVESTMENT_PATH } from './exemptions-form.ts';
import { SaveBar } from './SaveBar.tsx';
import { Loaded, SectionHead } from './SectionFrame.tsx';
import { useEnterDown } from './useEnterDown.ts';
import { useSaveSettings } from './useSaveSettings.ts';
import { useSettingsForm } from './useSettingsForm.ts';
import { useStoredWords } from './useStoredWords.ts';

/** Up to which size the place frees projects from filing and small venues from the pre-opening inspection. */
export function ExemptionsSection(): ReactNode {
  const { t } = useTranslation('settings');
  const settings = useQuery(api.office.settings.queryOptions({ input: {} }));
  return (
    <>
      <SectionHead title={t('section.exemptions')} intro={t('exemptions.intro')} />
      <Loaded query={settings}>{(data) => <ExemptionFields settings={data} />}</Loaded>
    </>
  );
}

function ExemptionFields({ settings }: { readonly settings: ShownSettings }): ReactNode {
  const { t } = useTranslation('settings');
  const term = useTerms();
  const today = useToday();
  const page = useRef<HTMLDivElement>(null);
  const form = useSettingsForm('exemptions', exemptionTexts(settings), settings.version);
  const save = useSaveSettings({ container: page, form });
  useEnterDown(page);
  const storedWords = useStoredWords(form);
  const field = (path: string, label: string, suffix: string, maxLength: number) => (
    <TextField
      key={path}
      label={label}
      kind="figures"
      path={path}
      value={form.text(path)}
      maxLength={maxLength}
      suffix={suffix}
      placeholder={t('exemptions.none')}
      error={save.errors[path]}
      warning={storedWords(path)}
      onChange={(text) => {
        save.forget(path);
        form.type(path, text);
      }}
    />
  );
  return (
    <div ref={page}>
      <fieldset className="panel settings-fields">
        <legend>{t('exemptions.filing')}</legend>
        <p className="soft">{t('exemptions.filingHint')}</p>
        <div className="settings-grid">
          {field(INVESTMENT_PATH, t('exemptions.investment'), t('yuan'), 16)}
          {field(FLOOR_AREA_PATH, t('exemptions.floorArea'), t('squareMetres'), 12)}
        </div>
      </fieldset>
      <fieldset className="panel settings-fields">
        <legend>{t('exemptions.preOpening')}</legend>
        <p className="soft">{t('exemptions.preOpeningHint')}</p>
        <div className="settings-uses">
          {PUBLIC_GATHERING_USES.map((use) => field(areaPath(use), term('use', use), t('squareMetres'), 12))}
        </div>
      </fieldset>
      <SaveBar
        changes={Object.keys(form.changed).length}
        state={save.state}
        notice={save.notice}
        onSave={() => void save.submit(exemptionInput(form.stored, form.texts, today))}
        onDiscard={() => {
          form.discard();
          save.clear();
        }}
      />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSettings } from '../../../shared/contract/session.ts';
import { settingsIssues } from '../../../shared/settings/check.ts';
import { withChange } from '../../../shared/settings/settings.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { templateInput, templateProblem, templateRows, templateTexts } from './numbers-form.ts';
import type { DrawnSeries } from './numbers-form.ts';
import { NumbersTable } from './NumbersTable.tsx';
import { SaveBar } from './SaveBar.tsx';
import { Loaded, SectionHead } from './SectionFrame.tsx';
import { useSaveSettings } from './useSaveSettings.ts';
import { useSettingsForm } from './useSettingsForm.ts';

/** How papers are numbered, with the next number of each series. */
export function NumbersSection(): ReactNode {
  const { t } = useTranslation('settings');
  const settings = useQuery(api.office.settings.queryOptions({ input: {} }));
  // Numbers are drawn all day; the next one is asked for each time this is opened.
  const drawn = useQuery(api.office.numberSeries.queryOptions({ staleTime: 0 }));
  return (
    <>
      <SectionHead title={t('section.numbers')} intro={t('numbers.intro')} />
      <Loaded query={settings}>
        {(data) => <Loaded query={drawn}>{(series) => <NumberFields settings={data} drawn={series} />}</Loaded>}
      </Loaded>
    </>
  );
}

interface NumberFieldsProps {
  readonly settings: ShownSettings;
  readonly drawn: DrawnSeries;
}

function NumberFields({ settings, drawn }: NumberFieldsProps): ReactNode {
  const { t } = useTranslation(['settings', 'errors']);
  const today = useToday();
  const page = useRef<HTMLDivElement>(null);
  const form = useSettingsForm('numbers', templateTexts(settings), settings.version);
  const save = useSaveSettings({ container: page, form });
  const input = templateInput(form.stored, form.texts, today);
  const { effectiveFrom: _day, ...change } = input;
  const taken = settingsIssues(withChange(settings, change), today).filter(({ problem }) => problem === 'name-taken');
  const broken: Readonly<Record<string, string>> = {
    ...Object.fromEntries(taken.map(({ path }) => [path, t('settings:numbers.taken')])),
    ...Object.fromEntries(
      Object.entries(form.changed).flatMap(([path, template]) => {
        const problem = templateProblem(template);
        return problem === null ? [] : [[path, t(`settings:numbers.problem.${problem.code}`)]];
      }),
    ),
  };
  return (
    <div ref={page}>
      <dl className="panel settings-parts">
        {(['authority', 'year', 'seq'] as const).map((part) => (
          <div key={part}>
            <dt>
              <code>{t(`settings:numbers.part.${part}`)}</code>
            </dt>
            <dd>{t(`settings:numbers.meaning.${part}`)}</dd>
          </div>
        ))}
      </dl>
      <NumbersTable
        rows={templateRows(settings.numberTemplates)}
        settings={settings}
        drawn={drawn}
        form={form}
        errors={{ ...save.errors, ...broken }}
        onType={(path, text) => {
          save.forget(path);
          form.type(path, text);
        }}
      />
      <SaveBar
        changes={Object.keys(form.changed).length}
        state={save.state}
        notice={save.notice}
        onSave={() => void save.submit(input, broken)}
        onDiscard={() => {
          form.discard();
          save.clear();
        }}
      />
    </div>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSettings } from '../../../shared/contract/session.ts';
import { useToday } from '../../app/useSession.ts';
import { api, client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { TextField } from '../../ui/Field.tsx';
import { BackupTable } from './BackupTable.tsx';
import { EverythingPanel } from './EverythingPanel.tsx';
import { NoticeLine, SaveBar } from './SaveBar.tsx';
import { Loaded, SectionHead } from './SectionFrame.tsx';
import { sizeWords } from './moment.ts';
import { useSaveSettings } from './useSaveSettings.ts';
import type { Notice } from './useSave.ts';
import { useSettingsForm } from './useSettingsForm.ts';

/** Copies of the database: those there are, one more now, and the second place they go to. */
export function BackupSection(): ReactNode {
  const { t } = useTranslation('settings');
  const backups = useQuery(api.system.backups.queryOptions({ staleTime: 0 }));
  const settings = useQuery(api.office.settings.queryOptions({ input: {} }));
  const about = useQuery(api.system.about.queryOptions());
  return (
    <>
      <BackupNow folder={about.data?.dataFolder ?? ''} />
      <Loaded query={settings}>{(data) => <SecondFolder settings={data} />}</Loaded>
      <Loaded query={backups}>
        {(data) => (data.length === 0 ? <p className="empty">{t('backup.none')}</p> : <BackupTable backups={data} />)}
      </Loaded>
      <EverythingPanel />
    </>
  );
}

function BackupNow({ folder }: { readonly folder: string }): ReactNode {
  const { t } = useTranslation('settings');
  const { describe } = useProblem();
  const queryClient = useQueryClient();
  const [state, setState] = useState<'ready' | 'working'>('ready');
  const [notice, setNotice] = useState<Notice | null>(null);
  const run = async () => {
    setState('working');
    setNotice(null);
    try {
      const { name, bytes, second } = await client.system.backupNow();
      await queryClient.invalidateQueries({ queryKey: [['system', 'backups']] });
      const done = t('backup.done', { name, size: sizeWords(bytes) });
      setNotice({
        kind: second === 'failed' ? 'refused' : 'done',
        words: second === 'none' ? done : `${done} ${t(`backup.second.${second}`)}`,
      });
    } catch (error) {
      setNotice({ kind: 'refused', words: describe(error).sentence });
    } finally {
      setState('ready');
    }
  };
  return (
    <>
      <SectionHead title={t('section.backup')} intro={t('backup.intro', { folder })}>
        <Button type="primary" loading={state === 'working'} onClick={() => void run()}>
          {state === 'working' ? t('backup.working') : t('backup.now')}
        </Button>
      </SectionHead>
      <div className="settings-gaps">
        <NoticeLine notice={notice} />
      </div>
    </>
  );
}

function SecondFolder({ settings }: { readonly settings: ShownSettings }): ReactNode {
  const { t } = useTranslation('settings');
  const today = useToday();
  const page = useRef<HTMLFieldSetElement>(null);
  const form = useSettingsForm('backup', { backupFolder: settings.backupFolder ?? '' }, settings.version);
  const save = useSaveSettings({ container: page, form });
  return (
    <fieldset ref={page} className="panel settings-fields">
      <legend>{t('backup.secondFolder')}</legend>
      <TextField
        label={t('backup.folder')}
        path="backupFolder"
        value={form.text('backupFolder')}
        maxLength={400}
        error={save.errors['backupFolder']}
        hint={t('backup.folderHint')}
        onChange={(text) => {
          save.forget('backupFolder');
          form.type('backupFolder', text);
        }}
      />
      <SaveBar
        changes={Object.keys(form.changed).length}
        state={save.state}
        notice={save.notice}
        onSave={() => void save.submit({ effectiveFrom: today, backupFolder: form.text('backupFolder') })}
        onDiscard={() => {
          form.discard();
          save.clear();
        }}
      />
    </fieldset>
  );
}

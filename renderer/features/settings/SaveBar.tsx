import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import type { Notice } from './useSave.ts';

/** What the last attempt came to: spoken when it changes, beside the button that was pressed. */
export function NoticeLine({ notice }: { readonly notice: Notice | null }): ReactNode {
  return (
    <>
      <div role="status">{notice?.kind === 'done' && <p className="message good">{notice.words}</p>}</div>
      {notice?.kind === 'refused' && (
        <p className="message error" role="alert">
          {notice.words}
        </p>
      )}
    </>
  );
}

interface SaveBarProps {
  readonly changes: number;
  readonly state: 'ready' | 'working';
  readonly notice: Notice | null;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Save and discard of a section, always in view below it. */
export function SaveBar({ changes, state, notice, onSave, onDiscard }: SaveBarProps): ReactNode {
  const { t } = useTranslation('settings');
  const idle = changes === 0;
  useShortcut('Ctrl+S', onSave, t('save'), idle ? 'disabled' : 'enabled');
  return (
    <div className="settings-save">
      <Button
        type="primary"
        disabled={idle}
        loading={state === 'working'}
        aria-keyshortcuts="Control+S"
        onClick={onSave}
      >
        {t('save')}
      </Button>
      <Button disabled={idle} onClick={onDiscard}>
        {t('discard')}
      </Button>
      <span className="soft">{idle ? t('unchanged') : t('changed', { count: changes })}</span>
      <NoticeLine notice={idle ? notice : notice?.kind === 'done' ? null : notice} />
    </div>
  );
}

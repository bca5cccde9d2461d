import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { closePanel, useIntake } from './intake-store.ts';

interface OutcomeFrameProps {
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** What every outcome form ends with: what is wrong, confirm by F8, back by Escape. */
export function OutcomeFrame({ confirm, onConfirm, children }: OutcomeFrameProps): ReactNode {
  const { t } = useTranslation(['intake', 'common']);
  const sending = useIntake((state) => state.sending);
  const sentence = useIntake((state) => state.sentence);
  useShortcut('F8', onConfirm, t('common:confirm'));
  return (
    <form
      className="outcome-form"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
    >
      {sentence !== null && (
        <p className="message error" role="alert">
          {sentence}
        </p>
      )}
      {children}
      <div className="row dialog-acts">
        <Button type="primary" htmlType="submit" loading={sending === 'sending'}>
          {confirm}
        </Button>
        <Button onClick={closePanel}>{t('common:back')} (Esc)</Button>
      </div>
    </form>
  );
}

import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { setPanel, useIntake } from './intake-store.ts';
import { useChecklist } from './useChecklist.ts';

/** Journey 2: every missing and defective line at once, with what it must be and how to get it, before it is sealed. */
export function NoticeDialog({ onConfirm }: { readonly onConfirm: () => void }): ReactNode {
  const { t } = useTranslation('intake');
  return (
    <Dialog title={t('notice.title')} onClose={() => setPanel('none')}>
      <NoticeLines onConfirm={onConfirm} />
    </Dialog>
  );
}

function NoticeLines({ onConfirm }: { readonly onConfirm: () => void }): ReactNode {
  const { t, i18n } = useTranslation(['intake', 'common']);
  const term = useTerms();
  const { summary } = useChecklist();
  const sending = useIntake((state) => state.sending);
  const sentence = useIntake((state) => state.sentence);
  useShortcut('F9', onConfirm, t('keys.confirmNotice'));
  return (
    <>
      <p>{t('notice.intro', { count: summary.open.length })}</p>
      {sentence !== null && (
        <p className="message error" role="alert">
          {sentence}
        </p>
      )}
      <ol className="notice-lines">
        {summary.open.map(({ required: { material }, problem, defect }) => (
          <li key={material.id} className={`notice-${problem}`}>
            <strong>
              {t('notice.line', { line: material.line })} {i18n.language === 'en-US' ? material.nameEn : material.name}{' '}
              — {t(`notice.${problem}`)}
            </strong>
            <dl>
              {defect !== null && (
                <>
                  <dt>{t('notice.what')}</dt>
                  <dd>{defect}</dd>
                </>
              )}
              <dt>{t('notice.must')}</dt>
              <dd>{t('materials.copies', { form: term('materialForm', material.form), count: material.copies })}</dd>
              <dt>{t('notice.issuedBy')}</dt>
              <dd>{material.issuedBy}</dd>
              <dt>{t('notice.howToGet')}</dt>
              <dd>{material.howToGet}</dd>
            </dl>
          </li>
        ))}
      </ol>
      <div className="row dialog-acts">
        <Button type="primary" data-start="here" loading={sending === 'sending'} onClick={onConfirm}>
          {t('notice.confirm')}
        </Button>
        <Button onClick={() => setPanel('none')}>{t('common:back')} (Esc)</Button>
      </div>
    </>
  );
}

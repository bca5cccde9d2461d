import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useTerms } from '../../../locales/useTerms.ts';
import { openPaper } from '../../../state/navigation.ts';
import type { ActDone } from './useActForm.ts';

interface ActOutcomeProps {
  readonly done: ActDone;
  readonly onDismiss: () => void;
}

/** What an act did: said once, with its papers one key away. */
export function ActOutcome({ done, onDismiss }: ActOutcomeProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const box = useRef<HTMLDivElement>(null);
  const [first] = done.papers;
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  useShortcut(
    'F8',
    () => (first === undefined ? undefined : openPaper(first.id)),
    t('acts.openPaper'),
    first === undefined ? 'disabled' : 'enabled',
  );
  return (
    <div ref={box} className="message good act-outcome">
      <p role="status">
        {t('acts.done', { act: term('act', done.act) })}
        {done.replayed ? ` ${t('acts.replayed')}` : ''}
        {first === undefined ? '' : ` ${t('acts.issued')}`}
      </p>
      <div className="row">
        {done.papers.map((paper, index) => (
          <Button key={paper.id} type={index === 0 ? 'primary' : 'default'} onClick={() => openPaper(paper.id)}>
            {t('acts.openPaper')} {term('paper', paper.kind)} {paper.number ?? ''}
          </Button>
        ))}
        <Button onClick={onDismiss}>{t('acts.dismiss')}</Button>
      </div>
    </div>
  );
}

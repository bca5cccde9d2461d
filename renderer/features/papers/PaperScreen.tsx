import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../bridge/client.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { goBack, openCase } from '../../state/navigation.ts';
import { PaperPreview } from './PaperPreview.tsx';

/** One paper on the whole screen. */
export function PaperScreen({ paperId }: { readonly paperId: number }): ReactNode {
  const { t } = useTranslation('papers');
  const term = useTerms();
  const { data: paper } = useQuery(api.papers.get.queryOptions({ input: { id: paperId } }));
  const caseId = paper?.caseId ?? null;
  useShortcut('Alt+ArrowLeft', goBack, t('back'));
  return (
    <section className="screen paper-screen" aria-labelledby="paper-title">
      <header className="paper-head">
        <h1 id="paper-title">
          {paper === undefined ? t('title') : term('paper', paper.kind)}{' '}
          <span className="number">{paper?.number ?? ''}</span>
        </h1>
        <span className="row">
          {caseId !== null && <Button onClick={() => openCase(caseId)}>{t('openCase')}</Button>}
          <Button onClick={goBack}>{t('back')}</Button>
        </span>
      </header>
      <PaperPreview paperId={paperId} />
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperSummary } from '../../../shared/contract/cases.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useHasRole } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import type { PreviewPage } from './frame-document.ts';
import { PaperFrame } from './PaperFrame.tsx';
import { PaperTools, ZOOMS } from './PaperTools.tsx';
import { usePaperPrinting } from './usePaperPrinting.ts';
import { VoidPaper } from './VoidPaper.tsx';
import './papers.css';

export interface PaperPreviewProps {
  readonly paperId: number;
  /** Where the cursor starts: at the print button, or wherever it was. */
  readonly focus?: 'print' | 'keep';
  /** Called once the paper went to the printer. */
  readonly onPrinted?: () => void;
}

type Paper = PaperSummary & { readonly html: string; readonly hash: string };

/** A paper as it was frozen: look through it, print it, save it, strike it. */
export function PaperPreview({ paperId, focus = 'print', onPrinted }: PaperPreviewProps): ReactNode {
  const { t } = useTranslation('papers');
  const { describe } = useProblem();
  const query = useQuery(api.papers.get.queryOptions({ input: { id: paperId } }));
  if (query.data !== undefined) return <Loaded key={paperId} paper={query.data} focus={focus} onPrinted={onPrinted} />;
  if (!query.isError) return <p role="status">{t('loading')}</p>;
  const problem = describe(query.error);
  return (
    <div className="message error" role="alert">
      {problem.code === 'NOT_FOUND' ? t('notFound', { id: paperId }) : problem.sentence}{' '}
      <Button size="small" onClick={() => void query.refetch()}>
        {t('again')}
      </Button>
    </div>
  );
}

interface LoadedProps {
  readonly paper: Paper;
  readonly focus: 'print' | 'keep';
  readonly onPrinted: (() => void) | undefined;
}

function Loaded({ paper, focus, onPrinted }: LoadedProps): ReactNode {
  const { t } = useTranslation('papers');
  const term = useTerms();
  const [pages, setPages] = useState<readonly PreviewPage[]>([]);
  const [page, setPage] = useState(0);
  const [zoom, setZoom] = useState<number>(ZOOMS.initial);
  const [voiding, setVoiding] = useState<'open' | 'closed'>('closed');
  const supervisor = useHasRole('supervisor');
  const printing = usePaperPrinting(paper, onPrinted);
  useShortcut('F8', printing.print, t('print'), printing.busy === 'busy' ? 'disabled' : 'enabled');
  const name = `${term('paper', paper.kind)} ${paper.number ?? ''}`.trim();

  return (
    <div className="paper-preview">
      <PaperTools
        pages={pages}
        page={page}
        onPage={setPage}
        zoom={zoom}
        onZoom={setZoom}
        printing={printing}
        focus={focus}
        more={
          supervisor && paper.voided === null ? (
            <Button danger onClick={() => setVoiding('open')}>
              {t('void.open')}
            </Button>
          ) : null
        }
      />
      <p className="paper-facts">
        <span>{t('issued', { date: paper.issuedOn, name: paper.staffName ?? t('bySystem') })}</span>
        <span>{paper.prints === 0 ? t('neverPrinted') : t('printings', { count: paper.prints })}</span>
        {paper.prints > 0 && <span>{t('reprintHint')}</span>}
        <span className="soft" title={paper.hash}>
          {t('hash', { hash: paper.hash.slice(0, 12) })}
        </span>
      </p>
      {paper.voided !== null && (
        <div className="message error" role="note">
          {t('voided', { reason: paper.voided.reason })}
        </div>
      )}
      {printing.note !== null && (
        <div
          className={printing.note.tone === 'error' ? 'message error' : 'message'}
          role={printing.note.tone === 'error' ? 'alert' : 'status'}
        >
          {printing.note.words}
        </div>
      )}
      <PaperFrame
        title={t('frame', { paper: name })}
        html={paper.html}
        format={paper.format}
        zoom={zoom}
        left={pages[page]?.left ?? 0}
        onPages={setPages}
      />
      {voiding === 'open' && <VoidPaper paperId={paper.id} name={name} onClose={() => setVoiding('closed')} />}
    </div>
  );
}

import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '../../../shared/contract/cases.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useToday } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { openPaper } from '../../state/navigation.ts';
import { useDateWords } from '../../ui/DateText.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { explainDays, explainHead, explainText } from './explain-text.ts';
import type { ExplainWords } from './explain-text.ts';
import { ExplainStrip } from './ExplainStrip.tsx';

interface ExplainDateProps {
  readonly caseId: number;
  readonly clock: ClockView;
  readonly onClose: () => void;
}

/** Why this day: the calendar of a clock, both limits, the article, and the same in words; can be copied and printed. */
export function ExplainDate(props: ExplainDateProps): ReactNode {
  const { t } = useTranslation('cases');
  return (
    <Dialog title={t('explain.title')} className="explain" onClose={props.onClose}>
      <Explanation {...props} />
    </Dialog>
  );
}

function Explanation({ caseId, clock, onClose }: ExplainDateProps): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const dateWords = useDateWords();
  const { describe } = useProblem();
  const today = useToday();
  const [note, setNote] = useState('');
  const [printing, setPrinting] = useState<'idle' | 'printing'>('idle');
  const key = useRef(crypto.randomUUID());
  const clockName = term('clock', clock.id);
  const words: ExplainWords = {
    t,
    clockName,
    date: (date) => dateWords(date, 'weekday'),
    pauseReason: (reason) => term('pauseReason', reason),
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(explainText(clock, words));
      setNote(t('explain.copied'));
    } catch {
      setNote(t('explain.copyFailed'));
    }
  };
  const print = async () => {
    if (printing === 'printing') return;
    setPrinting('printing');
    try {
      const paper = await client.papers.issue({
        kind: 'date-explanation',
        key: key.current,
        caseId,
        clockId: clock.id,
      });
      onClose();
      openPaper(paper.id);
    } catch (error) {
      setNote(describe(error).sentence);
      setPrinting('idle');
    }
  };
  useShortcut('F8', () => void print(), t('explain.print'));

  return (
    <>
      <ul className="explain-head">
        {explainHead(clock, words).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="explain-body">
        <ExplainStrip clock={clock} today={today} label={t('explain.strip', { clock: clockName })} />
        <section aria-label={t('explain.text')} className="explain-text">
          <h3>{t('explain.text')}</h3>
          <ol>
            {explainDays(clock, words).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      </div>
      <div className="row explain-foot">
        <Button type="primary" disabled={printing === 'printing'} onClick={() => void print()}>
          {printing === 'printing' ? t('explain.printing') : `${t('explain.print')} (F8)`}
        </Button>
        <Button onClick={() => void copy()}>{t('explain.copy')}</Button>
        <Button onClick={onClose}>{t('explain.close')}</Button>
        <span role="status">{note}</span>
      </div>
    </>
  );
}

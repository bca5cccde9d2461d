import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportQuery } from '../../shared/contract/exports.ts';
import { EXPORT_FORMATS } from '../../shared/exports/lists.ts';
import type { ExportFormat } from '../../shared/exports/lists.ts';
import { useToday } from '../app/useSession.ts';
import { exportFile, fileNameOf } from '../bridge/export-file.ts';
import { useProblem } from '../bridge/problem.ts';
import { useExportWords } from '../locales/useExportWords.ts';

interface ExportButtonProps {
  /** The list with the conditions it is shown under. */
  readonly query: ExportQuery;
  /** What the list is called here, where that says more than its general name. */
  readonly title?: string;
}

type Course =
  | { readonly kind: 'ready' }
  | { readonly kind: 'working'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'failed'; readonly words: string };

/** Takes a list out as a file, as it is shown: Excel or CSV. Says how far it is, and can be stopped. */
export function ExportButton({ query, title }: ExportButtonProps): ReactNode {
  const { t } = useTranslation('exports');
  const { describe } = useProblem();
  const today = useToday();
  const general = useExportWords(query.list);
  const words = title === undefined ? general : { ...general, title };
  const [course, setCourse] = useState<Course>({ kind: 'ready' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const run = async (format: ExportFormat) => {
    const running = new AbortController();
    stop.current?.abort();
    stop.current = running;
    setCourse({ kind: 'working', done: 0, total: 0 });
    const name = fileNameOf(words.title, today, format);
    try {
      const rows = await exportFile({
        query,
        format,
        words,
        name,
        signal: running.signal,
        onProgress: (done, total) => {
          if (!running.signal.aborted) setCourse({ kind: 'working', done, total });
        },
      });
      setCourse({ kind: 'done', words: t('done', { rows, name }) });
    } catch (error) {
      if (running.signal.aborted) return;
      setCourse({ kind: 'failed', words: describe(error).sentence });
    }
  };
  const cancel = () => {
    stop.current?.abort();
    setCourse({ kind: 'ready' });
  };

  return (
    <div className="row export" role="group" aria-label={t('labelOf', { list: words.title })}>
      {course.kind === 'working' ? (
        <Button size="small" onClick={cancel}>
          {t('stop')}
        </Button>
      ) : (
        EXPORT_FORMATS.map((format) => (
          <Button key={format} size="small" onClick={() => void run(format)}>
            {t(format)}
          </Button>
        ))
      )}
      <span role="status" className={course.kind === 'failed' ? 'export-failed' : 'soft'}>
        {course.kind === 'working' && t('working', { done: course.done, total: course.total })}
        {(course.kind === 'done' || course.kind === 'failed') && course.words}
      </span>
    </div>
  );
}

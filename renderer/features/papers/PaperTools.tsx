import { LeftOutlined, MinusOutlined, PlusOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shell } from '../../bridge/client.ts';
import type { PreviewPage } from './frame-document.ts';
import type { usePaperPrinting } from './usePaperPrinting.ts';

/** Steps of magnification; 1 = actual size. */
export const ZOOMS = { steps: [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2], initial: 0.8 } as const;

export interface PaperToolsProps {
  readonly pages: readonly PreviewPage[];
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly printing: ReturnType<typeof usePaperPrinting>;
  /** Where the cursor starts: at the print button, or wherever it was. */
  readonly focus: 'print' | 'keep';
  readonly more: ReactNode;
}

/** The bar above a paper: print, save, pages, magnification. */
export function PaperTools(props: PaperToolsProps): ReactNode {
  const { pages, page, onPage, zoom, onZoom, printing } = props;
  const { t } = useTranslation('papers');
  const printButton = useRef<HTMLButtonElement>(null);
  const { focus } = props;
  useEffect(() => {
    if (focus === 'print') printButton.current?.focus();
  }, [focus]);
  const step = ZOOMS.steps.findIndex((one) => one === zoom);
  const smaller = ZOOMS.steps[step - 1];
  const larger = ZOOMS.steps[step + 1];
  return (
    <div className="paper-tools" role="toolbar" aria-label={t('tools')}>
      <Button
        ref={printButton}
        type="primary"
        icon={<PrinterOutlined aria-hidden />}
        aria-keyshortcuts="F8"
        loading={printing.busy === 'busy'}
        onClick={printing.print}
      >
        {t('print')}
      </Button>
      <Button disabled={printing.busy === 'busy'} onClick={printing.savePdf}>
        {t(shell === null ? 'pdfByBrowser' : 'pdf')}
      </Button>
      <span className="paper-group">
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t('previousPage')}
          disabled={page === 0}
          onClick={() => onPage(page - 1)}
        />
        <span className="paper-page" role="status">
          {pages.length === 0 ? '' : t('page', { page: page + 1, pages: pages.length, copy: pages[page]?.copy ?? '' })}
        </span>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t('nextPage')}
          disabled={page >= pages.length - 1}
          onClick={() => onPage(page + 1)}
        />
      </span>
      <span className="paper-group">
        <Button
          icon={<MinusOutlined aria-hidden />}
          aria-label={t('zoomOut')}
          disabled={smaller === undefined}
          onClick={() => onZoom(smaller ?? zoom)}
        />
        <span className="paper-zoom">{t('zoom', { percent: Math.round(zoom * 100) })}</span>
        <Button
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('zoomIn')}
          disabled={larger === undefined}
          onClick={() => onZoom(larger ?? zoom)}
        />
      </span>
      {props.more}
    </div>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client, shell } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openPaper } from '../../state/navigation.ts';
import { printInBrowser } from '../papers/print-in-browser.ts';
import type { IssuedSlip } from './SlipDialog.tsx';

/** The slips just issued: each opens, all are printed one after the other. */
export function IssuedSlips({ issued }: { readonly issued: readonly IssuedSlip[] }): ReactNode {
  const { t } = useTranslation('supervision');
  const { describe } = useProblem();
  const [busy, setBusy] = useState<'idle' | 'busy'>('idle');
  const [said, setSaid] = useState('');
  const print = async () => {
    if (busy === 'busy') return;
    setBusy('busy');
    try {
      for (const { paper } of issued) {
        if (shell === null) {
          const { html } = await client.papers.print({ id: paper.id, target: 'printer' });
          await printInBrowser(html);
        } else await shell.shell.print({ id: paper.id, printer: null, format: paper.format });
      }
      setSaid(t('slips.printed', { count: issued.length }));
    } catch (error) {
      setSaid(describe(error).sentence);
    } finally {
      setBusy('idle');
    }
  };
  return (
    <div className="message good issued-slips">
      <p role="status">{t('slips.made', { count: issued.length })}</p>
      <p className="row">
        <Button type="primary" loading={busy === 'busy'} onClick={() => void print()}>
          {t('slips.printAll')}
        </Button>
        {issued.map(({ slip, paper }) => (
          <Button key={paper.id} size="small" onClick={() => openPaper(paper.id)}>
            {t('slips.open', { kind: t(`kind.${slip.kind}`), number: slip.number ?? '' })}
          </Button>
        ))}
        <span role="status">{said}</span>
      </p>
    </div>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MATTERS, PATHS } from '../../../shared/matters/types.ts';
import type { Matter, Path } from '../../../shared/matters/types.ts';
import { client } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { PaperPreview } from './PaperPreview.tsx';

/** Initials and figures by which a matter is found. */
const MATTER_KEYS: Readonly<Record<Matter, string>> = {
  'design-review': '1 xfsjsc sjsc sc',
  'completion-acceptance': '2 xfys ys',
  'completion-filing': '3 xfysba ba',
  'pre-opening': '4 kyqxfaqjc kyq yyq jc',
};

/** 办事指南提示单 at the counter: choose the matter, look, print. No case comes of it. */
export function GuideSlipDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('papers');
  const { t: common } = useTranslation('common');
  const term = useTerms();
  const { describe } = useProblem();
  const [matter, setMatter] = useState<Matter | null>(null);
  const [path, setPath] = useState<Path>('ordinary');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [paperId, setPaperId] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);

  const make = async () => {
    if (matter === null) {
      setProblem(t('guide.matterNeeded'));
      return;
    }
    setProblem(undefined);
    try {
      const paper = await client.papers.issue({
        kind: 'guide-slip',
        key,
        matter,
        path: matter === 'pre-opening' ? path : 'ordinary',
      });
      setPaperId(paper.id);
    } catch (error) {
      setProblem(describe(error).sentence);
    }
  };
  const another = () => {
    setPaperId(null);
    setKey(crypto.randomUUID());
  };

  return (
    <Dialog title={t('guide.title')} onClose={onClose}>
      {paperId === null ? (
        <form
          className="guide-slip"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <PickField
            label={t('guide.matter')}
            need="required"
            start="here"
            placeholder={t('guide.choose')}
            options={MATTERS.map((one) => ({ key: one, label: term('matter', one), keys: MATTER_KEYS[one] }))}
            value={matter}
            error={problem}
            onChange={setMatter}
          />
          {matter === 'pre-opening' && (
            <PickField
              label={t('guide.path')}
              options={PATHS.map((one, index) => ({ key: one, label: term('path', one), keys: String(index + 1) }))}
              value={path}
              onChange={(chosen) => setPath(chosen ?? 'ordinary')}
            />
          )}
          <p className="row">
            <Button type="primary" htmlType="submit">
              {t('guide.make')}
            </Button>
            <Button onClick={onClose}>{common('cancel')}</Button>
          </p>
        </form>
      ) : (
        <>
          <PaperPreview paperId={paperId} />
          <p className="row">
            <Button onClick={another}>{t('guide.another')}</Button>
            <Button onClick={onClose}>{common('close')}</Button>
          </p>
        </>
      )}
    </Dialog>
  );
}

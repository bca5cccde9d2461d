import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialCheck } from '../../../../shared/checklist/types.ts';
import { TextField } from '../../../ui/Field.tsx';
import { ActFrame } from './ActFrame.tsx';
import { useActForm } from './useActForm.ts';
import type { ActFormProps } from './useActForm.ts';

/** Handed in: in order, or with what is wrong; absent = not handed in. */
type Handed = Readonly<
  Record<string, { readonly result: 'present' } | { readonly result: 'defective'; readonly defect: string }>
>;

const toChecks = (handed: Handed): MaterialCheck[] =>
  Object.entries(handed).map(([materialId, value]) => ({ materialId, ...value }));

/** Supplements are compared with the sealed notice: its lines, and nothing else. */
export function SupplementsForm(props: ActFormProps): ReactNode {
  const { t } = useTranslation('cases');
  const form = useActForm(props);
  const notice = props.detail.openNotice;
  const [handed, setHanded] = useState<Handed>({});
  const lines = notice?.lines ?? [];
  const outstanding = lines.filter((line) => line.outstanding);
  const done = outstanding.filter((line) => handed[line.materialId]?.result === 'present').length;
  const left = outstanding.length - done;
  const filing = props.detail.matter === 'completion-filing';
  const set = (materialId: string, value: Handed[string] | null) => {
    const { [materialId]: _before, ...others } = handed;
    setHanded(value === null ? others : { ...others, [materialId]: value });
  };
  const verdict =
    Object.keys(handed).length === 0
      ? t('supplements.nothing')
      : left > 0
        ? t('supplements.partial', { done, left })
        : t(filing ? 'supplements.completeFiled' : 'supplements.complete', {
            total: lines.length,
            date: form.civilDate,
          });
  const missingWords = (): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(handed).flatMap(([materialId, value]) =>
        value.result === 'defective' && value.defect.trim() === ''
          ? [[`${materialId}.defect`, t('acts.required')] as const]
          : [],
      ),
    );
  return (
    <ActFrame
      act="receive-supplements"
      form={form}
      intro={t('supplements.intro', { number: notice?.number ?? '' })}
      papers={left > 0 ? ['supplement-receipt'] : ['supplement-receipt', filing ? 'filing-voucher' : 'receipt']}
      ready={Object.keys(handed).length === 0 ? 'blocked' : 'ready'}
      onSubmit={() =>
        void form.submit(
          { type: 'receive-supplements', date: form.civilDate, materials: toChecks(handed) },
          missingWords(),
        )
      }
      onCancel={props.onCancel}
    >
      <div className="row">
        <Button
          onClick={() =>
            setHanded(Object.fromEntries(outstanding.map((line) => [line.materialId, { result: 'present' } as const])))
          }
        >
          {t('supplements.all')}
        </Button>
      </div>
      <ul className="material-lines" aria-label={t('screen.region.notice')}>
        {lines.map((line) => {
          const value = handed[line.materialId];
          return (
            <li key={line.materialId} className="material-line">
              {line.outstanding ? (
                <>
                  <label className="check-choice">
                    <input
                      type="checkbox"
                      checked={value?.result === 'present'}
                      onChange={(event) => set(line.materialId, event.target.checked ? { result: 'present' } : null)}
                    />
                    {t('supplements.tick', { line: line.line, name: line.name })}
                  </label>
                  <label className="check-choice soft">
                    <input
                      type="checkbox"
                      checked={value?.result === 'defective'}
                      onChange={(event) =>
                        set(line.materialId, event.target.checked ? { result: 'defective', defect: '' } : null)
                      }
                    />
                    {t('supplements.stillDefective', { line: line.line })}
                  </label>
                  <span className="material-more soft">
                    {t(`notice.problem.${line.problem}`)}：{line.what}
                  </span>
                  {value?.result === 'defective' && (
                    <TextField
                      className="material-more"
                      label={t('supplements.defectFor', { line: line.line })}
                      need="required"
                      maxLength={500}
                      value={value.defect}
                      onChange={(defect) => set(line.materialId, { result: 'defective', defect })}
                      error={form.errorOf(`${line.materialId}.defect`)}
                    />
                  )}
                </>
              ) : (
                <span className="soft">
                  {t('notice.line', { line: line.line, name: line.name })}（{t('supplements.alreadyIn')}）
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {form.errorOf('materials') !== undefined && (
        <p className="field-error" role="alert">
          {form.errorOf('materials')}
        </p>
      )}
      <p role="status" className={done > 0 && left === 0 ? 'message good' : 'message warning'}>
        {verdict}
      </p>
    </ActFrame>
  );
}

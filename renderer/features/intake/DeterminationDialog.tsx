import { Button, Radio } from 'antd';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { USES } from '../../../shared/determination/types.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useEnterMoves } from '../../ui/enter-moves.ts';
import { TextField } from '../../ui/Field.tsx';
import { PickField } from '../../ui/PickField.tsx';
import { ContainsFields } from './ContainsFields.tsx';
import { DeterminationResult } from './DeterminationResult.tsx';
import { WORKS_KINDS } from './intake-form.ts';
import { changeFacts, changeProject, chooseMatter, setPanel, useIntake } from './intake-store.ts';
import type { MatterChoice } from './matter-choice.ts';
import { useDetermination } from './useDetermination.ts';

function chooseAndClose(choice: MatterChoice): void {
  chooseMatter(choice);
  setPanel('none');
}

type Figure = 'floorArea' | 'buildingArea' | 'height';

/** Journey 3: at most six questions, the answer beside them from the first one on. What is typed here stands in the form. */
export function DeterminationDialog(): ReactNode {
  const { t } = useTranslation(['intake', 'terms', 'common']);
  const term = useTerms();
  const fields = useRef<HTMLDivElement>(null);
  const { project, facts } = useIntake((state) => state.form);
  const answer = useDetermination();
  useEnterMoves(fields, () =>
    fields.current?.parentElement?.querySelector<HTMLElement>('.determination button')?.focus(),
  );
  const uses = useMemo(
    () => USES.map((use) => ({ key: use, label: term('use', use), keys: t(`terms:useKeys.${use}`) })),
    [t, term],
  );
  const needs = (fact: string) => answer.works.needs.some((one) => one === fact);
  const figure = (field: Figure) => (
    <TextField
      label={t(`determination.${field}`)}
      kind="figures"
      suffix={t(field === 'height' ? 'project.metres' : 'project.squareMetres')}
      value={project[field]}
      maxLength={14}
      stop="yes"
      onChange={(text) => changeProject({ [field]: text }, field)}
    />
  );
  const isPublic = project.use === 'other-public';

  return (
    <Dialog title={t('determination.helperTitle')} onClose={() => setPanel('none')}>
      <p className="field-hint">{t('determination.helperIntro')}</p>
      <div ref={fields} className="determination-questions">
        <PickField
          label={t('determination.use')}
          need="required"
          start="here"
          options={uses}
          value={project.use}
          placeholder={t('project.usePlaceholder')}
          onChange={(use) => changeProject({ use }, 'use')}
          onPicked={() => fields.current?.querySelectorAll<HTMLInputElement>('input[inputmode=decimal]')[0]?.focus()}
        />
        {figure('floorArea')}
        {(isPublic || needs('buildingArea')) && figure('buildingArea')}
        {(isPublic || needs('height')) && figure('height')}
        {(project.use === 'residential' || needs('highRiseResidentialClass')) && (
          <Choice
            name="class"
            label={t('determination.residentialClass')}
            value={facts.residentialClass}
            options={[
              { value: '1', label: t('determination.class1') },
              { value: '2', label: t('determination.class2') },
            ]}
            onChange={(value) => changeFacts({ residentialClass: value })}
          />
        )}
        <Choice
          name="works"
          label={t('determination.works')}
          value={facts.works}
          options={WORKS_KINDS.map((kind) => ({ value: kind, label: t(`determination.worksKind.${kind}`) }))}
          onChange={(works) => changeFacts({ works })}
        />
        {facts.works === 'temporary' && (
          <Choice
            name="crowded"
            label={t('determination.crowded')}
            value={facts.crowded}
            options={[
              { value: 'yes', label: t('common:yes') },
              { value: 'no', label: t('common:no') },
            ]}
            onChange={(crowded) => changeFacts({ crowded })}
          />
        )}
        {needs('investmentYuan') && (
          <TextField
            label={t('determination.investmentYuan')}
            kind="figures"
            value={facts.investmentYuan}
            maxLength={16}
            onChange={(investmentYuan) => changeFacts({ investmentYuan })}
          />
        )}
        <ContainsFields uses={uses} value={facts.contains} onChange={(contains) => changeFacts({ contains })} />
      </div>
      <div className="message">
        <DeterminationResult answer={answer} length="long" onChoose={chooseAndClose} />
      </div>
      <div className="row dialog-acts">
        <Button onClick={() => setPanel('none')}>{t('common:close')} (Esc)</Button>
      </div>
    </Dialog>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ name, label, value, options, onChange }: ChoiceProps<Value>): ReactNode {
  return (
    <div className="field determination-wide">
      <span className="field-label" id={`determination-${name}`}>
        {label}
      </span>
      <Radio.Group
        aria-labelledby={`determination-${name}`}
        name={`determination-${name}`}
        value={value}
        options={[...options]}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      />
    </div>
  );
}

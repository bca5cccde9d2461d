import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { DiscardForm } from './DiscardForm.tsx';
import type { IntakeOutcome } from './intake-input.ts';
import { closePanel, useIntake } from './intake-store.ts';
import { NotRequiredForm } from './NotRequiredForm.tsx';
import { GuideForm, PutAsideForm, RefuseForm, WrongAuthorityForm } from './OutcomeForms.tsx';

const CHOICES = ['putAside', 'refuse', 'notRequired', 'wrongAuthority', 'guide', 'discard'] as const;
type Choice = (typeof CHOICES)[number];

export interface OutcomeFormProps {
  readonly onSubmit: (outcome: IntakeOutcome) => void;
}

/** Every other way an intake can end, by digit: put aside, refuse, not required, wrong authority, guide slip, discard. */
export function OtherOutcomes({ onSubmit }: OutcomeFormProps): ReactNode {
  const { t } = useTranslation('intake');
  const [choice, setChoice] = useState<Choice | null>(null);
  return (
    <Dialog title={choice === null ? t('other.title') : t(`other.${choice}`)} onClose={closePanel}>
      {choice === null ? <Menu onChoose={setChoice} /> : <Chosen choice={choice} onSubmit={onSubmit} />}
    </Dialog>
  );
}

function Menu({ onChoose }: { readonly onChoose: (choice: Choice) => void }): ReactNode {
  const { t } = useTranslation('intake');
  const noMatter = useIntake((state) => state.form.matter === null);
  const usable = (choice: Choice) => choice === 'discard' || !noMatter;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const choice = CHOICES[Number(event.key) - 1];
      if (choice === undefined || (noMatter && choice !== 'discard')) return;
      event.preventDefault();
      onChoose(choice);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onChoose, noMatter]);
  return (
    <>
      <p className="field-hint">{noMatter ? t('other.noMatter') : t('other.intro')}</p>
      <div className="other-menu">
        {CHOICES.map((choice, index) => (
          <Button key={choice} disabled={!usable(choice)} onClick={() => onChoose(choice)}>
            <kbd>{index + 1}</kbd> {t(`other.${choice}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function Chosen({ choice, onSubmit }: OutcomeFormProps & { readonly choice: Choice }): ReactNode {
  switch (choice) {
    case 'putAside':
      return <PutAsideForm onSubmit={onSubmit} />;
    case 'refuse':
      return <RefuseForm onSubmit={onSubmit} />;
    case 'notRequired':
      return <NotRequiredForm onSubmit={onSubmit} />;
    case 'wrongAuthority':
      return <WrongAuthorityForm onSubmit={onSubmit} />;
    case 'guide':
      return <GuideForm />;
    case 'discard':
      return <DiscardForm />;
  }
}

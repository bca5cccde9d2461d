import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/useSession.ts';
import { useProblem } from '../../bridge/problem.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Duplicates } from './Duplicates.tsx';
import { focusNextField } from './focus.ts';
import { withApplicantName, withKnownApplicant } from './intake-form.ts';
import { codeError, phoneError } from './intake-input.ts';
import { changeApplicant, changeIntake, detachApplicant, useIntake } from './intake-store.ts';
import { useFoundApplicants, useNearDuplicates } from './useFound.ts';

const CODE_LENGTH = 18;
const KINDS = ['organisation', 'person'] as const;

/** Who applies: found by typing, or written anew; code and phone are checked while they are typed. */
export function ApplicantPanel(): ReactNode {
  const { t } = useTranslation('intake');
  const { identity } = useProblem();
  const today = useToday();
  const { form, errors } = useIntake();
  const { applicant } = form;
  const [left, setLeft] = useState<ReadonlySet<'code' | 'phone'>>(new Set());
  const found = useFoundApplicants(applicant.name, applicant.id === null ? 'asked' : 'settled');
  const duplicates = useNearDuplicates(applicant, form.project);

  // A number half-typed is not wrong yet; a complete one is judged at once.
  const wrongCode = left.has('code') || applicant.code.length >= CODE_LENGTH ? codeError(applicant, today) : null;
  const wrongPhone = left.has('phone') ? phoneError(applicant) : null;
  const codeWords = wrongCode === null ? undefined : identity(wrongCode);
  const phoneWords = wrongPhone === null ? undefined : identity(wrongPhone);
  const leave = (field: 'code' | 'phone') => setLeft((fields) => new Set([...fields, field]));

  return (
    <section className="panel" aria-label={t('applicant.title')}>
      <div className="intake-grid">
        <ComboBox
          className="span-5"
          manner="suggest"
          label={t('applicant.name')}
          need="required"
          path="applicant.name"
          text={applicant.name}
          maxLength={120}
          placeholder={t('applicant.namePlaceholder')}
          options={found.map((view) => ({
            key: String(view.id),
            label: view.name,
            detail: [view.code, view.lastProject?.name].filter(Boolean).join(' · '),
            view,
          }))}
          onText={(name) =>
            changeIntake((now) => ({ ...now, applicant: withApplicantName(now.applicant, name) }), 'applicant.name')
          }
          onPick={({ view }) => {
            changeIntake((now) => withKnownApplicant(now, view, view.lastProject), 'applicant');
            focusNextField();
          }}
          error={errors['applicant.name'] ?? errors['applicant']}
        />
        <div className="field span-3 intake-choice">
          <span className="field-label" id="intake-kind">
            {t('applicant.kind')}
          </span>
          <Radio.Group
            aria-labelledby="intake-kind"
            size="small"
            optionType="button"
            value={applicant.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`applicant.${kind}`) }))}
            onChange={(event) =>
              changeApplicant({ kind: event.target.value === 'person' ? 'person' : 'organisation' }, 'code')
            }
          />
        </div>
        <TextField
          className="span-4"
          label={t(applicant.kind === 'organisation' ? 'applicant.code' : 'applicant.idNumber')}
          need="required"
          path="applicant.code"
          value={applicant.code}
          maxLength={24}
          error={errors['applicant.code'] ?? codeWords}
          onBlur={() => leave('code')}
          onChange={(code) => changeApplicant({ code }, 'code')}
        />
        <TextField
          className="span-4"
          label={t('applicant.phone')}
          need="required"
          path="applicant.phone"
          value={applicant.phone}
          maxLength={30}
          error={errors['applicant.phone'] ?? phoneWords}
          onBlur={() => leave('phone')}
          onChange={(phone) => changeApplicant({ phone }, 'phone')}
        />
        <TextField
          className="span-4"
          label={t('applicant.contactName')}
          path="applicant.contactName"
          value={applicant.contactName}
          maxLength={40}
          error={errors['applicant.contactName']}
          onChange={(contactName) => changeApplicant({ contactName }, 'contactName')}
        />
        {applicant.kind === 'organisation' && (
          <TextField
            className="span-4"
            label={t('applicant.legalRepresentative')}
            path="applicant.legalRepresentative"
            value={applicant.legalRepresentative}
            maxLength={40}
            error={errors['applicant.legalRepresentative']}
            onChange={(legalRepresentative) => changeApplicant({ legalRepresentative }, 'legalRepresentative')}
          />
        )}
        <TextField
          className="span-8"
          label={t('applicant.address')}
          path="applicant.address"
          value={applicant.address}
          maxLength={200}
          error={errors['applicant.address']}
          onChange={(address) => changeApplicant({ address }, 'address')}
        />
      </div>
      {applicant.id !== null && (
        <p className="intake-known">
          {t('applicant.known')}
          <Button type="link" size="small" onClick={detachApplicant}>
            {t('applicant.detach')}
          </Button>
        </p>
      )}
      <Duplicates
        title={t('duplicates.applicant')}
        entries={duplicates.applicants.map(({ applicant: view, reasons }) => ({
          key: String(view.id),
          name: view.name,
          detail: view.code ?? '',
          reasons,
          take: () => changeIntake((now) => withKnownApplicant(now, view, null), 'applicant'),
        }))}
      />
    </section>
  );
}

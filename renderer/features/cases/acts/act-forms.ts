import type { ComponentType } from 'react';
import type { ActType } from '../../../../shared/workflow/types.ts';
import { ExtendForm, PauseForm, ResumeForm } from './ClockForms.tsx';
import { CorrectForm } from './CorrectForm.tsx';
import { DecideForm, RevokeForm } from './DecisionForms.tsx';
import { DeliverForm } from './DeliverForm.tsx';
import { DrawForm, NoticeRectificationForm } from './FollowUpForms.tsx';
import { AcceptForm, FileForm, IssueNoticeForm } from './MaterialsForms.tsx';
import { ArchiveForm, ConfirmDeemedForm, PermitForm, RequestReinspectionForm, WithdrawForm } from './PlainForms.tsx';
import { NotRequiredForm, RefuseForm, WrongAuthorityForm } from './SideExitForms.tsx';
import { SupplementsForm } from './SupplementsForm.tsx';
import type { ActFormProps } from './useActForm.ts';
import { CheckForm, InspectForm, ReinspectForm, TechnicalReviewForm, VerifyForm } from './VisitForms.tsx';

/** The form of every act; an act without one does not compile. */
export const ACT_FORMS: Readonly<Record<ActType, ComponentType<ActFormProps>>> = {
  accept: AcceptForm,
  'issue-notice': IssueNoticeForm,
  refuse: RefuseForm,
  'not-required': NotRequiredForm,
  'wrong-authority': WrongAuthorityForm,
  'receive-supplements': SupplementsForm,
  'confirm-deemed': ConfirmDeemedForm,
  'technical-review': TechnicalReviewForm,
  inspect: InspectForm,
  pause: PauseForm,
  resume: ResumeForm,
  extend: ExtendForm,
  decide: DecideForm,
  permit: PermitForm,
  verify: VerifyForm,
  'notice-rectification': NoticeRectificationForm,
  'request-reinspection': RequestReinspectionForm,
  reinspect: ReinspectForm,
  revoke: RevokeForm,
  file: FileForm,
  draw: DrawForm,
  check: CheckForm,
  deliver: DeliverForm,
  withdraw: WithdrawForm,
  archive: ArchiveForm,
  correct: CorrectForm,
};

import type { ComponentType } from 'react';
import { ACT_TYPES } from '../../../../shared/workflow/types.ts';
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

/** Side exits and repairs stand apart from what usually comes next. */
const ASIDE: readonly ActType[] = ['refuse', 'not-required', 'wrong-authority', 'withdraw', 'correct'];

export interface ActGroups {
  readonly usual: readonly ActType[];
  readonly other: readonly ActType[];
}

/** The allowed acts in the order of the trade, in two groups; names this program does not know are left out. */
export function actGroups(allowed: readonly string[]): ActGroups {
  const known = ACT_TYPES.filter((act) => allowed.includes(act));
  return {
    usual: known.filter((act) => !ASIDE.includes(act)),
    other: known.filter((act) => ASIDE.includes(act)),
  };
}

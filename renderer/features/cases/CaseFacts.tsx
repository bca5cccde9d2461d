import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../shared/contract/cases.ts';
import type { ApplicantView } from '../../../shared/contract/registry.ts';
import { useTerms } from '../../locales/useTerms.ts';
import { RevealForm } from './RevealForm.tsx';

/** Who and what the case is about; personal numbers stay masked until a reason is given. */
export function CaseFacts({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('cases');
  const term = useTerms();
  const [revealed, setRevealed] = useState<ApplicantView | null>(null);
  const note = useRef<HTMLParagraphElement>(null);
  // The button that opened the question is gone: the focus goes to what came of it.
  useEffect(() => {
    if (revealed !== null) note.current?.focus();
  }, [revealed]);
  const { project } = detail;
  const floorArea = project?.floorArea ?? null;
  const storeysAbove = project?.storeysAbove ?? null;
  const height = project?.height ?? null;
  const applicant = revealed !== null && revealed.id === detail.applicant?.id ? revealed : detail.applicant;
  const unknown = t('screen.unknown');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('screen.applicant'), applicant?.name ?? detail.applicantName ?? unknown],
    ...(applicant === null
      ? []
      : ([
          [t('screen.code'), applicant.code ?? unknown],
          [
            t('screen.phone'),
            <span key="phone" className="row case-phone">
              {[applicant.contactName, applicant.phone].filter((one) => one !== null).join(' ') || unknown}
              {applicant.masked && <RevealForm applicantId={applicant.id} onRevealed={setRevealed} />}
            </span>,
          ],
        ] as const)),
    [t('screen.address'), detail.address ?? project?.address ?? unknown],
    [t('screen.use'), project === null ? unknown : term('use', project.use)],
    [
      t('screen.area'),
      floorArea === null ? unknown : t('screen.areaValue', { value: floorArea.toLocaleString('en-US') }),
    ],
    ...(storeysAbove === null
      ? []
      : [
          [
            t('screen.storeys'),
            t('screen.storeysValue', { above: storeysAbove, below: project?.storeysBelow ?? 0 }),
          ] as const,
        ]),
    ...(height === null ? [] : [[t('screen.height'), t('screen.heightValue', { value: height })] as const]),
    [t('screen.received'), detail.receivedOn ?? unknown],
    [t('screen.accepted'), detail.acceptedOn ?? t('list.none')],
    ...(detail.endedOn === null ? [] : [[t('screen.ended'), detail.endedOn] as const]),
    [t('screen.handler'), detail.handlerName ?? t('list.none')],
    ...(detail.counterName === null ? [] : [[t('screen.counter'), detail.counterName] as const]),
    ...(detail.ticket === null
      ? []
      : [
          [
            t('screen.ticket'),
            `${detail.ticket.label}${detail.ticket.priority === 'green' ? ` · ${term('ticketPriority', 'green')}` : ''}`,
          ] as const,
        ]),
    ...(detail.firstAskedName === null ? [] : [[t('screen.firstAsked'), detail.firstAskedName] as const]),
    [t('screen.ruleSet'), term('ruleSet', detail.ruleSet)],
    ...(detail.remark === null ? [] : [[t('screen.remark'), detail.remark] as const]),
  ];
  return (
    <>
      <dl className="case-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {revealed !== null && (
        <p ref={note} tabIndex={-1} className="soft" role="status">
          {t('reveal.shown')}
        </p>
      )}
    </>
  );
}

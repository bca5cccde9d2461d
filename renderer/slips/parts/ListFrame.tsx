import type { ReactNode } from 'react';
import type { PaperOffice } from '../../../shared/papers/types.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';
import { formatLongDate } from '../../../shared/dates/civil.ts';

/** Head and foot of a list the counter works through, on half sheets. */
export function ListFrame(props: {
  readonly office: PaperOffice;
  readonly issuedOn: CivilDate;
  readonly title: string;
  /** The large line under the title. */
  readonly lead: string;
  readonly notes: readonly string[];
  readonly children: ReactNode;
}) {
  const { office, issuedOn } = props;
  return (
    <section className="copy copy-single" aria-label={props.title}>
      <p className="reprint" aria-hidden="true" />
      <header className="list-head">
        <p className="issuer">{office.officeName}</p>
        <h1>{props.title}</h1>
        <p className="lead">{props.lead}</p>
        {props.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </header>
      {props.children}
      <footer className="list-foot">
        <p>
          打印：{formatLongDate(issuedOn)} {office.handlerName}
        </p>
        <p>本表含个人信息，仅限窗口工作使用，用后按规定销毁。</p>
      </footer>
    </section>
  );
}

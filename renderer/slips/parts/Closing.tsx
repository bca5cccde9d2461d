import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CopyMark, PaperOffice } from '../../../shared/papers/types.ts';
import type { CivilDate } from '../../../shared/dates/types.ts';

/** Which seal belongs on the paper: the counter's receipt seal, or the authority's own (行政许可法 §32, §39). */
export type Seal = 'receipt-seal' | 'authority-seal';

const SEAL_WORDS: Readonly<Record<Seal, string>> = {
  'receipt-seal': '（受理专用印章）',
  'authority-seal': '（机关印章）',
};

/** Who served the applicant, the seal over authority and date, and on the file copy the applicant's signature. */
export function Closing(props: {
  readonly office: PaperOffice;
  readonly issuedOn: CivilDate;
  readonly seal: Seal;
  readonly copy: CopyMark;
}) {
  const { office } = props;
  return (
    <footer className={`closing ${props.seal}`}>
      <div className="signatures">
        <dl className="served">
          <div>
            <dt>承办人</dt>
            <dd>{office.handlerName}</dd>
          </div>
          <div>
            <dt>受理窗口</dt>
            <dd>{office.counterName}</dd>
          </div>
          {props.copy === 'file' && (
            <div className="receipt-line">
              <dt>申请人签收</dt>
              <dd>
                <span className="rule" />
                <span className="blank-date">　　年　月　日</span>
              </dd>
            </div>
          )}
        </dl>
        <div className="seal">
          <p className="authority">{office.authority}</p>
          <p className="seal-words">{SEAL_WORDS[props.seal]}</p>
          <p className="date">{formatLongDate(props.issuedOn)}</p>
        </div>
      </div>
      <ContactLine office={office} />
    </footer>
  );
}

/** Where the paper can be answered. */
export function ContactLine({ office }: { readonly office: PaperOffice }) {
  return (
    <p className="contact">
      <span>地址：{office.address}</span> <span>咨询电话：{office.phone}</span>{' '}
      <span>监督电话：{office.supervisionPhone}</span> <span>办公时间：{office.hours}</span>
    </p>
  );
}

/** The applicant's remedies, on every negative decision (行政复议法 §20, 行政诉讼法 §46). */
export function RemedyLine({ paper }: { readonly paper: string }) {
  return (
    <p className="remedy">
      如不服{paper}，可以自收到{paper}之日起六十日内依法申请行政复议，也可以自收到{paper}
      之日起六个月内依法向人民法院提起行政诉讼。
    </p>
  );
}

import type { CopyMark, ServiceReturnData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { ContactLine } from '../parts/Closing.tsx';
import { dateOrBlank, servedTitle } from '../words.ts';

const METHODS = [
  ['direct', '直接送达'],
  ['left', '留置送达'],
  ['post', '邮寄送达'],
  ['public-notice', '公告送达'],
] as const;

function Row(props: { readonly label: string; readonly value: string | null; readonly height?: 'tall' }) {
  return (
    <tr className={props.height === 'tall' ? 'tall' : ''}>
      <th scope="row">{props.label}</th>
      <td>{props.value ?? ''}</td>
    </tr>
  );
}

/** 送达回证; what is not known yet stays ruled and empty, to be filled in by hand. */
export function ServiceReturn({ data, copy }: { readonly data: ServiceReturnData; readonly copy: CopyMark }) {
  // Who took it in, where that is not whom it is for.
  const signer = data.recipient === data.case.applicantName ? null : data.recipient;
  const taken = [
    ...(signer === null ? [] : [`收件人：${signer}`]),
    ...(data.relation === null ? [] : [`关系：${data.relation}`]),
  ];
  return (
    <A4Frame data={data} copy={copy}>
      <table className="fields service">
        <colgroup>
          <col className="wide-label" />
          <col />
        </colgroup>
        <tbody>
          <tr>
            <th scope="row">送达文书名称和文号</th>
            <td>
              {data.documents.length === 0 ? (
                <p className="blank-line" />
              ) : (
                data.documents.map((document) => (
                  <p key={`${document.name}-${document.number}`}>
                    {servedTitle(document.name, data.case.matter)}　{document.number}
                  </p>
                ))
              )}
            </td>
          </tr>
          <Row label="送达单位" value={data.office.authority} />
          <Row label="受送达人" value={data.case.applicantName} />
          <Row label="案件名称" value={data.case.projectName} />
          <tr>
            <th scope="row">送达时间</th>
            <td>{dateOrBlank(data.deliveredOn)}　　　时　　分</td>
          </tr>
          <Row label="送达地点" value={data.place} />
          <tr>
            <th scope="row">送达方式</th>
            <td>
              {METHODS.map(([method, words]) => (
                <span className="choice" key={method}>
                  <span className="box">{method === data.method ? '√' : ''}</span>
                  {words}
                </span>
              ))}
            </td>
          </tr>
          <tr className="tall">
            <th scope="row">
              收件人签名或者盖章
              <br />
              （与受送达人的关系）
            </th>
            <td className="signature-cell">
              <span>{taken.join('　')}</span>
              <span className="blank-date">　　　　年　　月　　日</span>
            </td>
          </tr>
          <tr className="tall">
            <th scope="row">见证人签名</th>
            <td className="signature-cell">
              <span>{data.witness ?? ''}</span>
              <span className="blank-date">　　　　年　　月　　日</span>
            </td>
          </tr>
          <tr className="tall">
            <th scope="row">送达人签名</th>
            <td className="signature-cell">
              <span />
              <span className="blank-date">　　　　年　　月　　日</span>
            </td>
          </tr>
          <Row label="备　　注" value="" height="tall" />
        </tbody>
      </table>
      <p className="legend">
        注：受送达人拒绝签收的，由送达人注明拒收理由和日期，邀请见证人签名后留置送达；邮寄送达的，附寄送凭证。
      </p>
      <footer className="closing">
        <ContactLine office={data.office} />
      </footer>
    </A4Frame>
  );
}

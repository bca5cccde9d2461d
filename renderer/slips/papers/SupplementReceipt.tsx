import type { CopyMark, SupplementReceiptData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing } from '../parts/Closing.tsx';
import { formatLongDate } from '../../../shared/dates/civil.ts';

/** 补正材料接收凭证: what was asked for, line by line, and what of it is in. */
export function SupplementReceipt({ data, copy }: { readonly data: SupplementReceiptData; readonly copy: CopyMark }) {
  const lines = [
    ...data.handedIn.map((line) => ({ ...line, state: 'in' as const })),
    ...data.outstanding.map((line) => ({ ...line, state: 'outstanding' as const })),
  ].toSorted((left, right) => left.line - right.line);
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields case={data.case} more={[{ label: '告知书文号', value: data.noticeNumber }]} />
      <div className="text">
        <p>
          {formatLongDate(data.issuedOn)}
          收到你单位（个人）按照上列补正材料一次性告知书提交的材料，与告知书逐项核对如下：
        </p>
      </div>
      <table className="list checked">
        <colgroup>
          <col className="ordinal" />
          <col />
          <col className="sign" />
          <col className="result" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">材料序号</th>
            <th scope="col">材料名称</th>
            <th scope="col">核对</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <td>{line.name}</td>
              <td>{line.state === 'in' ? '√' : '×'}</td>
              <td>{line.state === 'in' ? '已收' : '未交'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="text">
        <p>
          {data.outstanding.length === 0
            ? '告知书所列材料已经全部补正，补正之日即为受理之日，受理凭证另行发给。'
            : `尚有第${data.outstanding.map((line) => line.line).join('、')}项材料未补正。全部补正之日为受理之日，本凭证不表示申请已经受理。`}
        </p>
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="receipt-seal" copy={copy} />
    </A4Frame>
  );
}

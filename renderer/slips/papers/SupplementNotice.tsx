import type { CopyMark, SupplementNoticeData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing } from '../parts/Closing.tsx';
import { chineseNumber, dateOrBlank, FORM_NAME, MATTER_TITLE } from '../words.ts';

/** 补正材料一次性告知书: every missing and defective item at once, by its line of the list. */
export function SupplementNotice({ data, copy }: { readonly data: SupplementNoticeData; readonly copy: CopyMark }) {
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields case={data.case} />
      <div className="text">
        <p>
          {data.case.applicantName}：你单位（个人）于{dateOrBlank(data.case.receivedOn)}提出的
          {MATTER_TITLE[data.case.matter]}
          申请收悉。经核对，需要补正申请材料清单第<b>{data.lines.map((line) => line.line).join('、')}</b>项，共
          {chineseNumber(data.lines.length)}
          项。根据《中华人民共和国行政许可法》第三十二条第一款第四项的规定，现将需要补正的全部内容一次告知如下：
        </p>
      </div>
      <table className="list supplements">
        <colgroup>
          <col className="ordinal" />
          <col className="name" />
          <col />
          <col className="form" />
          <col className="source" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">材料序号</th>
            <th scope="col">材料名称</th>
            <th scope="col">需要补正的内容</th>
            <th scope="col">形式和份数</th>
            <th scope="col">出具单位和办理途径</th>
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line) => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <td>{line.name}</td>
              <td>
                <b>{line.problem === 'missing' ? '缺少' : '不符合要求'}</b>
                {line.what !== '' && `：${line.what}`}
              </td>
              <td>
                {FORM_NAME[line.form]}
                <br />
                {line.copies} 份
              </td>
              <td>
                {line.issuedBy}
                {line.howToGet !== '' && `；${line.howToGet}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="text">
        <p>
          请将上列材料补正后交至本窗口。全部补正之日即为受理之日，届时发给受理凭证；已经提交的其他材料无需重复提交。本告知书一次列明需要补正的全部内容，未列入的材料不再要求补正。
        </p>
        {data.serial > 1 && <p>本件为对同一申请的第{chineseNumber(data.serial)}次告知。</p>}
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="receipt-seal" copy={copy} />
    </A4Frame>
  );
}

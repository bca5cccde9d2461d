import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CopyMark, ExtensionNoticeData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing } from '../parts/Closing.tsx';
import { Paragraphs } from '../parts/Paragraphs.tsx';
import { MATTER_TITLE, PROVISIONAL } from '../words.ts';

/** 延长办理期限告知书: new date, reason, approver (行政许可法 §42). */
export function ExtensionNotice({ data, copy }: { readonly data: ExtensionNoticeData; readonly copy: CopyMark }) {
  const mark = data.newDueCertainty === 'provisional' ? PROVISIONAL : '';
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields
        case={data.case}
        dates="received-and-accepted"
        more={[
          { label: '受理凭证文号', value: data.case.receiptNumber ?? '—' },
          { label: '原办结日期', value: data.oldDue === null ? '—' : formatLongDate(data.oldDue), width: 'half' },
          {
            label: '现办结日期',
            value: <b>{data.newDue === null ? '特别程序结束后续计' : `${formatLongDate(data.newDue)}${mark}`}</b>,
            width: 'half',
          },
          { label: '批 准 人', value: `${data.approverName}（本机关负责人）` },
        ]}
      />
      <div className="text letter">
        <p className="addressee">{data.case.applicantName}：</p>
        <p>
          你单位（个人）申请的{MATTER_TITLE[data.case.matter]}
          ，在法定期限内不能作出决定。根据《中华人民共和国行政许可法》第四十二条的规定，经本机关负责人批准，办理期限延长
          <b>{data.days} 个工作日</b>
          {data.newDue !== null && (
            <>
              ，至<b>{formatLongDate(data.newDue)}</b>止{mark}
            </>
          )}
          。
        </p>
        <p className="caption">延长期限的理由：</p>
        <Paragraphs text={data.reason} />
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="authority-seal" copy={copy} />
    </A4Frame>
  );
}

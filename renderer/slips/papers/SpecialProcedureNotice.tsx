import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CopyMark, SpecialProcedureNoticeData } from '../../../shared/papers/types.ts';
import { terms } from '../../locales/zh-CN/terms.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing } from '../parts/Closing.tsx';
import { MATTER_TITLE } from '../words.ts';

/** 特别程序所需时间告知书: which time is not counted, from when, and how long (行政许可法 §45). */
export function SpecialProcedureNotice(props: { readonly data: SpecialProcedureNoticeData; readonly copy: CopyMark }) {
  const { data, copy } = props;
  const reason = terms.pauseReason[data.reason];
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields
        case={data.case}
        dates="received-and-accepted"
        more={[
          { label: '受理凭证文号', value: data.case.receiptNumber ?? '—' },
          { label: '特别程序', value: reason, width: 'half' },
          { label: '所需时间', value: `${data.expectedWorkdays} 个工作日`, width: 'half' },
        ]}
      />
      <div className="text letter">
        <p className="addressee">{data.case.applicantName}：</p>
        <p>
          你单位（个人）申请的{MATTER_TITLE[data.case.matter]}，依法需要进行<b>{reason}</b>
          。根据《中华人民共和国行政许可法》第四十五条的规定，现将所需时间告知如下：
        </p>
        <p>
          自<b>{formatLongDate(data.from)}</b>的次日起至{reason}
          结束之日止的时间，不计算在办理期限内。预计需要<b>{data.expectedWorkdays} 个工作日</b>。
        </p>
        <p>
          {reason}结束后，办理期限继续计算，尚余<b>{data.remaining} 个工作日</b>。
        </p>
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="authority-seal" copy={copy} />
    </A4Frame>
  );
}

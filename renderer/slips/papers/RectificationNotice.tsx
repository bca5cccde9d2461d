import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CopyMark, RectificationNoticeData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing, RemedyLine } from '../parts/Closing.tsx';
import { Paragraphs } from '../parts/Paragraphs.tsx';

/** 消防安全检查责令限期改正通知书. */
export function RectificationNotice(props: { readonly data: RectificationNoticeData; readonly copy: CopyMark }) {
  const { data, copy } = props;
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields
        case={data.case}
        dates="received-and-accepted"
        more={[
          { label: '受理凭证文号', value: data.case.receiptNumber ?? '—' },
          { label: '改正期限', value: <b>{formatLongDate(data.deadline)}前</b> },
        ]}
      />
      <div className="text letter">
        <p className="addressee">{data.case.applicantName}：</p>
        <p>经现场核查，你单位（个人）的场所与承诺内容不符，存在下列消防安全问题：</p>
        <Paragraphs text={data.findings} />
        <p>
          根据《中华人民共和国消防法》第十五条、第五十八条的规定，责令你单位（个人）于
          <b>{formatLongDate(data.deadline)}</b>
          前改正完毕，并可以在改正后提前申请复查。逾期不改正或者整改后仍达不到要求的，将依法撤销许可。
        </p>
        <RemedyLine paper="本通知书" />
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="authority-seal" copy={copy} />
    </A4Frame>
  );
}

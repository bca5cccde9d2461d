import type { CopyMark, RevocationDecisionData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing, RemedyLine } from '../parts/Closing.tsx';
import { Paragraphs } from '../parts/Paragraphs.tsx';
import { MATTER_TITLE } from '../words.ts';

/** 撤销许可决定书. */
export function RevocationDecision({ data, copy }: { readonly data: RevocationDecisionData; readonly copy: CopyMark }) {
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields
        case={data.case}
        dates="received-and-accepted"
        more={[{ label: '原许可文号', value: data.permitNumber }]}
      />
      <div className="text letter">
        <p className="addressee">{data.case.applicantName}：</p>
        <p>
          经查，你单位（个人）取得的{MATTER_TITLE[data.case.matter]}许可（文号：{data.permitNumber}）存在下列情形：
        </p>
        <Paragraphs text={data.reasons} />
        <p>
          根据《中华人民共和国行政许可法》第六十九条
          {data.case.matter === 'pre-opening' && '和《中华人民共和国消防法》第五十八条'}的规定，决定
          <b>撤销上列许可</b>。自收到本决定书之日起，原许可文书不再有效，场所不得继续投入使用、营业。
        </p>
        <RemedyLine paper="本决定书" />
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="authority-seal" copy={copy} />
    </A4Frame>
  );
}

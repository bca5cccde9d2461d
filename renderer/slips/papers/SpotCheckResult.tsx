import type { CopyMark, SpotCheckResultData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { Alternatives } from '../parts/Alternatives.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing, RemedyLine } from '../parts/Closing.tsx';
import { Paragraphs } from '../parts/Paragraphs.tsx';
import { MATTER_LAW } from '../words.ts';

/** 备案抽查结果通知书 and 复查结果通知书. */
export function SpotCheckResult({ data, copy }: { readonly data: SpotCheckResultData; readonly copy: CopyMark }) {
  const check = data.stage === 'check' ? '抽查' : '复查';
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields
        case={data.case}
        more={[
          { label: '备案凭证文号', value: data.voucherNumber },
          { label: `${check}人员`, value: data.inspectorNames.join('、') || '—' },
        ]}
      />
      <div className="text letter">
        <p className="addressee">{data.case.applicantName}：</p>
        <p>
          根据{MATTER_LAW['completion-filing']}的规定，本机关对上列已经备案的建设工程进行了消防验收备案{check}
          ，结果为：
        </p>
        <p className="conclusion">
          <Alternatives
            chosen={data.result}
            choices={[
              ['conforming', `${check}合格`],
              ['not-conforming', `${check}不合格`],
            ]}
          />
        </p>
        {data.findings.trim() !== '' && (
          <>
            <p className="caption">{data.result === 'conforming' ? `${check}情况：` : '存在的主要问题：'}</p>
            <Paragraphs text={data.findings} />
          </>
        )}
        {data.result === 'not-conforming' && (
          <>
            <p>
              请自收到本通知书之日起<b>立即停止使用</b>
              ，组织整改，整改完成后向本机关书面申请复查；经复查合格后方可使用。
            </p>
            <RemedyLine paper="本通知书" />
          </>
        )}
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="authority-seal" copy={copy} />
    </A4Frame>
  );
}

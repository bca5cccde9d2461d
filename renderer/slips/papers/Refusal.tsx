import type { CopyMark, RefusalData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { TickedReasons } from '../parts/Alternatives.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing, RemedyLine } from '../parts/Closing.tsx';
import { MaterialTable } from '../parts/MaterialTable.tsx';
import { Paragraphs } from '../parts/Paragraphs.tsx';
import { MATTER_TITLE } from '../words.ts';

function linesMarked(data: RefusalData, marks: readonly string[]): string {
  const lines = data.materials.filter((line) => marks.includes(line.mark)).map((line) => line.line);
  return lines.length === 0 ? '' : `（材料序号：${lines.join('、')}）`;
}

/** 不予受理凭证 (for a filing: 不予备案凭证); the wrong authority is answered by naming the right one. */
export function Refusal({ data, copy }: { readonly data: RefusalData; readonly copy: CopyMark }) {
  const act = data.case.matter === 'completion-filing' ? '不予备案' : '不予受理';
  const right = data.rightAuthority === null ? '' : `，请向${data.rightAuthority}申请`;
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields case={data.case} />
      <MaterialTable materials={data.materials} />
      <div className="text">
        <p>
          你单位（个人）提出的{MATTER_TITLE[data.case.matter]}
          申请，经核对，存在下列第“√”项情形，根据《中华人民共和国行政许可法》第三十二条的规定，决定
          <b>{act}</b>：
        </p>
        <TickedReasons
          chosen={data.ground}
          choices={[
            ['wrong-authority', `申请事项依法不属于本机关职权范围${right}`],
            ['not-conforming', `申请材料不符合法定形式或者法定条件${linesMarked(data, ['defective'])}`],
            ['incomplete', `申请材料不齐全，经告知后未补正${linesMarked(data, ['missing', 'defective'])}`],
            ['false-material', '隐瞒有关情况或者提供虚假材料'],
            ['other', '其他情形'],
          ]}
        />
        <p className="caption">具体理由：</p>
        <Paragraphs text={data.reasons} />
        <RemedyLine paper="本凭证" />
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="receipt-seal" copy={copy} />
    </A4Frame>
  );
}

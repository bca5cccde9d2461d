import { formatLongDate } from '../../../shared/dates/civil.ts';
import type { CopyMark, FilingVoucherData } from '../../../shared/papers/types.ts';
import { A4Frame } from '../A4Frame.tsx';
import { Alternatives } from '../parts/Alternatives.tsx';
import { CaseFields } from '../parts/CaseFields.tsx';
import { Closing } from '../parts/Closing.tsx';
import { MaterialTable } from '../parts/MaterialTable.tsx';
import { limitWords, MATTER_LAW } from '../words.ts';

/** 建设工程消防验收备案凭证: filed, and whether the project was drawn for a check. */
export function FilingVoucher({ data, copy }: { readonly data: FilingVoucherData; readonly copy: CopyMark }) {
  return (
    <A4Frame data={data} copy={copy}>
      <CaseFields
        case={data.case}
        more={[
          {
            label: '竣工验收合格',
            value: data.completionPassedOn === null ? '—' : formatLongDate(data.completionPassedOn),
            width: 'half',
          },
        ]}
      />
      <MaterialTable materials={data.materials} />
      <div className="text">
        <p>
          你单位（个人）申请的建设工程消防验收备案，备案材料齐全。根据{MATTER_LAW['completion-filing']}
          的规定，予以<b>备案</b>。
        </p>
        {data.late !== null && (
          <p>
            依法应当自工程竣工验收合格之日起五个工作日内（至{formatLongDate(data.late.due)}止
            {data.late.provisional && '，暂定'}）备案，本次备案已经
            <b>超过规定期限</b>。
          </p>
        )}
        <p>
          经随机抽取，本工程：
          {data.drawn === 'pending' ? (
            <b>尚未抽取，抽取结果另行告知并向社会公布。</b>
          ) : (
            <Alternatives
              chosen={data.drawn}
              choices={[
                ['not-drawn', '未被确定为检查对象'],
                ['drawn', '被确定为检查对象'],
              ]}
            />
          )}
        </p>
        {data.drawn === 'drawn' && (
          <p>
            本机关将依法进行现场检查
            {data.spotCheck !== null && (
              <>
                ，检查期限<b>{limitWords(data.spotCheck)}</b>
              </>
            )}
            ，并书面告知检查结果。请做好配合检查的准备。
          </p>
        )}
      </div>
      <Closing office={data.office} issuedOn={data.issuedOn} seal="authority-seal" copy={copy} />
    </A4Frame>
  );
}

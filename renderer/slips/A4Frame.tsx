import type { ReactNode } from 'react';
import { scanCodeOfNumber } from '../../shared/papers/scan-code.ts';
import type { CopyMark, PaperData } from '../../shared/papers/types.ts';
import { PAPER_LAYOUT } from '../../shared/papers/types.ts';
import { Barcode } from './parts/Barcode.tsx';
import { chineseNumber, COPY_NAME, titleOf } from './words.ts';

/** Head and sheet of an A4 paper: copy mark, barcode, authority, title, number. */
export function A4Frame(props: { readonly data: PaperData; readonly copy: CopyMark; readonly children: ReactNode }) {
  const { data, copy } = props;
  const copies = PAPER_LAYOUT[data.kind].copies.length;
  const matter = 'case' in data ? data.case.matter : data.kind === 'guide-slip' ? data.matter : null;
  const code =
    data.number === null || matter === null ? null : scanCodeOfNumber(data.kind, matter, data.number, data.issuedOn);
  return (
    <section className={`copy copy-${copy}`} aria-label={COPY_NAME[copy]}>
      <header className="head">
        <div className="marks">
          <Barcode text={code} />
          <p className="reprint" aria-hidden="true" />
          <p className="issuer">{data.office.authority}</p>
          <p className="copy-mark">
            {copies > 1 && `一式${copies === 2 ? '两' : chineseNumber(copies)}份 · `}
            {COPY_NAME[copy]}
          </p>
        </div>
        <h1>{titleOf(data)}</h1>
        {data.number !== null && <p className="number">{data.number}</p>}
      </header>
      {props.children}
    </section>
  );
}

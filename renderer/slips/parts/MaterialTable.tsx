import type { PaperMaterialLine } from '../../../shared/papers/types.ts';
import { FORM_NAME } from '../words.ts';

const SIGN: Readonly<Record<PaperMaterialLine['mark'], string>> = {
  received: '√',
  missing: '×',
  defective: '×',
  tolerated: '○',
  deferred: '△',
  unchecked: '',
  'not-applicable': '／',
};
const MEANING: readonly (readonly [PaperMaterialLine['mark'], string])[] = [
  ['received', '√ 已收'],
  ['missing', '× 缺少或者不符合要求'],
  ['tolerated', '○ 容缺，限期补齐'],
  ['deferred', '△ 现场核查时提供'],
  ['not-applicable', '／ 不适用'],
];
const NOTE: Readonly<Partial<Record<PaperMaterialLine['mark'], string>>> = {
  missing: '缺少',
  defective: '不符合要求',
  unchecked: '尚未核对',
};

function note(line: PaperMaterialLine): string {
  const word = NOTE[line.mark];
  if (word === undefined) return line.note;
  return line.note === '' ? word : `${word}：${line.note}`;
}

function isUsed(materials: readonly PaperMaterialLine[], mark: PaperMaterialLine['mark']): boolean {
  return materials.some((line) => line.mark === mark || (mark === 'missing' && line.mark === 'defective'));
}

/** Material list as ticked; lines that do not apply are struck out. Only the signs that occur are explained. */
export function MaterialTable({ materials }: { readonly materials: readonly PaperMaterialLine[] }) {
  if (materials.length === 0) return null;
  return (
    <>
      <table className="list materials">
        <colgroup>
          <col className="ordinal" />
          <col />
          <col className="form" />
          <col className="sign" />
          <col className="note" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">申请材料</th>
            <th scope="col">形式和份数</th>
            <th scope="col">核对</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {materials.map((line) => (
            <tr key={line.line} className={line.mark}>
              <td>{line.line}</td>
              <td>{line.mark === 'not-applicable' ? <s>{line.name}</s> : line.name}</td>
              <td>
                {FORM_NAME[line.form]} <span className="count">{line.copies} 份</span>
              </td>
              <td>{SIGN[line.mark]}</td>
              <td>{note(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="legend">
        {MEANING.filter(([mark]) => isUsed(materials, mark))
          .map(([, words]) => words)
          .join('　')}
      </p>
    </>
  );
}

import type { PaperCase } from '../../../shared/papers/types.ts';
import { dateOrBlank, squareMetres, storeys, SUBJECT, useName } from '../words.ts';
import type { Field } from './FieldTable.tsx';
import { FieldTable } from './FieldTable.tsx';

/** The project as every paper shows it, with the fields a paper adds below. */
export function CaseFields(props: {
  readonly case: PaperCase;
  readonly dates?: 'received' | 'received-and-accepted';
  readonly more?: readonly Field[];
}) {
  const data = props.case;
  const words = SUBJECT[data.matter];
  const fields: Field[] = [
    { label: words.applicant, value: data.applicantName },
    { label: words.name, value: data.projectName },
    { label: '地　　址', value: data.address },
    { label: '使用性质', value: useName(data.use), width: 'half' },
    { label: '建筑面积', value: squareMetres(data.floorArea), width: 'half' },
    { label: '层　　数', value: storeys(data), width: 'half' },
    { label: '建筑高度', value: data.height === null ? '—' : `${data.height} 米`, width: 'half' },
    ...(data.receivedOn === null
      ? []
      : [{ label: '申请日期', value: dateOrBlank(data.receivedOn), width: 'half' } as const]),
    ...(props.dates === 'received-and-accepted' && data.acceptedOn !== null
      ? [{ label: '受理日期', value: dateOrBlank(data.acceptedOn), width: 'half' } as const]
      : []),
    ...(props.more ?? []),
  ];
  return <FieldTable fields={fields} />;
}

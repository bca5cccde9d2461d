import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarVersionView } from '../../../shared/contract/notices.ts';
import { useHasRole } from '../../app/useSession.ts';
import { client } from '../../bridge/client.ts';
import { codeOf } from '../../bridge/problem-codes.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openPaper } from '../../state/navigation.ts';
import { momentWords } from '../settings/moment.ts';
import { SlipList, issueAllSlips, type Slip } from './slips.tsx';

interface VersionTableProps {
  readonly versions: readonly CalendarVersionView[];
  readonly onChoose: (id: number) => void;
}

/** Everything loaded so far, newest first: its list, its slips, and the way back. */
export function VersionTable({ versions, onChoose }: VersionTableProps): ReactNode {
  const { t } = useTranslation('notices');
  const { describe } = useProblem();
  const maySign = useHasRole('supervisor');
  const [slips, setSlips] = useState<readonly Slip[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const guarded = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(codeOf(error) === 'VERSION_SETTLED' ? t('settled') : describe(error).sentence);
    }
  };
  const makeSlips = (listId: number) => guarded(async () => setSlips(await issueAllSlips(listId)));
  const takeBack = (id: number) => guarded(async () => onChoose((await client.notices.restore({ id })).id));

  if (versions.length === 0) return <p className="empty">{t('noHistory')}</p>;
  return (
    <>
      <h4>{t('history')}</h4>
      {problem !== null && (
        <p className="message error" role="alert">
          {problem}
        </p>
      )}
      {slips !== null && <SlipList slips={slips} />}
      <table className="settings-table">
        <caption className="visually-hidden">{t('history')}</caption>
        <tbody>
          {versions.map((version) => {
            const { id, year, document, days, state, listId, listPaperId } = version;
            return (
              <tr key={id}>
                <th scope="row">{t(days === null ? 'proposalBack' : 'proposal', { year, document })}</th>
                <td>{t(`state.${state}`)}</td>
                <td className="soft">
                  {version.acceptedAt !== null &&
                    t('signedBy', { name: version.signedByName ?? '', at: momentWords(version.acceptedAt) })}
                </td>
                <td className="row">
                  {state === 'proposed' && <Button onClick={() => onChoose(id)}>{t('look')}</Button>}
                  {listPaperId !== null && <Button onClick={() => openPaper(listPaperId)}>{t('list')}</Button>}
                  {maySign && listId !== null && <Button onClick={() => void makeSlips(listId)}>{t('slips')}</Button>}
                  {maySign && isNewest(version, versions) && (
                    <Button onClick={() => void takeBack(id)}>{t('takeBack')}</Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** Whether a signed version is the last one of its year or document. */
function isNewest(version: CalendarVersionView, versions: readonly CalendarVersionView[]): boolean {
  const { listId, kind, year, document } = version;
  if (listId === null) return false;
  return !versions.some(
    (other) =>
      (other.listId ?? 0) > listId &&
      other.kind === kind &&
      other.year === year &&
      (kind === 'notice' || other.document === document),
  );
}

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipFilter } from '../../../shared/contract/supervision.ts';
import { isCivilDate } from '../../../shared/dates/civil.ts';
import { useToday } from '../../app/useSession.ts';
import { api } from '../../bridge/client.ts';
import { useProblem } from '../../bridge/problem.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { RegisterTable } from './RegisterTable.tsx';

interface Typed {
  readonly from: string;
  readonly through: string;
  readonly show: SlipFilter['show'];
}

/** The conditions as they are asked; null while a date is none or the span runs backwards. */
function askedFilter({ from, through, show }: Typed): SlipFilter | null {
  return isCivilDate(from) && isCivilDate(through) && from <= through ? { from, through, show } : null;
}

/** Every slip issued in a span of days with what became of it: this year's to begin with. */
export function SlipRegister({ head }: { readonly head: ReactNode }): ReactNode {
  const { t } = useTranslation('supervision');
  const { describe } = useProblem();
  const today = useToday();
  const [typed, setTyped] = useState<Typed | null>(null);
  const shown = typed ?? { from: `${today.slice(0, 4)}-01-01`, through: today, show: 'all' };
  const asked = askedFilter(shown);
  const register = useQuery(
    api.supervision.slips.queryOptions({ input: asked ?? skipToken, placeholderData: keepPreviousData }),
  );
  const slips = register.data?.slips ?? [];
  const change = (part: Partial<Typed>) => setTyped({ ...shown, ...part });
  const problemOf = (date: string) => (isCivilDate(date) ? undefined : t('register.badDate'));
  const order = isCivilDate(shown.from) && shown.through < shown.from ? t('register.order') : undefined;
  return (
    <>
      <header className="row board-head">
        {head}
        <p role="status" className="soft">
          {register.isPending ? t('register.loading') : t('register.counted', { count: slips.length })}
        </p>
      </header>
      <search className="row register-conditions" aria-label={t('register.conditions')}>
        <DateField
          label={t('register.from')}
          className="field-short"
          value={shown.from}
          today={today}
          error={problemOf(shown.from)}
          onChange={(from) => change({ from })}
        />
        <DateField
          label={t('register.through')}
          className="field-short"
          value={shown.through}
          today={today}
          error={problemOf(shown.through) ?? order}
          onChange={(through) => change({ through })}
        />
        <Checkbox
          checked={shown.show === 'unsettled'}
          onChange={(event) => change({ show: event.target.checked ? 'unsettled' : 'all' })}
        >
          {t('register.unsettled')}
        </Checkbox>
        {asked !== null && slips.length > 0 && <ExportButton query={{ list: 'register', filter: asked }} />}
      </search>
      {register.isError && (
        <div className="message error" role="alert">
          {describe(register.error).sentence} <Button onClick={() => void register.refetch()}>{t('reload')}</Button>
        </div>
      )}
      {register.isSuccess && slips.length === 0 && <p className="empty">{t('register.empty')}</p>}
      {slips.length > 0 && <RegisterTable slips={slips} />}
    </>
  );
}

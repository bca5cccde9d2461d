import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../bridge/problem.ts';

interface SectionHeadProps {
  readonly title: string;
  readonly intro: ReactNode;
  readonly children?: ReactNode;
}

/** Title of a section, one sentence on what it is for, and what can be done at once. */
export function SectionHead({ title, intro, children }: SectionHeadProps): ReactNode {
  return (
    <header className="settings-head">
      <div>
        <h2>{title}</h2>
        <p className="soft">{intro}</p>
      </div>
      {children}
    </header>
  );
}

interface LoadedProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  readonly children: (data: NonNullable<Data>) => ReactNode;
}

/** What is asked for, once it is there; else that it is being loaded, or why it is not there. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>): ReactNode {
  const { t } = useTranslation('common');
  const { describe } = useProblem();
  if (query.data !== undefined && query.data !== null) return children(query.data);
  if (query.error === null || query.error === undefined) return <p role="status">{t('loading')}</p>;
  return (
    <div className="message error" role="alert">
      {describe(query.error).sentence} <Button onClick={() => void query.refetch()}>{t('retry')}</Button>
    </div>
  );
}

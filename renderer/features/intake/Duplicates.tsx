import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';

interface DuplicateEntry {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly reasons: readonly string[];
  readonly take: () => void;
}

/** Records that may be the same, each with why; nothing is merged by itself. */
export function Duplicates(props: { readonly title: string; readonly entries: readonly DuplicateEntry[] }): ReactNode {
  const { t } = useTranslation('intake');
  const term = useTerms();
  if (props.entries.length === 0) return null;
  return (
    <div className="message warning intake-duplicates" role="group" aria-label={props.title}>
      <strong>{props.title}</strong>
      <ul>
        {props.entries.slice(0, 3).map((entry) => (
          <li key={entry.key}>
            <span>
              {entry.name} <span className="field-hint">{entry.detail}</span> —{' '}
              {entry.reasons.map((reason) => term('duplicateReason', reason)).join('、')}
            </span>
            <Button size="small" aria-label={t('duplicates.useNamed', { name: entry.name })} onClick={entry.take}>
              {t('duplicates.use')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { registrationFor, useShortcutStore } from './shortcuts.ts';

const BAR_KEYS = ['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'] as const;

/** The keys that work here and now, always in the same order; at the right what one glance should tell. */
export function FunctionKeyBar({ children }: { readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation('common');
  const store = useShortcutStore();
  return (
    <footer className="window-keys-frame">
      <div className="window-keys" role="toolbar" aria-label={t('keys.bar')}>
        {BAR_KEYS.map((key) => {
          const registration = registrationFor(store, key);
          if (registration === null) return null;
          return (
            <button
              key={key}
              type="button"
              tabIndex={-1}
              aria-keyshortcuts={key}
              disabled={registration.state === 'disabled'}
              onMouseDown={(event) => event.preventDefault()}
              onClick={registration.run}
            >
              <kbd>{key}</kbd>
              {registration.label}
            </button>
          );
        })}
      </div>
      {children}
    </footer>
  );
}

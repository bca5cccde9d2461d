import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../app/areas.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import './help.css';

interface HelpOverlayProps {
  readonly areas: readonly Area[];
  readonly onClose: () => void;
}

const KEYS = ['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'Enter', 'arrows', 'Escape'] as const;
const KEY_NAMES: Readonly<Record<string, string>> = { arrows: '↑ ↓', Escape: 'Esc' };
const MATERIAL_KEYS = ['space', 'm', 'd', 'c', 'r', 'v', 'n', 'a'] as const;

/** F1: every key and every area on one page. */
export function HelpOverlay({ areas, onClose }: HelpOverlayProps): ReactNode {
  const { t } = useTranslation(['help', 'common']);
  return (
    <Dialog of="help" title={t('title')} onClose={onClose}>
      <div className="help">
        <section aria-labelledby="help-keys">
          <h3 id="help-keys">{t('keysTitle')}</h3>
          <dl>
            {KEYS.map((key) => (
              <div key={key}>
                <dt>
                  <kbd>{KEY_NAMES[key] ?? key}</kbd>
                </dt>
                <dd>{t(`keys.${key}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="help-materials">
          <h3 id="help-materials">{t('materialsTitle')}</h3>
          <ul>
            {MATERIAL_KEYS.map((key) => (
              <li key={key}>{t(`materials.${key}`)}</li>
            ))}
          </ul>
          <h3>{t('datesTitle')}</h3>
          <p>{t('dates')}</p>
          <h3>{t('areasTitle')}</h3>
          <ul>
            {areas.map((area) => (
              <li key={area.name}>
                <strong>{t(`common:area.${area.name}`)}</strong> — {t(`areas.${area.name}`)}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <div className="row">
        <Button onClick={onClose}>{t('common:close')} (Esc)</Button>
      </div>
    </Dialog>
  );
}

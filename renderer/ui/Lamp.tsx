import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lamp as LampColour } from '../../shared/timelimit/types.ts';

// Shape and word say the same as the colour: circle, triangle, square, octagon, two bars.
const SHAPES: Readonly<Record<LampColour, ReactNode>> = {
  green: <circle cx="8" cy="8" r="6" fill="#1b7f47" />,
  yellow: <path d="M8 1.5 15 14H1Z" fill="#e0a100" stroke="#5e4200" />,
  red: <rect x="2" y="2" width="12" height="12" fill="#c62828" />,
  black: <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" fill="#111" />,
  blue: <path d="M3 2h4v12H3zM9 2h4v12H9z" fill="#1d4ed8" />,
};

export interface LampProps {
  readonly lamp: LampColour;
  /** Set when the date behind the lamp is provisional: adds the hatched mark. */
  readonly certainty?: 'certain' | 'provisional';
  /** `shape` hides the word from the eye, not from a screen reader. */
  readonly words?: 'shown' | 'shape';
}

/** Shape, word and colour, for lists long enough that each row must be cheap: the words are looked up once for all. */
export function LampMark({ lamp, word }: { readonly lamp: LampColour; readonly word: string }): ReactNode {
  return (
    <span className={`lamp lamp-${lamp}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[lamp]}
      </svg>
      <span>{word}</span>
    </span>
  );
}

/** The lamp of a clock or case: shape, word and colour. */
export function Lamp({ lamp, certainty = 'certain', words = 'shown' }: LampProps): ReactNode {
  const { t } = useTranslation(['terms', 'common']);
  return (
    <span className={`lamp lamp-${lamp}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[lamp]}
      </svg>
      <span className={words === 'shown' ? undefined : 'visually-hidden'}>{t(`terms:lamp.${lamp}`)}</span>
      {certainty === 'provisional' && (
        <span className="lamp-provisional" title={t('common:date.provisionalWhy')}>
          {t('common:date.provisional')}
        </span>
      )}
    </span>
  );
}

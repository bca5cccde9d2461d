import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import type { Refusal } from './useBooking.ts';
import { useSlotWords } from './words.ts';

interface RefusalBoxProps {
  readonly refusal: Refusal;
  /** Takes one of the next free slots instead. */
  readonly onTake: (slot: FreeSlot) => void;
  readonly children?: ReactNode;
}

/** A refused booking: why, and the next free slots as choices with the cursor on the first. */
export function RefusalBox({ refusal, onTake, children }: RefusalBoxProps): ReactNode {
  const { t } = useTranslation('appointments');
  const words = useSlotWords();
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = choices.current?.closest('dialog')?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (field ?? choices.current?.querySelector('button'))?.focus();
  }, []);
  return (
    <div className="message error refusal" role="alert">
      <p>{refusal.sentence}</p>
      <div ref={choices} className="row">
        {refusal.nextFree.length > 0 && <span>{t('book.nextFree')}</span>}
        {refusal.nextFree.map((slot) => (
          <Button key={`${slot.counterId} ${slot.date} ${slot.from}`} htmlType="button" onClick={() => onTake(slot)}>
            {words(slot)}
          </Button>
        ))}
        {children}
      </div>
    </div>
  );
}

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerms } from '../../locales/useTerms.ts';
import { callsToSay } from './new-calls.ts';
import { turnVoice, useDisplayVoice } from './display-voice.ts';
import { speak } from './speak.ts';
import { clockTime } from './TicketFacts.tsx';
import { useBoard } from './useBoard.ts';
import './display.css';

/**
 * The page in the hall: the newest call as large as the screen allows, the calls before it, how many wait. It holds a
 * token that opens this and nothing else; no names, no staff. Spoken calls are off until somebody turns them on here;
 * that is remembered.
 */
export function DisplayScreen({ token }: { readonly token: string }): ReactNode {
  const { t } = useTranslation('queue');
  const term = useTerms();
  const { board, state } = useBoard(token);
  const voice = useDisplayVoice((choice) => choice.voice);
  const [newest, ...earlier] = board?.calls ?? [];
  const said = useRef<ReadonlySet<string> | null>(null);

  useEffect(() => {
    if (board === null) return;
    const toSay = callsToSay(said.current, board.calls);
    said.current = new Set(board.calls.map(({ id }) => id));
    if (voice !== 'on') return;
    for (const { label, counterName } of toSay) {
      speak(t('display.spoken', { label: [...label].join(' '), counter: counterName }));
    }
  }, [board, voice, t]);

  if (state === 'refused') {
    return (
      <main className="display">
        <p className="display-plain" role="alert">
          {t('display.refused')}
        </p>
      </main>
    );
  }
  return (
    <div className="display">
      <header className="display-head">
        <h1>{board?.officeName ?? ''}</h1>
        <span>{board === null ? '' : clockTime(board.at)}</span>
      </header>
      <main className="display-main" aria-label={t('display.title')}>
        <section className="display-now" aria-label={t('display.now')} aria-live="polite">
          {newest === undefined ? (
            <p className="display-plain">{t('display.nobody')}</p>
          ) : (
            <div key={newest.id} className="display-call">
              <p className="display-number">{newest.label}</p>
              <p className="display-counter">{t('display.goTo', { counter: newest.counterName })}</p>
            </div>
          )}
        </section>
        <section className="display-earlier" aria-label={t('display.earlier')}>
          <h2>{t('display.earlier')}</h2>
          <ul>
            {earlier.map((call) => (
              <li key={call.id}>
                <strong>{call.label}</strong>
                <span>{call.counterName}</span>
                <span>{clockTime(call.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      </main>
      <footer className="display-foot">
        {(board?.waiting ?? []).map(({ service, count }) => (
          <span key={service}>{t('display.waiting', { service: term('appointmentService', service), count })}</span>
        ))}
        <span className="display-space" />
        {state === 'lost' && <span role="status">{t('display.lost')}</span>}
        <button type="button" aria-pressed={voice === 'on'} onClick={turnVoice}>
          {t(voice === 'on' ? 'display.voiceOn' : 'display.voiceOff')}
        </button>
      </footer>
    </div>
  );
}

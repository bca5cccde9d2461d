import { Suspense, useCallback, useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '../../shared/contract/session.ts';
import { client } from '../bridge/client.ts';
import { HelpOverlay } from '../features/help/HelpOverlay.tsx';
import { QueueKeys, QueueStrip } from '../features/queue/QueueKeys.tsx';
import { LockScreen } from '../features/session/LockScreen.tsx';
import { openIntake, openPlace, setHelping, setSearching, useNavigation } from '../state/navigation.ts';
import { openForTyping } from '../ui/early-keys.ts';
import { areasFor, preloadScreens, screenOf, SearchPalette } from './areas.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FunctionKeyBar } from './FunctionKeyBar.tsx';
import { Notes } from './Notes.tsx';
import { ShortcutLayer } from './ShortcutLayer.tsx';
import { useShortcut } from './shortcuts.ts';
import { SideBar } from './SideBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useIdleLock } from './useIdleLock.ts';
import { useTakeStatus } from './useSession.ts';

interface WindowProps {
  readonly status: SessionStatus;
  readonly staff: NonNullable<SessionStatus['staff']>;
}

/** The window of a signed-in person: bars around, one area in the middle, lock and help over it. */
export function Window({ status, staff }: WindowProps): ReactNode {
  const { t } = useTranslation('common');
  const { place, searching, helping } = useNavigation();
  const takeStatus = useTakeStatus();
  const areas = areasFor(staff.roles);
  const mayTakeIn = staff.roles.includes('counter');
  const calls = mayTakeIn && status.counter !== null;
  const [home] = areas;

  const lock = useCallback(() => {
    client.session.lock().then(takeStatus, () => undefined);
  }, [takeStatus]);
  const signOut = () => {
    client.session.signOut().then(takeStatus, () => undefined);
  };
  useEffect(preloadScreens, []);
  useIdleLock(status.idleMinutes, status.locked ? 'off' : 'watching', lock);

  // An area this person does not have (another role before, an old bookmark) leads home instead of to an empty page.
  const known = place.area === 'papers' || areas.some((area) => area.name === place.area);
  useEffect(() => {
    if (!known && home !== undefined) openPlace(home.place);
  }, [known, home]);

  const findable = SearchPalette !== null;
  useShortcut('F1', () => setHelping('open'), t('keys.help'));
  useShortcut('F2', () => openForTyping(openIntake), t('keys.newIntake'), mayTakeIn ? 'enabled' : 'disabled');
  useShortcut('F3', () => setSearching('open'), t('keys.search'), findable ? 'enabled' : 'disabled');
  useShortcut('Ctrl+K', () => setSearching('open'), t('keys.search'), findable ? 'enabled' : 'disabled');

  return (
    <>
      <div className="window" inert={status.locked}>
        <TopBar status={status} onLock={lock} onSignOut={signOut} search={findable ? 'available' : 'absent'} />
        <Notes sampleShiftDays={status.sampleShiftDays} />
        <SideBar areas={areas} />
        <main className="window-main">
          <ErrorBoundary place={JSON.stringify(place)}>
            <Suspense fallback={<p className="screen">{t('loading')}</p>}>{known ? screenOf(place) : null}</Suspense>
          </ErrorBoundary>
        </main>
        <FunctionKeyBar>{calls && <QueueStrip />}</FunctionKeyBar>
      </div>
      {calls && !status.locked && <QueueKeys />}
      {searching === 'open' && SearchPalette !== null && (
        <ShortcutLayer of="search">
          <Suspense fallback={null}>
            <SearchPalette onClose={() => setSearching('closed')} />
          </Suspense>
        </ShortcutLayer>
      )}
      {helping === 'open' && <HelpOverlay areas={areas} onClose={() => setHelping('closed')} />}
      {status.locked && <LockScreen staffName={staff.name} onSignOut={signOut} />}
    </>
  );
}

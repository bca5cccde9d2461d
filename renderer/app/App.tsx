import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import englishAnt from 'antd/locale/en_US';
import chineseAnt from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { followChanges } from '../bridge/changes.ts';
import { queryClient } from '../bridge/query-client.ts';
import { DisplayScreen } from '../features/queue/DisplayScreen.tsx';
import { SignInScreen } from '../features/session/SignInScreen.tsx';
import { SetupScreen } from '../features/setup/SetupScreen.tsx';
import { useConnection } from '../state/connection.ts';
import { followHash, useNavigation } from '../state/navigation.ts';
import { usePreferences } from '../state/preferences.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { followKeys } from './shortcuts.ts';
import { preloadStartPage } from './start-page.ts';
import { theme } from './theme.ts';
import { useSessionStatus } from './useSession.ts';
import { Window } from './Window.tsx';

function nonceOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Everything every screen needs around it. */
export function App(): ReactNode {
  const language = usePreferences((preferences) => preferences.language);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh-CN' ? chineseAnt : englishAnt}
      csp={{ nonce: nonceOfPage() }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp component={false}>
        <QueryClientProvider client={queryClient}>
          <ErrorBoundary place="window">
            <Entrance />
          </ErrorBoundary>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** The display page in the hall stands outside the door: it has a token of its own and nobody signs in there. */
function Entrance(): ReactNode {
  const place = useNavigation((store) => store.place);
  useEffect(() => followHash(), []);
  return place.area === 'display' ? <DisplayScreen token={place.token} /> : <Door />;
}

/** First start, sign-in or the window itself, as the session says. */
function Door(): ReactNode {
  const { t } = useTranslation('common');
  const client = useQueryClient();
  const { data: status } = useSessionStatus();
  const connection = useConnection((store) => store.state);
  const signedIn = status !== undefined && status.staff !== null && !status.locked;

  const atTheDoor = status !== undefined && status.ready && status.staff === null;

  useEffect(() => followKeys(window), []);
  useEffect(() => {
    if (atTheDoor) preloadStartPage();
  }, [atTheDoor]);
  useEffect(() => {
    if (!signedIn) return undefined;
    const ending = new AbortController();
    void followChanges(client, ending.signal);
    return () => ending.abort();
  }, [signedIn, client]);

  if (connection === 'refused') return <Plain words={t('connection.refused')} />;
  if (status === undefined) return <Plain words={t('connection.connecting')} />;
  if (!status.ready) return <SetupScreen status={status} />;
  if (status.staff === null) return <SignInScreen status={status} />;
  return <Window status={status} staff={status.staff} />;
}

function Plain({ words }: { readonly words: string }): ReactNode {
  return (
    <main className="screen">
      <output className="message">{words}</output>
    </main>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { office } from '../../../shared/contract/session.ts';
import type { OfficeSettings } from '../../../shared/contract/session.ts';
import { useToday } from '../../app/useSession.ts';
import { api, client } from '../../bridge/client.ts';
import type { SettingsInput } from './office-form.ts';
import type { Texts } from './texts.ts';
import type { SettingsForm } from './useSettingsForm.ts';
import { useSave } from './useSave.ts';
import type { Save } from './useSave.ts';

const schema = office.saveSettings['~orpc'].inputSchema;

interface SaveSettingsOptions {
  readonly container: RefObject<HTMLElement | null>;
  readonly form: SettingsForm;
  readonly fieldOf?: (path: string) => string;
  readonly reword?: (fields: Texts) => Texts;
}

/**
 * Saves a change of settings and shows them as they are then; says from which day they hold. Refused when they were
 * changed since typing began: the latest are shown, and saving again means them.
 */
export function useSaveSettings({ container, form, fieldOf, reword }: SaveSettingsOptions): Save<SettingsInput> {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const today = useToday();
  return useSave<SettingsInput, { readonly from: string; readonly settings: OfficeSettings }>({
    container,
    schema,
    send: async (input) => ({
      from: input.effectiveFrom,
      settings: await client.office.saveSettings({ ...input, seen: form.seen }),
    }),
    saved: async ({ from }) => {
      // What is stored must be on the screen before what was typed goes.
      await queryClient.invalidateQueries({ queryKey: [['office']] });
      form.discard();
      return from === today ? t('saved.today') : t('saved.from', { date: from });
    },
    refused: async (code) => {
      if (code !== 'STALE_VERSION') return;
      await queryClient.invalidateQueries({ queryKey: [['office']] });
      const latest = await queryClient.fetchQuery({ ...api.office.settings.queryOptions({ input: {} }), staleTime: 0 });
      form.lookAgain(latest.version);
    },
    ...(fieldOf === undefined ? {} : { fieldOf }),
    ...(reword === undefined ? {} : { reword }),
  });
}

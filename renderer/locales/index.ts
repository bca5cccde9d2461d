import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { appointments as appointmentsEnglish } from './en-US/appointments.ts';
import { cases as casesEnglish } from './en-US/cases.ts';
import { common as commonEnglish } from './en-US/common.ts';
import { errors as errorsEnglish } from './en-US/errors.ts';
import { exports as exportsEnglish } from './en-US/exports.ts';
import { help as helpEnglish } from './en-US/help.ts';
import { intake as intakeEnglish } from './en-US/intake.ts';
import { ledger as ledgerEnglish } from './en-US/ledger.ts';
import { notices as noticesEnglish } from './en-US/notices.ts';
import { papers as papersEnglish } from './en-US/papers.ts';
import { queue as queueEnglish } from './en-US/queue.ts';
import { search as searchEnglish } from './en-US/search.ts';
import { session as sessionEnglish } from './en-US/session.ts';
import { settings as settingsEnglish } from './en-US/settings.ts';
import { setup as setupEnglish } from './en-US/setup.ts';
import { statistics as statisticsEnglish } from './en-US/statistics.ts';
import { supervision as supervisionEnglish } from './en-US/supervision.ts';
import { terms as termsEnglish } from './en-US/terms.ts';
import { today as todayEnglish } from './en-US/today.ts';
import { appointments } from './zh-CN/appointments.ts';
import { cases } from './zh-CN/cases.ts';
import { common } from './zh-CN/common.ts';
import { errors } from './zh-CN/errors.ts';
import { exports } from './zh-CN/exports.ts';
import { help } from './zh-CN/help.ts';
import { intake } from './zh-CN/intake.ts';
import { ledger } from './zh-CN/ledger.ts';
import { notices } from './zh-CN/notices.ts';
import { papers } from './zh-CN/papers.ts';
import { queue } from './zh-CN/queue.ts';
import { search } from './zh-CN/search.ts';
import { session } from './zh-CN/session.ts';
import { settings } from './zh-CN/settings.ts';
import { setup } from './zh-CN/setup.ts';
import { statistics } from './zh-CN/statistics.ts';
import { supervision } from './zh-CN/supervision.ts';
import { terms } from './zh-CN/terms.ts';
import { today } from './zh-CN/today.ts';

export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export type Language = (typeof LANGUAGES)[number];

/** All texts by namespace (= area); both languages have the same keys or it does not compile. */
const chinese = {
  appointments,
  cases,
  common,
  errors,
  exports,
  help,
  intake,
  ledger,
  notices,
  papers,
  queue,
  search,
  session,
  settings,
  setup,
  statistics,
  supervision,
  terms,
  today,
};
const english = {
  appointments: appointmentsEnglish,
  cases: casesEnglish,
  common: commonEnglish,
  errors: errorsEnglish,
  exports: exportsEnglish,
  help: helpEnglish,
  intake: intakeEnglish,
  ledger: ledgerEnglish,
  notices: noticesEnglish,
  papers: papersEnglish,
  queue: queueEnglish,
  search: searchEnglish,
  session: sessionEnglish,
  settings: settingsEnglish,
  setup: setupEnglish,
  statistics: statisticsEnglish,
  supervision: supervisionEnglish,
  terms: termsEnglish,
  today: todayEnglish,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof chinese;
  }
}

/** Starts the texts; synchronous, everything is bundled. */
export function startTexts(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'common',
    resources: { 'zh-CN': chinese, 'en-US': english },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export function changeLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

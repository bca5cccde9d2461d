import type { Texts } from '../texts.ts';
import type { session as source } from '../zh-CN/session.ts';

export const session: Texts<typeof source> = {
  signIn: {
    title: 'Sign in',
    account: 'Account',
    password: 'Password',
    counter: 'Counter',
    counterHint: 'Type a few letters to find it; leave empty when not at a counter',
    noCounter: '(not at a counter)',
    submit: 'Sign in',
    working: 'Signing in…',
    sample: 'Sample accounts',
    sampleHint: 'This is sample data: choose an account below, or press its digit.',
    sampleButton: '{{roles}} · {{account}}',
    forgot: 'Forgotten the password? The administrator sets a new one.',
  },
  about: 'Version {{version}}',
};

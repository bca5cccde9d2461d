import type { ActType, Role } from './types.ts';

/**
 * Who may do what (semantics 4): acts before acceptance are the counter's, deciding is the reviewer's, extending and
 * correcting the supervisor's. A further one-shot notice needs a supervisor besides, see `checkNotice`.
 */
export const ROLES_OF_ACT: Readonly<Record<ActType, readonly Role[]>> = {
  accept: ['counter'],
  'issue-notice': ['counter', 'supervisor'],
  refuse: ['counter'],
  'not-required': ['counter'],
  'wrong-authority': ['counter'],
  'receive-supplements': ['counter'],
  'confirm-deemed': ['counter', 'supervisor'],
  'technical-review': ['reviewer'],
  inspect: ['reviewer'],
  pause: ['reviewer'],
  resume: ['reviewer'],
  extend: ['supervisor'],
  decide: ['reviewer'],
  permit: ['counter'],
  verify: ['reviewer'],
  'notice-rectification': ['reviewer'],
  'request-reinspection': ['counter', 'reviewer'],
  reinspect: ['reviewer'],
  revoke: ['reviewer'],
  file: ['counter'],
  draw: ['counter', 'reviewer', 'supervisor'],
  check: ['reviewer'],
  deliver: ['counter', 'reviewer'],
  withdraw: ['counter', 'reviewer'],
  archive: ['counter', 'reviewer', 'supervisor'],
  correct: ['supervisor'],
};

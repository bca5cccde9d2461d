import { ORPCError } from '@orpc/client';
import { client } from '../../bridge/client.ts';
import type { ContractInputs } from '../../bridge/contract-inputs.ts';
import type { IntakeForm } from './intake-form.ts';

/** `failed`: not in the program's file yet; it stays in this window and is tried again. */
export type JournalState = 'empty' | 'typing' | 'saved' | 'failed';
type Listener = (state: JournalState, savedAt: string | null) => void;

/** Longest time between a key stroke and its saving; a crash may lose twice that (semantics: at most 2 s). */
const SAVE_AFTER_MILLISECONDS = 700;
const TRY_AGAIN_AFTER_MILLISECONDS = 2_000;
const COPY_PREFIX = 'fire-window.draft.';

interface Entry {
  form: IntakeForm;
  version: number | null;
  listener: Listener;
  timer: ReturnType<typeof setTimeout> | null;
  saving: Promise<void> | null;
  closed: 'open' | 'closed';
}
const entries = new Map<string, Entry>();

type Payload = ContractInputs['intake']['saveDraft']['payload'];

function payloadOf(form: IntakeForm): Payload {
  return JSON.parse(JSON.stringify(form)) as Payload;
}

function keepCopy(draftId: string, form: IntakeForm): void {
  try {
    sessionStorage.setItem(COPY_PREFIX + draftId, JSON.stringify(form));
  } catch {
    // A full or forbidden storage: the program's file still has it within a second.
  }
}

/** What this window typed last into a draft, even when the program never got it. */
export function copyOf(draftId: string): unknown {
  const copy = sessionStorage.getItem(COPY_PREFIX + draftId);
  return copy === null ? null : JSON.parse(copy);
}

/** Makes known which version the program has, when a draft is opened. */
export function openJournal(draftId: string, form: IntakeForm, version: number | null): void {
  entries.set(draftId, { form, version, listener: () => undefined, timer: null, saving: null, closed: 'open' });
}

/** Keeps a copy in this window at once and has the program write it within a second. */
export function noteChange(draftId: string, form: IntakeForm, listener: Listener): void {
  keepCopy(draftId, form);
  const known = entries.get(draftId);
  const entry: Entry = known ?? { form, version: null, listener, timer: null, saving: null, closed: 'open' };
  if (entry.closed === 'closed') return;
  entry.form = form;
  entry.listener = listener;
  entries.set(draftId, entry);
  listener('typing', null);
  schedule(draftId, entry, SAVE_AFTER_MILLISECONDS);
}

function schedule(draftId: string, entry: Entry, milliseconds: number): void {
  if (entry.timer !== null || entry.closed === 'closed') return;
  entry.timer = setTimeout(() => {
    entry.timer = null;
    // One at a time, in order: the version of the next is the answer of the last.
    entry.saving = (entry.saving ?? Promise.resolve()).then(() => save(draftId, entry));
  }, milliseconds);
}

async function save(draftId: string, entry: Entry): Promise<void> {
  if (entry.closed === 'closed') return;
  const { form } = entry;
  try {
    const saved = await client.intake.saveDraft({ id: draftId, version: entry.version, payload: payloadOf(form) });
    entry.version = saved.version;
    if (entry.form === form) entry.listener('saved', saved.savedAt);
  } catch (error) {
    if (error instanceof ORPCError && String(error.code) === 'STALE_VERSION') {
      // The answer to our own last save was lost, or another window wrote: what stands on this screen is newer.
      const data = error.data as { readonly actual: number };
      entry.version = data.actual;
    }
    entry.listener('failed', null);
    schedule(draftId, entry, TRY_AGAIN_AFTER_MILLISECONDS);
  }
}

/** Stops journalling, waits for a save under way, so that nothing brings the draft back after it was submitted. */
export async function closeJournal(draftId: string): Promise<void> {
  const entry = entries.get(draftId);
  if (entry === undefined) return;
  entry.closed = 'closed';
  if (entry.timer !== null) clearTimeout(entry.timer);
  entry.timer = null;
  await entry.saving;
}

/** Writes at once what was typed last, so that whoever takes the draft up next has it all. */
export async function flushJournal(draftId: string): Promise<void> {
  const entry = entries.get(draftId);
  if (entry === undefined) return;
  if (entry.timer !== null) {
    clearTimeout(entry.timer);
    entry.timer = null;
    entry.saving = (entry.saving ?? Promise.resolve()).then(() => save(draftId, entry));
  }
  await entry.saving;
}

/** The act was refused: the draft lives on, and what was typed last is written. */
export function reopenJournal(draftId: string): void {
  const entry = entries.get(draftId);
  if (entry === undefined) return;
  entry.closed = 'open';
  schedule(draftId, entry, SAVE_AFTER_MILLISECONDS);
}

/** The draft has become a case, or was thrown away. */
export function forgetDraft(draftId: string): void {
  sessionStorage.removeItem(COPY_PREFIX + draftId);
}

import { Button, Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../app/shortcuts.ts';
import { useProblem } from '../../bridge/problem.ts';
import { openCase } from '../../state/navigation.ts';
import { ExportButton } from '../../ui/ExportButton.tsx';
import { moveSelection } from '../cases/selection.ts';
import { exactHit, isScanned } from './scan.ts';
import { SearchHitRow } from './SearchHitRow.tsx';
import { useSearch } from './useSearch.ts';
import './search.css';

interface SearchPaletteProps {
  readonly onClose: () => void;
}

const HITS_IN_SIGHT = 6;

/** Find a case from anywhere: type, choose with the arrows, Enter opens; a scanned number opens its case at once. */
export function SearchPalette({ onClose }: SearchPaletteProps): ReactNode {
  const { t } = useTranslation('search');
  const { describe } = useProblem();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const keyTimes = useRef<number[]>([]);
  const [text, setText] = useState('');
  const [selected, setSelected] = useState(0);
  const [scannedNone, setScannedNone] = useState<string | null>(null);
  const search = useSearch(text);
  const { hits } = search;
  const shownSelected = Math.min(selected, Math.max(0, hits.length - 1));

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    input.current?.focus();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    list.current?.children[shownSelected]?.scrollIntoView({ block: 'nearest' });
  }, [shownSelected]);

  const open = (caseId: number) => {
    onClose();
    openCase(caseId);
  };
  const enter = async () => {
    const wanted = text.trim();
    if (wanted === '') return;
    const chosen = hits[shownSelected];
    if (search.state === 'answered' && chosen !== undefined) {
      open(chosen.case.id);
      return;
    }
    const scanned = isScanned(keyTimes.current);
    keyTimes.current = [];
    try {
      const answer = await search.askNow(wanted);
      if (input.current?.input?.value.trim() !== wanted) return;
      const only = exactHit(wanted, answer.hits) ?? (answer.total === 1 ? (answer.hits[0]?.case.id ?? null) : null);
      if (only !== null) open(only);
      else if (scanned) {
        if (answer.total === 0) setScannedNone(wanted);
        input.current?.select();
      }
    } catch {
      // The list shows the same failure in words.
    }
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key.length === 1 && !event.ctrlKey) keyTimes.current.push(event.timeStamp);
    else if (event.key === 'Backspace' || event.key === 'Delete') keyTimes.current = [];
    if (event.key === 'Enter') {
      event.preventDefault();
      void enter();
      return;
    }
    if (event.key === 'Home' || event.key === 'End') return;
    const next = moveSelection(event.key, shownSelected, hits.length, HITS_IN_SIGHT);
    if (next === null) return;
    event.preventDefault();
    setSelected(next);
    if (next >= hits.length - HITS_IN_SIGHT) search.loadMore();
  };
  const status =
    search.state === 'failed'
      ? describe(search.error).sentence
      : scannedNone !== null
        ? t('scannedNone', { text: scannedNone })
        : search.state === 'idle'
          ? t('start')
          : search.state === 'searching' && hits.length === 0
            ? t('searching')
            : hits.length === 0
              ? t('none', { text: text.trim() })
              : search.more === 'none'
                ? t('count', { total: search.total })
                : t('countShown', { total: search.total, shown: hits.length });

  return (
    <dialog
      ref={dialog}
      className="search-palette"
      aria-label={t('title')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <Input
        ref={input}
        size="large"
        role="combobox"
        aria-label={t('input')}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits.length === 0 ? undefined : `${id}-${shownSelected}`}
        placeholder={t('input')}
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.target.value);
          setSelected(0);
          setScannedNone(null);
          if (event.target.value === '') keyTimes.current = [];
        }}
        onKeyDown={press}
      />
      <p role="status" className="search-status">
        {status}
        {search.filling !== null && ` ${t('filling', search.filling)}`}
      </p>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('results')} className="search-list">
        {hits.map((hit, index) => (
          <SearchHitRow
            key={hit.case.id}
            hit={hit}
            id={`${id}-${index}`}
            selected={index === shownSelected ? 'selected' : 'plain'}
            onOpen={() => open(hit.case.id)}
            onPoint={() => setSelected(index)}
          />
        ))}
      </div>
      <div className="row search-foot">
        <span className="soft">{t('hint')}</span>
        {search.more !== 'none' && (
          <Button size="small" loading={search.more === 'coming'} onClick={search.loadMore}>
            {t('more')}
          </Button>
        )}
        {search.state === 'answered' && hits.length > 0 && (
          <ExportButton query={{ list: 'search', text: text.trim() }} />
        )}
      </div>
    </dialog>
  );
}

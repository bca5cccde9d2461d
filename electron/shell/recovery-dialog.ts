import { dialog } from 'electron';
import type { OpenOptions } from '../host/data-folder.ts';
import { DamagedDatabaseError, settleDamage, type DamageOffer } from '../services/damage.ts';
import type { Reach } from '../storage/repositories/reach.ts';

/**
 * Before a screen exists there are no locales; these are the only words the shell itself says, in both languages at once.
 */
const WORDS = {
  title: '数据库损坏 / Database damaged',
  message:
    '数据库已损坏。损坏的文件已移到隔离文件夹,没有删除。\nThe database is damaged. Its files were put aside, nothing was deleted.',
  restore: '恢复此备份 / Restore this backup',
  startEmpty: '从空数据库开始 / Start empty',
  quit: '退出 / Quit',
  damaged: '损坏的文件 / damaged file',
  backup: '最近的完好备份 / newest sound backup',
  noBackup: '没有完好的备份 / there is no sound backup',
  unreadable: '已无法读取 / cannot be read any more',
  cases: '案件 / cases',
  papers: '文书 / papers',
  lastEntry: '最后一笔 / last entry',
} as const;

function reach(known: Reach | null): string {
  if (known === null) return WORDS.unreadable;
  return `${WORDS.cases} ${known.cases}, ${WORDS.papers} ${known.papers}, ${WORDS.lastEntry} ${known.lastEntryAt ?? '–'}`;
}

function detail(offer: DamageOffer): string {
  const backup =
    offer.backup === null ? WORDS.noBackup : `${WORDS.backup}: ${offer.backup.at}\n${reach(offer.backup.reach)}`;
  return [offer.quarantine ?? '', `${WORDS.damaged}: ${reach(offer.damaged)}`, backup].join('\n\n').trim();
}

/**
 * Checks the database before it is opened and, when it is damaged, asks what to do.
 * @returns false when the person chose to leave.
 */
export async function settleWithPerson(options: OpenOptions): Promise<boolean> {
  try {
    await settleDamage(options.dataFolder, options.damageChoice, new Date());
    return true;
  } catch (error) {
    if (!(error instanceof DamagedDatabaseError)) throw error;
    const { backup } = error.offer;
    const buttons = backup === null ? [WORDS.quit, WORDS.startEmpty] : [WORDS.quit, WORDS.startEmpty, WORDS.restore];
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: WORDS.title,
      message: WORDS.message,
      detail: detail(error.offer),
      buttons,
      defaultId: backup === null ? 0 : 2,
      cancelId: 0,
      noLink: true,
    });
    if (response === 0) return false;
    const choice =
      response === 2 && backup !== null
        ? ({ kind: 'restore', backup: backup.name } as const)
        : ({ kind: 'start-empty' } as const);
    await settleDamage(options.dataFolder, choice, new Date());
    return true;
  }
}

/** Name of the database inside the data folder. */
export const DATABASE_FILE = 'fire-window.db';

/** Folder of the backups inside the data folder. */
export const BACKUP_FOLDER = 'backups';

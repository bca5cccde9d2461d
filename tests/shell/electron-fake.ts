import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';

/**
 * A recorded stand-in for `electron`: it remembers every call in order and lets a test raise events. It has only what the
 * shell uses, with the real names, so that an API the shell stops or starts using shows up here.
 */
export const calls: string[] = [];
const record = (name: string): void => {
  calls.push(name);
};

class FakeApp extends EventEmitter {
  isPackaged = false;
  lock = true;
  requestSingleInstanceLock = () => {
    record('app.requestSingleInstanceLock');
    return this.lock;
  };
  enableSandbox = () => record('app.enableSandbox');
  whenReady = async () => record('app.whenReady');
  quit = () => record('app.quit');
  exit = (code: number) => record(`app.exit ${code}`);
}
export const app = new FakeApp();

export const protocol = { registerSchemesAsPrivileged: () => record('protocol.registerSchemesAsPrivileged') };

/** Handlers a session was given, to be asked by tests. */
export class FakeSession extends EventEmitter {
  readonly name: string;
  permissionRequest: ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | null =
    null;
  permissionCheck: (() => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  beforeRequest: ((details: { url: string }, answer: (result: { cancel: boolean }) => void) => void) | null = null;
  scheme: ((request: Request) => Response | Promise<Response>) | null = null;
  readonly webRequest = {
    onBeforeRequest: (handler: NonNullable<FakeSession['beforeRequest']>) => {
      this.beforeRequest = handler;
    },
  };
  readonly protocol = {
    handle: (_scheme: string, handler: NonNullable<FakeSession['scheme']>) => {
      record(`${this.name}.protocol.handle`);
      this.scheme = handler;
    },
  };
  constructor(name: string) {
    super();
    this.name = name;
  }
  setPermissionRequestHandler = (handler: NonNullable<FakeSession['permissionRequest']>) => {
    record(`${this.name}.setPermissionRequestHandler`);
    this.permissionRequest = handler;
  };
  setPermissionCheckHandler = (handler: () => boolean) => {
    this.permissionCheck = handler;
  };
  setDevicePermissionHandler = (handler: () => boolean) => {
    this.devicePermission = handler;
  };
}
export const defaultSession = new FakeSession('session');
export const printSession = new FakeSession('print-session');
export const session = { defaultSession, fromPartition: () => printSession };

export interface PrintRecord {
  readonly url: string;
  readonly html: string;
  readonly options: Record<string, unknown>;
}
export const printed: PrintRecord[] = [];
/** How the fake printer answers: done, refused with a reason, or silence. */
export const printerBehaviour: {
  answer: 'done' | 'silence' | { refuse: string };
  names: string[];
  contentPixels: number;
} = {
  answer: 'done',
  names: ['Counter A4', 'Counter slip'],
  contentPixels: 960,
};

export class FakeWebContents extends EventEmitter {
  url = '';
  openHandler: (() => { action: string }) | null = null;
  setWindowOpenHandler = (handler: () => { action: string }) => {
    this.openHandler = handler;
  };
  getPrintersAsync = async () => printerBehaviour.names.map((name) => ({ name, displayName: name }));
  executeJavaScriptInIsolatedWorld = async () => printerBehaviour.contentPixels;
  #page = async () => (await printSession.scheme?.(new Request(this.url)))?.text() ?? '';
  print = (options: Record<string, unknown>, done: (success: boolean, reason: string) => void) => {
    void this.#answer(options, done);
  };
  async #answer(options: Record<string, unknown>, done: (success: boolean, reason: string) => void): Promise<void> {
    printed.push({ url: this.url, html: await this.#page(), options });
    if (printerBehaviour.answer === 'done') done(true, '');
    else if (printerBehaviour.answer !== 'silence') done(false, printerBehaviour.answer.refuse);
  }
  printToPDF = async (options: Record<string, unknown>) => {
    printed.push({ url: this.url, html: await this.#page(), options });
    return Buffer.from('%PDF-1.7');
  };
}

export const windows: BrowserWindow[] = [];
export class BrowserWindow extends EventEmitter {
  readonly options: Record<string, unknown>;
  readonly webContents = new FakeWebContents();
  destroyed = false;
  static fromWebContents(contents: FakeWebContents): BrowserWindow | null {
    return windows.find((window) => window.webContents === contents) ?? null;
  }
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    windows.push(this);
    record('new BrowserWindow');
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL = async (url: string) => {
    record(`loadURL ${url.replace(/[0-9a-f-]{36}/, '<token>')}`);
    this.webContents.url = url;
  };
  show = () => record('window.show');
  destroy = () => {
    this.destroyed = true;
  };
  /** Closes as a person does: the window tells it afterwards. */
  close = () => {
    record('window.close');
    this.destroyed = true;
    this.emit('closed');
  };
  getBounds = () => ({ x: 0, y: 0, width: 1366, height: 900 });
  isMinimized = () => false;
  restore = () => record('window.restore');
  focus = () => record('window.focus');
}

/** The monitors of the machine, the counter's own first. */
export const screen = {
  displays: [{ id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }],
  getAllDisplays: () => screen.displays,
  getDisplayMatching: () => screen.displays[0],
};

export const Menu = { setApplicationMenu: (menu: unknown) => record(`Menu.setApplicationMenu ${String(menu)}`) };
export const dialog = {
  answer: { canceled: false, filePath: '' },
  /** Which button the person presses, and every question asked. */
  chosenButton: 0,
  asked: [] as unknown[],
  showMessageBox: async (question: unknown) => {
    dialog.asked.push(question);
    return { response: dialog.chosenButton };
  },
  showErrorBox: () => record('dialog.showErrorBox'),
  showSaveDialog: async (_window: unknown, options: { defaultPath: string }) => {
    record(`dialog.showSaveDialog ${options.defaultPath}`);
    return dialog.answer;
  },
};

export const ipcMain = new EventEmitter();

/** Node's own channel in the shape of Electron's main-side one. */
export class MessageChannelMain {
  readonly port1;
  readonly port2;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = Object.assign(new EventEmitter(), {
      postMessage: (data: unknown) => port1.postMessage(data),
      start: () => port1.start(),
      close: () => port1.close(),
    });
    port1.on('message', (data: unknown) => this.port1.emit('message', { data, ports: [] }));
    port1.on('close', () => this.port1.emit('close'));
    this.port2 = port2;
  }
}

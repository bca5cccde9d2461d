import { ipcRenderer } from 'electron';

// Relays one port from the program to the page, nothing else. The page cannot reach ipcRenderer.
const PORT_CHANNEL = 'fire-window:port';

ipcRenderer.on(PORT_CHANNEL, (event) => {
  window.postMessage({ type: 'fire-window-port' }, window.location.origin, [...event.ports]);
});
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'fire-window-ready') ipcRenderer.send(PORT_CHANNEL);
});

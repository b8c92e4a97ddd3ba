/** Script of the live view: shows the pictures of the browser, and sends it the viewer's input. It reads `data-*` attributes only. */
export const liveScript = `
const screen = document.querySelector('.screen');
const page = document.querySelector('.page');
const picture = document.querySelector('img');
const keyboard = document.querySelector('textarea');
const notice = document.querySelector('.notice');
const address = document.querySelector('.address bdi');
const state = document.querySelector('.live');
const { events, input, live, endings } = screen.dataset;

function show(name, text) {
  state.textContent = name;
  state.dataset.state = name;
  screen.dataset.state = name;
  notice.textContent = text;
}

const source = new EventSource(events);
const receive = (name, handle) => source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
let shown = { hasCrashed: false, url: '' };
let lastDialog = null;

function showLive() {
  const { hasCrashed, url } = shown;
  if (hasCrashed) show('Crashed', 'This page stopped working. The browser still runs.');
  else if (!url) show(live, 'The browser has no open page.');
  else show(live, lastDialog === null ? '' : 'A dialog of the page was closed: ' + lastDialog);
}
receive('page', (next) => {
  if (next.url !== shown.url) lastDialog = null;
  shown = next;
  address.textContent = next.url;
  picture.alt = next.title || next.url;
  keyboard?.setAttribute('aria-label', 'Browser page: ' + (next.title || next.url));
  showLive();
});
receive('dialog', ({ message }) => {
  lastDialog = message;
  showLive();
});
receive('frame', ({ image }) => {
  picture.src = 'data:image/jpeg;base64,' + image;
  picture.hidden = false;
});
receive('ended', ({ reason }) => {
  source.close();
  picture.hidden = true;
  keyboard?.remove();
  show('Ended', JSON.parse(endings)[reason]);
});
source.addEventListener('error', () => {
  if (source.readyState === EventSource.CLOSED) show('Ended', 'This browser session has ended.');
  else show('Connecting', 'The connection was lost. Connecting again.');
});

let waiting = [];
let isSending = false;
async function flush() {
  if (isSending || waiting.length === 0) return;
  isSending = true;
  const body = JSON.stringify({ events: waiting });
  waiting = [];
  try { await fetch(input, { method: 'POST', body }); } catch (error) { console.warn(error); }
  isSending = false;
  void flush();
}
function send(event) {
  const last = waiting.at(-1);
  if (event.type === 'move' && last?.type === 'move') waiting.pop();
  waiting.push(event);
  void flush();
}

const modifiersOf = (event) => (event.altKey ? 1 : 0) + (event.ctrlKey ? 2 : 0) + (event.metaKey ? 4 : 0) + (event.shiftKey ? 8 : 0);
const buttons = ['left', 'middle', 'right', 'back', 'forward'];
function sendMouse(type, event, more) {
  const box = picture.getBoundingClientRect();
  const x = (event.clientX - box.left) / box.width;
  const y = (event.clientY - box.top) / box.height;
  send({ type, x, y, buttons: event.buttons, modifiers: modifiersOf(event), ...more });
}
function sendKey(event) {
  const { type, key, code, keyCode, repeat } = event;
  const isText = [...key].length === 1 && !event.ctrlKey && !event.metaKey;
  const text = key === 'Enter' ? '\\r' : isText ? key : undefined;
  send({ type, key, code, keyCode, repeat, text: type === 'keydown' ? text : undefined, modifiers: modifiersOf(event) });
}

if (keyboard) {
  const listen = (type, handle, options) => keyboard.addEventListener(type, handle, options);
  const sendText = (text) => {
    keyboard.value = '';
    if (text) send({ type: 'text', text });
  };
  listen('mousemove', (event) => sendMouse('move', event));
  listen('mousedown', (event) => sendMouse('down', event, { button: buttons[event.button], clickCount: event.detail }));
  listen('mouseup', (event) => sendMouse('up', event, { button: buttons[event.button], clickCount: event.detail }));
  listen('contextmenu', (event) => event.preventDefault());
  listen('wheel', (event) => {
    event.preventDefault();
    sendMouse('wheel', event, { deltaX: event.deltaX, deltaY: event.deltaY });
  }, { passive: false });
  listen('keydown', (event) => {
    // An input method and pasted text arrive as text.
    if (event.isComposing || event.key === 'Unidentified') return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v') return;
    event.preventDefault();
    if (event.key === 'Escape' && event.shiftKey) keyboard.blur();
    else sendKey(event);
  });
  listen('keyup', (event) => sendKey(event));
  listen('input', (event) => {
    if (!event.isComposing) sendText(keyboard.value);
  });
  listen('compositionend', () => sendText(keyboard.value));
}
`;

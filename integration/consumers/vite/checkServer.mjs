// Imports the kit without a browser, renders everything that it exports, and prints what it accessed and logged.
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const looks = [];
for (const name of ['window', 'document', 'location', 'history', 'sessionStorage', 'localStorage', 'open']) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      const line = new Error(name).stack.split('\n')[2];
      if (line.includes('@kit')) looks.push(`${name} ${line.trim()}`);
      return undefined;
    },
  });
}

const noise = [];
for (const level of ['error', 'warn']) console[level] = (...said) => noise.push(said.join(' '));

const kit = await import('@kit/react');
const isComponent = ([name, value]) =>
  /^[A-Z]/.test(name) && (typeof value === 'function' || typeof value.render === 'function');
// The props that some components need. The others ignore them.
const connection = {
  id: 'c',
  application: 'linkedin',
  accountName: 'jane@example.com',
  status: 'connected',
  connectedAt: '2026-01-01T00:00:00Z',
};
const props = { owner: 'page', application: 'linkedin', name: 'LinkedIn', status: 'connected', connection };

const rendered = {};
for (const [name, Component] of Object.entries(kit).filter(isComponent)) {
  const element = createElement(Component, props);
  rendered[name] = renderToString(createElement(kit.ConnectProvider, { owner: 'page' }, element));
}
console.log(JSON.stringify({ looks, noise, rendered }));

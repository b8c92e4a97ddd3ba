/** Script of the hosted page: busy buttons, the message to the opener, and the redirect. It reads `data-*` attributes only. */
export const pageScript = `
const leaving = document.querySelector('form[data-leaving]');
const status = document.querySelector('[data-status]');
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, Number(ms)));

function postToOpener() {
  const { message, target } = leaving.dataset;
  if (!message || !window.opener) return;
  try { window.opener.postMessage(JSON.parse(message), target); } catch (error) { console.warn(error); }
}
function markBusy(form, submitter) {
  form.setAttribute('aria-busy', 'true');
  for (const button of document.querySelectorAll('main button')) button.disabled = true;
  submitter?.setAttribute('data-busy', '');
  if (status && submitter?.dataset.busyText) status.textContent = submitter.dataset.busyText;
}
async function leave() {
  const { moment, redirect, redirectDelay, messageDelay } = leaving.dataset;
  await wait(redirectDelay);
  if (moment === 'before-redirect') postToOpener();
  await wait(messageDelay);
  if (moment === 'after-redirect') window.addEventListener('pagehide', postToOpener, { once: true });
  if (redirect) window.location.assign(redirect);
  else window.close();
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  const submitter = event.submitter;
  if (form.getAttribute('aria-busy') === 'true') return event.preventDefault();
  if (form === leaving) {
    event.preventDefault();
    markBusy(form, submitter);
    void leave();
  } else if (submitter?.dataset.redirect) {
    event.preventDefault();
    markBusy(form, submitter);
    window.location.assign(submitter.dataset.redirect);
  } else {
    setTimeout(() => markBusy(form, submitter));
  }
});
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});
if (leaving?.dataset.moment === 'identity-created') postToOpener();
if (document.body.hasAttribute('data-close')) window.close();
document.querySelector('[data-focus]')?.focus();
`;

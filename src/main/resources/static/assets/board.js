// Keeps what a reader has opened over a refresh, and says when a refresh has failed.
const open = new Set();

document.addEventListener('toggle', event => {
  const part = event.target;
  if (part.tagName === 'DETAILS' && part.id) {
    if (part.open) { open.add(part.id); } else { open.delete(part.id); }
  }
}, true);

document.addEventListener('htmx:afterSwap', () => {
  open.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
});

function failed() {
  const words = document.querySelector('.board-failed');
  if (words && words.hidden) {
    words.textContent = words.dataset.words.replace('{time}', new Date().toLocaleTimeString(document.documentElement.lang, {hour: '2-digit', minute: '2-digit'}));
    words.hidden = false;
    document.getElementById('board').classList.add('is-old');
  }
}

['htmx:sendError', 'htmx:responseError', 'htmx:timeout', 'htmx:swapError'].forEach(name => document.addEventListener(name, failed));
window.addEventListener('offline', failed);

// Sends only the fields that were changed, so that addresses stay short; copies texts; says when an answer does not come.

const form = document.getElementById('facts');
const problem = document.getElementById('problem');

function standard(field) {
  if (field instanceof HTMLSelectElement) {
    const chosen = [...field.options].find(option => option.defaultSelected) ?? field.options[0];
    return chosen ? chosen.value : '';
  }
  return field.defaultValue;
}

// The address that opened this page has the changes of before; they stay.
const before = new URLSearchParams(location.search);

function isSent(field) {
  const name = field.name;
  if (field.type === 'hidden' || before.has(name)) {
    return true;
  }
  if (name.endsWith('.instead') && before.has(name.slice(0, -'.instead'.length))) {
    return true;
  }
  return field.value !== standard(field);
}

function unchanged() {
  return [...form.elements].filter(field => field.name && !isSent(field)).map(field => field.name);
}

if (form) {
  form.addEventListener('formdata', event => {
    unchanged().forEach(name => event.formData.delete(name));
  });
  form.addEventListener('htmx:configRequest', event => {
    if (event.target === form) {
      unchanged().forEach(name => event.detail.formData.delete(name));
    }
  });
  // What is chosen to be added changes nothing before it is added.
  for (const name of ['input', 'change']) {
    form.elements.namedItem('add').addEventListener(name, event => event.stopPropagation());
  }
  // Whoever writes a number does not mean what was chosen in its place.
  form.addEventListener('input', event => {
    const instead = form.elements.namedItem(event.target.name + '.instead');
    if (instead) {
      instead.value = '';
    }
  });
}

document.addEventListener('htmx:responseError', () => { problem.textContent = problem.dataset.words; });
document.addEventListener('htmx:sendError', () => { problem.textContent = problem.dataset.words; });
document.addEventListener('htmx:afterSettle', () => {
  problem.textContent = '';
  document.getElementById('said').textContent = document.getElementById('answers').dataset.said;
});

for (const button of document.querySelectorAll('button[data-copy]')) {
  const said = button.parentElement.querySelector('[role=status]');
  button.classList.add('ready');
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = button.dataset.failed;
    }
  });
}

'use strict';

// Shows an explanation as the service gives it. All of its words are text nodes; nothing is run.

const SYMBOLS = { 'true': '✓', 'false': '✗', unknown: '?', conflict: '⚡', known: '•', 'not asked': '–' };
const WORDS = {
  'true': 'yes', 'false': 'no', unknown: 'not known', conflict: 'conflict', known: 'on record',
  'not asked': 'not asked'
};
const ORIGINS = { source: 'as the source prints it', later: 'found in public or later', ours: 'worked out here', reading: 'one of two readings' };

let shown;

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== '') {
      made.append(child);
    }
  }
  return made;
}

/** Made when it is opened, so that a long explanation is there at once. */
function opening(summary, fill) {
  const details = element('details', '', summary);
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(element('div', 'inside', ...fill()));
    }
  });
  return details;
}

function plainSummary(...words) {
  return element('summary', 'plain', ...words);
}

function heading(words, ...content) {
  const filled = content.flat().filter(Boolean);
  return filled.length ? [element('h3', '', words), ...filled] : [];
}

function list(items) {
  return items.length ? element('ul', '', ...items.map(item => element('li', '', item))) : null;
}

function stateOf(criterion) {
  const known = SYMBOLS[criterion.state];
  const words = criterion.word || WORDS[criterion.state] || criterion.state;
  return element('span', 'state ' + (known ? criterion.state.replace(' ', '-') : 'known'),
    (known || '•') + ' ' + words.replaceAll('_', ' ').toLowerCase());
}

function age(minutes) {
  if (minutes === undefined) {
    return '';
  }
  if (minutes < 120) {
    return minutes + ' min before';
  }
  return minutes < 72 * 60 ? Math.floor(minutes / 60) + ' h before' : Math.floor(minutes / 1440) + ' days before';
}

function valueInWords(datum) {
  return (({ 'true': 'yes', 'false': 'no' })[datum.value] || datum.value) + (datum.unit ? ' ' + datum.unit : '');
}

function datumInWords(datum) {
  return [valueInWords(datum), age(datum.minutesBefore)].filter(Boolean).join(', ');
}

function valueOf(criterion) {
  if (criterion.values.length) {
    return criterion.values.filter(Boolean).join('; ');
  }
  if (criterion.items.length === 1) {
    return elementsInWords(criterion.items[0]);
  }
  const data = criterion.data.map(key => shown.data[key]).filter(Boolean);
  // The value of one entry beside a criterion that rests on several would be read as its result.
  const one = data.length > 0 && data.every(datum => datum.what === data[0].what);
  return one && data[0].value ? data[0].what + ' ' + datumInWords(data[0]) : '';
}

function elementsInWords(item) {
  return Object.entries(item)
    .filter(([name, value]) => !['id', 'code', 'name', 'state', 'value', 'false'].includes(name) && value !== 'false')
    .map(([name, value]) => value === 'true' ? name : name + ': ' + value).join('; ');
}

function dataTable(criterion) {
  const data = criterion.data.map(key => shown.data[key]).filter(Boolean);
  if (!data.length) {
    return null;
  }
  return element('table', '',
    element('thead', '', element('tr', '', ...['What', 'Value', 'Time', 'Resource'].map(h => element('th', '', h)))),
    element('tbody', '', ...data.map(datum => element('tr', '',
      element('td', '', datum.what),
      element('td', '', valueInWords(datum)),
      element('td', '', [datum.time.replace('T', ' '), age(datum.minutesBefore)].filter(Boolean).join(', ')),
      element('td', 'quiet', datum.reference)))));
}

function threshold(key) {
  const found = shown.thresholds[key];
  if (!found) {
    return null;
  }
  return element('span', '',
    element('strong', '', key.substring(key.indexOf('.') + 1) + ': ' + (found.value || 'not set')),
    found.chosen ? ' (chosen by this site)' : '', found.label ? ' [' + found.label + ']' : '',
    element('div', 'quiet', found.note));
}

function link(address) {
  const made = element('a', '', address);
  made.href = address;
  made.rel = 'noopener noreferrer';
  return made;
}

function piece(key, above) {
  const found = shown.evidence[key];
  if (!found || above.includes(key)) {
    return null;
  }
  const first = found.lines.slice(0, found.title ? 1 : 3).filter(line => line.value.length < 200);
  const summary = plainSummary(element('strong', '', found.key), ' ' + [found.kind, found.title].filter(Boolean).join(': '),
    first.length ? element('div', 'quiet', first.map(line => line.name + ': ' + line.value).join(' · ')) : null);
  return opening(summary, () => [
    element('table', '', element('tbody', '', ...found.lines.map(line => element('tr', '',
      element('td', 'quiet', line.name), element('td', '', line.value),
      element('td', 'quiet', ORIGINS[line.origin] || line.origin))))),
    list(found.links.map(link)),
    ...pieces('Rests on, or belongs to', found.related, [...above, key])]);
}

function pieces(words, keys, above) {
  const found = keys.map(key => piece(key, above)).filter(Boolean);
  return found.length ? [element('h3', '', words), ...found] : [];
}

function sentences(criterion) {
  const rows = criterion.ledger.map(id => shown.ledger[id]).filter(Boolean);
  return rows.flatMap(row => [
    element('blockquote', '', row.statement,
      element('div', 'quiet', [row.source, row.status, row.reason].filter(Boolean).join(' · ')))]);
}

function unique(keys) {
  return [...new Set(keys)];
}

function behind(ids, cites) {
  const rows = ids.map(id => shown.ledger[id]).filter(Boolean);
  const discrepancies = unique([...rows.flatMap(row => row.discrepancies),
    ...cites.filter(key => rows.some(row => row.discrepancies.includes(key)))]);
  const evidence = unique([...rows.flatMap(row => row.evidence), ...cites])
    .filter(key => !discrepancies.includes(key));
  return [
    ...pieces('Where the source or the public record disagree', discrepancies, []),
    ...pieces('Evidence', evidence, [])];
}

function criterionRow(key, above) {
  const criterion = shown.defines[key];
  if (!criterion || above.includes(key)) {
    return null;
  }
  const summary = element('summary', '', element('span', '', criterion.name), stateOf(criterion),
    element('span', 'quiet', valueOf(criterion)));
  return opening(summary, () => [
    ...heading('Rule', criterion.rule ? element('p', '', criterion.rule) : null, element('pre', '', criterion.cql),
      element('p', 'quiet', criterion.key)),
    ...heading('Thresholds', list(criterion.thresholds.map(threshold).filter(Boolean))),
    ...heading('Data used', dataTable(criterion),
      criterion.dataInAll > criterion.data.length
        ? element('p', '', 'The newest ' + criterion.data.length + ' of ' + criterion.dataInAll + ' entries that were read.') : null,
      criterion.items.length > 1 ? list(criterion.items.map(elementsInWords)) : null),
    ...heading('Rests on', criterion.uses.map(used => criterionRow(used, [...above, key]))),
    ...heading(criterion.ledgerOfUser ? 'The source says (of what asks for this)' : 'The source says', sentences(criterion)),
    ...(criterion.ledgerOfUser && above.length
      ? [opening(plainSummary('The evidence behind it'), () => behind(criterion.ledger, criterion.cites))]
      : behind(criterion.ledger, criterion.cites))]);
}

function recommendation(told) {
  const section = element('section', '', element('h2', '', told.title));
  const first = told.sentences.map(id => shown.ledger[id]).filter(Boolean);
  if (first.length) {
    section.append(element('blockquote', '', first[0].statement, element('div', 'quiet', first[0].source)));
  }
  const grade = [told.strength, told.certainty].filter(Boolean).join(' · ');
  section.append(element('p', 'quiet', [grade, told.statusNote].filter(Boolean).join(' · ')));
  section.append(element('p', 'outcome', 'Outcome: ',
    element('strong', '', (told.outcome || told.applicable).replaceAll('_', ' ').replaceAll('+', ', ').toLowerCase()),
    told.cards.length ? '' : ' — no card'));
  if (told.missing.length) {
    section.append(...heading('Not known', list(told.missing)));
  }
  section.append(element('div', 'head', element('span', '', 'Criterion'), element('span', '', 'State'), element('span', '', 'Value')));
  section.append(...told.criteria
    .filter(key => shown.defines[key] && (shown.defines[key].kind === 'criterion' || shown.defines[key].state !== 'not asked'))
    .map(key => criterionRow(key, [])).filter(Boolean));
  section.append(opening(plainSummary('What the source says, and the evidence behind it'),
    () => [...sentences({ ledger: told.sentences }), ...behind(told.sentences, [])]));
  section.append(opening(plainSummary('The expressions that made the card appear'), () => [
    told.header ? element('pre', '', told.header) : null,
    ...told.conditions.map(key => criterionRow(key, []))].filter(Boolean)));
  return section;
}

function show(explanation) {
  shown = explanation;
  const place = document.getElementById('explanation');
  place.replaceChildren();
  say('Decision of ' + explanation.time.replace('T', ' ') + ', guideline ' + explanation.knowledgeVersion
    + '. Open a line to see its rule, data and evidence.');
  if (!explanation.current) {
    place.append(element('p', 'notice', 'The guideline or the local choices have changed since this decision; rules and thresholds are shown as they are now.'));
  }
  if (!explanation.valuesKept) {
    place.append(element('p', 'quiet', 'Values of the record are not kept at this site; states are.'));
  }
  const withCards = explanation.recommendations.filter(told => told.cards.length);
  const others = explanation.recommendations.filter(told => !told.cards.length);
  place.append(...withCards.map(recommendation), ...others.map(recommendation));
}

function say(words) {
  document.getElementById('state').textContent = words;
}

async function load(token) {
  const decision = new URLSearchParams(location.search).get('decision') || '';
  const headers = { Accept: 'application/json' };
  if (token) {
    headers.Authorization = 'Bearer ' + token;
  }
  const answer = await fetch('explanations/' + encodeURIComponent(decision), { headers, cache: 'no-store' });
  const login = document.getElementById('login');
  login.hidden = answer.status !== 401 && answer.status !== 403;
  if (answer.ok) {
    show(await answer.json());
  } else if (answer.headers.has('Retry-After')) {
    say('The decision is being stored. One moment…');
    setTimeout(() => load(token), 1000 * Number(answer.headers.get('Retry-After')));
  } else if (!login.hidden) {
    say('Decisions are shown to those only who may read them at the FHIR API.');
  } else {
    const outcome = await answer.json().catch(() => ({}));
    say(outcome.issue ? outcome.issue[0].diagnostics : 'The service could not answer (' + answer.status + ').');
  }
}

document.getElementById('login').addEventListener('submit', event => {
  event.preventDefault();
  load(document.getElementById('token').value).catch(() => say('The service cannot be reached.'));
});
load().catch(() => say('The service cannot be reached.'));

/** Small helpers for building the page. Text always goes in as text, never as markup. */

/**
 * A new element. `properties` are set on it (`className`, `onclick`, `ariaLabel` …), `children` are nodes or text;
 * empty ones (`undefined`, `null`, `false`) are left out.
 */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

/** The element of the page with this id. */
export const byID = (id) => document.getElementById(id);

const message = byID("message");

/** Shows one plain message above the map; `retry` says whether a reload may help. */
export function showMessage(text, { retry = false } = {}) {
  byID("message-text").textContent = text;
  byID("message-retry").hidden = !retry;
  message.hidden = false;
}

/** Takes the message away again. */
export function hideMessage() {
  message.hidden = true;
}

byID("message-dismiss").addEventListener("click", hideMessage);
byID("message-retry").addEventListener("click", () => location.reload());

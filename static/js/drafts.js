// Notes that are not saved yet survive a reload, a closed tab and a lost connection. Kept in this browser, by person and
// case, until that person logs out.
"use strict";

const PREFIX = `wederhoor:${document.body.dataset.person}:`;

function restoreDrafts(root) {
  root.querySelectorAll("[data-draft]").forEach((field) => {
    const kept = localStorage.getItem(PREFIX + field.dataset.draft);
    if (kept && !field.value) field.value = kept;
  });
}

function forgetSaved(root) {
  root.querySelectorAll("[data-saved-case]").forEach((saved) => {
    localStorage.removeItem(`${PREFIX}case-${saved.dataset.savedCase}-note`);
  });
}

document.addEventListener("input", (event) => {
  const name = event.target.dataset.draft;
  if (!name) return;
  if (event.target.value) localStorage.setItem(PREFIX + name, event.target.value);
  else localStorage.removeItem(PREFIX + name);
});

function forgetAll() {
  Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-forget-drafts]")) forgetAll();
});

// Loaded before notices.js, which takes the toasts out of the page for a moment.
document.addEventListener("DOMContentLoaded", () => {
  forgetSaved(document);
  restoreDrafts(document);
  // On a reload the toast has had its say; a note begun since must not be taken for the saved one.
  const address = new URL(location.href);
  address.searchParams.delete("saved");
  history.replaceState(null, "", address);
});

document.addEventListener("htmx:afterSettle", (event) => {
  restoreDrafts(event.detail.elt);
});

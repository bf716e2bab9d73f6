// One key per decision. Every key presses a button or link that is on the page, marked data-key.
"use strict";

const decided = []; // ids of the items decided on this page, the last one last: what u takes back

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

// The button of a key: in the current item, else outside all items, in the page.
function buttonFor(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const urgent = document.querySelector(`${selector}[data-first]`);
  const inItem = Items.current()?.querySelector(selector);
  const outside = [...document.querySelectorAll(selector)].find((each) => !each.closest("[data-item]"));
  return urgent || inItem || outside;
}

function undoLast() {
  while (decided.length) {
    const button = document.getElementById(decided.pop())?.querySelector('[data-key="u"]');
    if (button) return button.click();
  }
  return buttonFor("u")?.click();
}

function press(key) {
  if (key === "j") return Items.move(1);
  if (key === "k") return Items.move(-1);
  if (key === "u") return undoLast();
  const button = buttonFor(key);
  if (button?.matches("input")) return button.focus();
  return button?.click();
}

function isPage(key) {
  return ["j", "k", "u"].includes(key) || buttonFor(key);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z") {
    event.preventDefault();
    return undoLast();
  }
  if (control || event.altKey || document.body.dataset.keyboard !== "on") return;
  if (event.key === "Enter" && event.target.matches("[data-item]")) {
    return event.target.querySelector("[data-enter]")?.click();
  }
  if (event.key.length !== 1 || event.repeat && !"jk".includes(event.key) || !isPage(event.key)) return;
  event.preventDefault();
  press(event.key);
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest('[data-dialog="keys"]');
  if (!opener) return;
  event.preventDefault();
  document.getElementById("keys-dialog").showModal();
});

document.addEventListener("htmx:afterRequest", (event) => {
  const { target, requestConfig, successful } = event.detail;
  if (successful && target.matches("[data-item]") && /\/(verdict|matches\/\d+)\/$/.test(requestConfig.path)) decided.push(target.id);
});

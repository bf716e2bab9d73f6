// Lists that keys walk through: [data-items] holds [data-item]s, one of which is current, and marked as such.
"use strict";

const Items = {
  all() {
    return [...document.querySelectorAll("[data-items] [data-item]")].filter((item) => item.offsetParent !== null);
  },

  current() {
    const focused = document.activeElement?.closest("[data-item]");
    return focused || document.querySelector("[data-item].current");
  },

  mark(item) {
    document.querySelectorAll("[data-item].current").forEach((other) => other.classList.remove("current"));
    item?.classList.add("current");
  },

  focus(item) {
    if (!item) return;
    Items.mark(item);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  },

  move(step) {
    const all = Items.all();
    const at = all.indexOf(Items.current());
    Items.focus(all[Math.min(Math.max(at + step, 0), all.length - 1)]);
  },

  // The first one after item that still asks for a decision; else the first such in the list.
  nextToDo(item) {
    const todo = Items.all().filter((each) => "todo" in each.dataset);
    return todo.find((each) => item.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) || todo[0];
  },
};

document.addEventListener("focusin", (event) => {
  const item = event.target.closest("[data-item]");
  if (item) Items.mark(item);
});

document.addEventListener("DOMContentLoaded", () => {
  const named = document.getElementById(location.hash.slice(1) || "none");
  if (named?.matches("[data-item]")) Items.focus(named);
  else Items.mark(document.querySelector("[data-items] [data-todo]"));
});

// htmx has swapped an item, and set its classes: on to the next one, unless it needs an answer (a conflict, an error, an undo).
document.addEventListener("htmx:afterSettle", (event) => {
  const answered = event.detail.requestConfig?.verb === "post" && event.detail.xhr.status === 200;
  const item = event.detail.elt?.closest?.("[data-item]") || document.getElementById(event.detail.target.id);
  if (!item?.matches("[data-item]")) return;
  const settled = !("todo" in item.dataset);
  if (answered && settled) Items.focus(Items.nextToDo(item) || item);
  else Items.focus(item);
});

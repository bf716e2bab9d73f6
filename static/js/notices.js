// What did not get saved is said, never swallowed; and toasts are spoken.
"use strict";

function say(text) {
  const toast = document.createElement("p");
  toast.className = "toast error";
  toast.textContent = text;
  const toasts = document.getElementById("toasts");
  toasts.querySelectorAll(".toast.error").forEach((other) => other.remove());
  toasts.append(toast);
}

// A card that a new analysis withdrew says so in its own place.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 404 || !event.detail.serverResponse.includes("data-gone")) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.requestConfig.verb === "get") return;
  say(event.detail.xhr.status === 403 ? document.body.dataset.notAllowed : document.body.dataset.notSaved);
});

document.addEventListener("htmx:sendError", (event) => {
  if (event.detail.requestConfig.verb !== "get") say(document.body.dataset.noConnection);
});

document.addEventListener("htmx:beforeRequest", () => {
  document.querySelectorAll("#toasts .toast.error").forEach((toast) => toast.remove());
});

// A live region is read out when it changes; what came with the page has not changed yet.
document.addEventListener("DOMContentLoaded", () => {
  const toasts = document.getElementById("toasts");
  const there = [...toasts.children];
  toasts.replaceChildren();
  setTimeout(() => {
    toasts.append(...there);
    setTimeout(() => there.filter((toast) => !toast.querySelector("form")).forEach((toast) => toast.remove()), 8000);
  }, 50);
});

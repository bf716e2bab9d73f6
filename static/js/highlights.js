// Text and list point at each other: a click on marked words goes to their card, and back.
"use strict";

function pointAt(anchors) {
  document.querySelectorAll(".marked.current").forEach((piece) => piece.classList.remove("current"));
  anchors.forEach((anchor) => {
    document.querySelectorAll(`[data-marks~="${CSS.escape(anchor)}"]`).forEach((piece) => piece.classList.add("current"));
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(link.hash.slice(1));
  if (!target) return;
  if (target.matches("[data-item]")) {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    Items.focus(target);
  } else {
    pointAt([link.hash.replace("#in-", "")]);
  }
});

document.addEventListener("focusin", (event) => {
  const item = event.target.closest("[data-item]");
  if (!item) return;
  pointAt([item.id]);
  const words = document.querySelector(`[data-marks~="${CSS.escape(item.id)}"]`);
  words?.scrollIntoView({ block: "nearest" });
});

document.addEventListener("DOMContentLoaded", () => {
  if (location.hash.startsWith("#in-")) pointAt([location.hash.slice(4)]);
});

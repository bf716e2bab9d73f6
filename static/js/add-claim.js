// Words that are selected in the article come into the form for a claim that was missed.
"use strict";

function selectedWords(article) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !article.contains(selection.anchorNode)) return "";
  const words = selection.getRangeAt(0).cloneContents();
  words.querySelectorAll(".label").forEach((label) => label.remove());
  return words.textContent.trim();
}

document.addEventListener("selectionchange", () => {
  const form = document.getElementById("add-claim");
  const article = document.querySelector("#article article");
  const words = form && article ? selectedWords(article) : "";
  if (words) form.querySelector("textarea").value = words;
});

// Numbers beside the lines of a pact, those with mistakes marked, and a way from a mistake to its
// line. Without this script the lines with mistakes are listed all the same.
"use strict";
(() => {
  const text = document.getElementById("text");
  const frame = document.getElementById("frame");
  if (!text || !frame) return;

  const gutter = document.createElement("ol");
  gutter.className = "gutter";
  gutter.setAttribute("aria-hidden", "true");
  frame.prepend(gutter);
  frame.classList.add("numbered");

  const wrong = () => new Set((document.getElementById("mistakes")?.dataset.lines ?? "").split(" "));
  const draw = () => {
    const marked = wrong();
    const lines = text.value.split("\n").length;
    while (gutter.childElementCount < lines) gutter.append(document.createElement("li"));
    while (gutter.childElementCount > lines) gutter.lastElementChild.remove();
    [...gutter.children].forEach((item, place) => {
      item.classList.toggle("wrong", marked.has(String(place + 1)));
    });
    gutter.scrollTop = text.scrollTop;
  };
  const go = (line, column) => {
    const before = text.value.split("\n").slice(0, line - 1);
    const start = before.reduce((sum, each) => sum + each.length + 1, 0);
    const end = text.value.indexOf("\n", start);
    text.focus();
    text.setSelectionRange(start + column - 1, end < 0 ? text.value.length : end);
    const height = parseFloat(getComputedStyle(text).lineHeight);
    text.scrollTop = Math.max(0, (line - 6) * height);
  };

  text.addEventListener("scroll", () => { gutter.scrollTop = text.scrollTop; });
  text.addEventListener("input", draw);
  document.addEventListener("htmx:afterSettle", draw);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-line]");
    if (!link) return;
    event.preventDefault();
    go(Number(link.dataset.line), Number(link.dataset.column));
  });
  draw();
})();

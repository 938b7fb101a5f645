/* What a script adds to the board: a slider along the known days, and threads beside the table.
   Without it the same is had by the date, the links to the days before and after, and the cells. */
"use strict";
(() => {
  const DAY = 86400000;
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const wide = () => matchMedia("(min-width: 64.01rem)").matches;
  const byId = (id) => document.getElementById(id);
  let opener = null;
  let sliding = false;

  /* The slider stops on days on which something was published; a step of a key is one such day. */
  function slide(line) {
    const first = Date.parse(line.dataset.first);
    const offsets = line.dataset.days.split(" ").map(Number);
    const range = line.querySelector("input");
    const day = byId("as_of");
    let from = Number(range.value);
    const tell = () => range.setAttribute("aria-valuetext", iso(first + from * DAY));
    range.addEventListener("input", () => {
      const wanted = Number(range.value);
      const before = offsets.findLast((one) => one <= wanted) ?? offsets[0];
      const after = offsets.find((one) => one >= wanted) ?? before;
      from = wanted - from === 1 ? after : before;
      range.value = from;
      day.value = iso(first + from * DAY);
      tell();
    });
    range.addEventListener("change", () => {
      sliding = true;
      day.form.requestSubmit();
    });
    tell();
    line.hidden = false;
    if (sliding) range.focus();
    sliding = false;
  }

  function start(within) {
    for (const line of within.querySelectorAll(".line[hidden]")) slide(line);
  }

  function keepInAddress(thread) {
    const here = new URL(location);
    if (thread) here.searchParams.set("open", thread);
    else here.searchParams.delete("open");
    history.replaceState(history.state, "", here);
  }

  function close() {
    byId("panel").replaceChildren();
    byId("board").classList.remove("opened");
    for (const cell of document.querySelectorAll(".cell[aria-current]")) cell.removeAttribute("aria-current");
    keepInAddress("");
    opener?.focus();
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".panel-close")) return;
    event.preventDefault();
    close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && byId("panel")?.childElementCount) close();
  });
  /* Where there is no room beside the table, a cell leads to its page. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const cell = event.target.closest?.("a.cell");
    if (!cell || wide()) return;
    event.preventDefault();
    location = cell.href;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const panel = byId("panel");
    if (event.detail.target !== panel) return;
    const cell = event.detail.requestConfig.elt;
    for (const one of document.querySelectorAll(".cell[aria-current]")) one.removeAttribute("aria-current");
    cell.setAttribute("aria-current", "true");
    opener = cell;
    byId("board").classList.add("opened");
    keepInAddress(cell.pathname.split("/").slice(-2).map(decodeURIComponent).join("."));
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  });
  /* What is left empty asks for nothing, and need not stand in the address. */
  document.addEventListener("htmx:configRequest", (event) => {
    const asked = event.detail.parameters;
    for (const name of Object.keys(asked)) if (asked[name] === "") delete asked[name];
  });
  document.addEventListener("htmx:load", (event) => start(event.target));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => start(document));
  else start(document);
})();

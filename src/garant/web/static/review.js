// Letters decide, and the next one is ready before it is asked for. Without this script the page is
// plain links and forms, and does the same.
"use strict";
(() => {
  const parser = new DOMParser();
  const nothingReady = { address: "", page: Promise.resolve(null) };
  let ready = nothingReady;
  let busy = false;

  const root = () => document.getElementById("review");
  const same = (one, other) => new URL(one, location).href === new URL(other, location).href;
  const readPage = async (answer) => parser.parseFromString(await answer.text(), "text/html");
  const ask = (address, options = {}) => fetch(address, { credentials: "same-origin", ...options });

  // The next page as it will be once the one shown is decided.
  const prepare = () => {
    const address = root()?.dataset.following;
    const key = root()?.querySelector("#decide [name=key]")?.value;
    if (!address || !key) {
      ready = nothingReady;
      return;
    }
    const page = ask(address, { headers: { "Garant-Ahead": key } })
      .then((answer) => (answer.ok ? readPage(answer) : null))
      .catch(() => null);
    ready = { address, page };
  };
  // A page that was made ahead does not know of the decision made since.
  const remember = (page, done) => {
    const undo = page.querySelector(".review-done [name=key]");
    if (!undo) return null;
    undo.value = done.split(",")[0];
    for (const each of page.querySelectorAll("#review form[method=post], #review a[data-key]")) {
      const name = each.matches("form") ? "action" : "href";
      const there = new URL(each.getAttribute(name), location);
      there.searchParams.set("done", done);
      each.setAttribute(name, there);
    }
    const walk = page.getElementById("review");
    if (walk.dataset.following) {
      const there = new URL(walk.dataset.following, location);
      there.searchParams.set("done", done);
      walk.dataset.following = there;
    }
    return page;
  };
  const show = (page, address) => {
    const there = page.getElementById("review");
    if (!there) {
      location.assign(address);
      return;
    }
    document.title = page.title;
    root().replaceWith(document.adoptNode(there));
    if (!same(address, location)) history.pushState(null, "", address);
    document.getElementById("content").focus({ preventScroll: true });
    scrollTo(0, 0);
    prepare();
  };
  const alone = async (work) => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } finally {
      busy = false;
    }
  };
  const decide = (form, button) =>
    alone(async () => {
      const body = new URLSearchParams(new FormData(form, button));
      const buttons = form.querySelectorAll("button");
      for (const each of buttons) each.disabled = true;
      try {
        const headers = { "Garant-Ahead": "1" };
        const answer = await ask(form.action, { method: "POST", body, headers });
        if (answer.status !== 204) {
          show(await readPage(answer), answer.redirected ? answer.url : location.href);
          return;
        }
        const there = answer.headers.get("Location");
        const at = new URL(there, location).searchParams;
        const made = new URL(ready.address || "/", location).searchParams;
        const held = at.get("at") && at.get("at") === made.get("at") ? await ready.page : null;
        const page = held && remember(held, at.get("done"));
        show(page ?? (await readPage(await ask(there))), there);
      } catch {
        for (const each of buttons) each.disabled = false;
        const told = document.createElement("p");
        told.className = "trouble";
        told.setAttribute("role", "alert");
        told.textContent = root().dataset.failed;
        form.before(told);
      }
    });
  const turn = (address) =>
    alone(async () => {
      try {
        show(await readPage(await ask(address)), address);
      } catch {
        location.assign(address);
      }
    });
  const takeSelection = () => {
    const words = String(getSelection()).trim();
    const field = root().querySelector("[data-takes-selection]");
    if (!words || !field) return;
    field.value = words;
    field.focus();
  };

  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || !root()?.contains(event.target)) return;
    event.preventDefault();
    decide(event.target, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#review a[data-key]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    turn(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (!root()) return;
    const writes = event.target.matches?.("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape" && writes) {
      event.target.blur();
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const button = root().querySelector("button[value=correct]");
      if (button) decide(button.form, button);
      return;
    }
    if (writes) {
      // Enter in the reason must not accept what is being rejected: it only leaves the field.
      if (event.key === "Enter" && event.target.form?.id === "decide") {
        event.preventDefault();
        event.target.blur();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") {
      const keys = root().querySelector(".keys");
      keys.open = !keys.open;
      keys.querySelector("summary").focus();
    } else if (event.key === "c") {
      root().querySelector(".fields select, .fields input:not([type=hidden])")?.focus();
    } else if (event.key === "e") {
      takeSelection();
    } else {
      const named = root().querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!named) return;
      if (named.matches("input")) named.focus();
      else if (named.matches("a")) turn(named.href);
      else decide(named.form, named);
    }
    event.preventDefault();
  });
  addEventListener("popstate", () => location.reload());
  prepare();
})();

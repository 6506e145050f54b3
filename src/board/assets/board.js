// Keeps the page as the server has it. What is new comes as the same page once more, already escaped; it is compared
// with what is here, and only what differs is changed. So the focus, the place one has scrolled to and opened parts stay.
"use strict";
(() => {
  // The server gives a sign of life every 15 seconds.
  const SILENCE = 45_000;
  const AGAIN = 5_000;
  const connection = document.getElementById("connection");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let source, silence, loading = false, missed = false;

  const version = () => document.getElementById("round").dataset.version;

  function show(lost) {
    const text = lost ? connection.dataset.lost : "";
    if (connection.textContent !== text) connection.textContent = text;
  }

  function alike(one, other) {
    return one.nodeType === other.nodeType && one.nodeName === other.nodeName && !one.id && !other.id;
  }

  function attributes(old, fresh) {
    // What somebody types or chooses is theirs.
    if (old === document.activeElement && old.matches("input, select")) return;
    for (const { name, value } of [...fresh.attributes]) {
      if (old.getAttribute(name) === value) continue;
      if (name === "class" && old.localName === "td" && !still.matches) flash(old);
      old.setAttribute(name, value);
    }
    for (const { name } of [...old.attributes]) {
      if (name === "open" || fresh.hasAttribute(name)) continue;
      old.removeAttribute(name);
    }
  }

  function flash(cell) {
    const bright = { outline: "4px solid currentColor", outlineOffset: "-4px" };
    cell.animate([bright, { ...bright, outlineColor: "transparent" }], { duration: 3_000, easing: "ease-in" });
  }

  // Makes `old` what `fresh` is. Elements with an id are the same element wherever they stand: whatever comes and goes
  // has one, or its neighbours have.
  function patch(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return;
    }
    attributes(old, fresh);
    const named = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
    let place = old.firstChild;
    for (const child of [...fresh.childNodes]) {
      const own = child.id ? named.get(child.id) : place && alike(place, child) ? place : undefined;
      if (!own) {
        old.insertBefore(document.importNode(child, true), place);
        continue;
      }
      if (own === place) place = place.nextSibling;
      else old.insertBefore(own, place);
      patch(own, child);
    }
    while (place) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
  }

  function take(page) {
    const focused = document.activeElement;
    for (const part of page.querySelectorAll("[data-live]")) {
      const own = document.getElementById(part.id);
      if (own) patch(own, part);
    }
    if (page.title !== document.title) document.title = page.title;
    if (focused && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  // The browser parses the answer into a document in which nothing runs.
  function refresh() {
    if (loading) {
      missed = true;
      return;
    }
    loading = true;
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname + location.search);
    request.responseType = "document";
    request.timeout = SILENCE;
    request.onloadend = () => {
      loading = false;
      const page = request.response;
      // Whoever is no longer signed in is led to the page where one signs in.
      if (page && !page.getElementById("round")) location.reload();
      else if (page && request.status === 200) take(page);
      else setTimeout(refresh, AGAIN);
      if (missed) {
        missed = false;
        refresh();
      }
    };
    request.send();
  }

  function alive() {
    show(false);
    clearTimeout(silence);
    silence = setTimeout(again, SILENCE);
  }

  function again() {
    show(true);
    source.close();
    clearTimeout(silence);
    silence = setTimeout(connect, AGAIN);
  }

  function connect() {
    source = new EventSource(document.getElementById("round").dataset.events);
    source.onopen = alive;
    source.addEventListener("alive", alive);
    source.addEventListener("state", (event) => {
      alive();
      if (event.data !== version()) refresh();
    });
    source.onerror = () => {
      show(true);
      // It tries again by itself, unless the server has answered with something else than events.
      if (source.readyState !== EventSource.CLOSED) return;
      again();
      refresh();
    };
  }

  connect();
})();

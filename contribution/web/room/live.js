// Keeps a page as the server has it: on each new version its parts are fetched and swapped, without
// touching what somebody is typing. Works on plain http: no crypto, no clipboard, no service worker.
"use strict";
const live = {busy: false, again: false, due: false, spread: 0, hooks: [], skip: () => false};

live.swap = (text) => {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const main = document.querySelector("main"), other = fresh.querySelector("main");
  for (const part of fresh.querySelectorAll("[data-live]")) {
    const name = part.dataset.live;
    const mine = document.querySelector(`[data-live="${CSS.escape(name)}"]`);
    if (mine && mine.dataset.key !== part.dataset.key && !live.skip(mine, part)) {
      const chosen = [...mine.querySelectorAll("select")].map((each) => each.value), made = document.importNode(part, true);
      mine.replaceWith(made);
      [...made.querySelectorAll("select")].forEach((each, at) => {
        if ([...each.options].some((option) => option.value === chosen[at])) each.value = chosen[at];
      });
    } else if (!mine && main && other && other.contains(part)) {
      main.insertBefore(document.importNode(part, true), document.getElementById("link"));
    }
  }
  for (const mine of document.querySelectorAll("main > [data-live]")) {
    if (!fresh.querySelector(`[data-live="${CSS.escape(mine.dataset.live)}"]`) && !live.skip(mine, null)) mine.remove();
  }
  for (const hook of live.hooks) hook();
};

live.refresh = async () => {
  if (live.busy) { live.again = true; return; }
  live.busy = true;
  try {
    const answer = await fetch(location.pathname + location.search, {cache: "no-store", headers: {"X-Part": "1"}});
    if (answer.ok) { live.swap(await answer.text()); live.say(""); }
    else if (answer.status !== 429) live.say(await answer.text());
  } catch { live.say("The connection is gone. This page tries again by itself."); }
  live.busy = false;
  if (live.again) { live.again = false; live.refresh(); }
};

// A step or a link of a picture by its id; in a part of a large one a prefix stands before it.
live.light = (picture, name) => {
  const plain = (each) => each.id.split("..").pop(), wanted = [name, ...name.split(".")];
  const every = [...picture.querySelectorAll("g.link, g.node, g.influence")], lit = every.filter((each) => wanted.includes(plain(each)));
  picture.classList.toggle("focused", lit.length > 0);
  for (const each of every) each.classList.toggle("lit", lit.includes(each));
  return lit.find((each) => plain(each) === name) || lit[0];
};

live.say = (text) => {
  const place = document.getElementById("link");
  if (place && place.textContent !== text) place.textContent = text;
};

live.follow = () => {
  if (live.source) live.source.close();
  live.source = new EventSource("/events");
  live.source.onmessage = () => {
    if (live.due) return;
    live.due = true;
    // Phones do not all ask in the same moment.
    setTimeout(() => { live.due = false; live.refresh(); }, Math.random() * live.spread);
  };
  live.source.onerror = () => {
    live.say("The connection is gone. This page tries again by itself.");
    // A refused stream is not opened again by the browser; a lost one is.
    if (live.source.readyState === EventSource.CLOSED) setTimeout(live.follow, 3000);
  };
};

// A laptop or phone that slept may hold a stream that is dead and does not know it.
document.addEventListener("visibilitychange", () => { if (!document.hidden && live.source) { live.follow(); live.refresh(); } });
addEventListener("online", () => { if (live.source) { live.follow(); live.refresh(); } });

setInterval(() => {
  const timer = document.querySelector(".timer");
  if (!timer) return;
  timer.dataset.end ||= performance.now() + 1000 * Number(timer.dataset.seconds);
  const left = Math.max(0, Math.round((timer.dataset.end - performance.now()) / 1000));
  timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}, 500);

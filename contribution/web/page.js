// Makes the page an instrument: panel, ways lit, search, filters, deep links. The page is complete
// without it: whatever it shows stands in the page already.
"use strict";
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const open = (target) => {
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };

  // Deep links: whatever a fragment names is opened before it is scrolled to.
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    open(target);
    target.scrollIntoView();
    const subject = id.startsWith("place__") ? id.slice(7) : "";
    if (subject && window.innerWidth > 640) light(subject);
  };
  addEventListener("hashchange", follow);

  // The picture: every card and line leads to its entry in the annex, shown in a panel beside it.
  const figure = $("#figure__whole");
  const svg = figure && $(".canvas > svg", figure);
  const entryOf = (subject) => document.getElementById("place__" + subject);
  const marks = new Map(); // subject -> elements of the picture
  const into = new Map(), out = new Map(); // node -> links
  let panel, steps = Infinity, current = "";
  const add = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
  const plain = (name) => name.split(" -> ").map((part) =>
    part.replace(/[^A-Za-z0-9-]|^[^A-Za-z]/gu, (c) => `_${c.codePointAt(0).toString(16)}_`)).join(".");

  const prepare = () => {
    // A picture whose parts can be chosen is a group of buttons, no longer one image.
    svg.setAttribute("role", "group");
    for (const each of $$(".node, .influence, .link", svg)) {
      const subject = each.id;
      if (!entryOf(subject)) continue;
      add(marks, subject, each);
      each.dataset.subject = subject;
      each.setAttribute("tabindex", "0");
      each.setAttribute("role", "button");
      const name = $("title", each);
      if (name) each.setAttribute("aria-label", name.textContent);
      if (each.classList.contains("link")) {
        const [from, to] = subject.split(".");
        add(out, from, subject);
        add(into, to, subject);
        const line = $("path", each);
        if (line) {
          const hit = line.cloneNode();
          hit.removeAttribute("stroke-dasharray");
          hit.setAttribute("class", "hit");
          each.prepend(hit);
        }
      }
    }
    for (const each of $$("[data-link]", svg)) {
      const subject = plain(each.dataset.link);
      if (entryOf(subject)) { add(marks, subject, each); each.dataset.subject = subject; }
    }
    svg.addEventListener("click", (event) => {
      const hit = event.target.closest("[data-subject]");
      if (hit) show(hit.dataset.subject);
    });
    svg.addEventListener("keydown", (event) => {
      const at = event.target.closest("[data-subject]");
      if (!at) return;
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); show(at.dataset.subject, true); }
      const next = { ArrowRight: forward, ArrowLeft: backward }[event.key]?.(at.dataset.subject);
      if (next) { event.preventDefault(); marks.get(next)[0].focus(); }
    });
  };
  const forward = (subject) => subject.includes(".") ? subject.split(".")[1] : (out.get(subject) || [])[0];
  const backward = (subject) => subject.includes(".") ? subject.split(".")[0] : (into.get(subject) || [])[0];

  const reach = (subject) => {
    const lit = new Set([subject]);
    const spread = (starts, map, end) => {
      let edge = starts;
      for (let step = 0; step < steps && edge.length; step += 1) {
        const found = [];
        for (const node of edge) for (const link of map.get(node) || []) {
          if (lit.has(link) && link !== subject) continue;
          lit.add(link);
          const next = link.split(".")[end];
          if (!lit.has(next)) { lit.add(next); found.push(next); }
        }
        edge = found;
      }
    };
    const ends = subject.includes(".") ? subject.split(".") : [subject, subject];
    ends.forEach((end) => lit.add(end));
    spread([ends[0]], into, 0);
    spread([ends[1]], out, 1);
    return lit;
  };
  const light = (subject) => {
    if (!svg || !marks.has(subject)) return;
    current = subject;
    const lit = reach(subject);
    svg.classList.add("dim");
    for (const [name, each] of marks) each.forEach((one) => one.classList.toggle("lit", lit.has(name)));
  };
  const clear = () => {
    current = "";
    svg.classList.remove("dim");
    panel.hidden = true;
    panel.parentElement.classList.remove("open");
    apply();
  };

  const copy = (entry) => {
    const made = entry.cloneNode(true);
    made.removeAttribute("id");
    $$("[id]", made).forEach((each) => each.removeAttribute("id"));
    return made;
  };
  // The evidence behind a number is shown in the panel itself, with its chart.
  const cite = (entry) => {
    const list = make("ul", { class: "cited" });
    for (const id of new Set($$(":scope > p a[href^='#item__']", entry).map((each) => each.hash.slice(1)))) {
      const item = document.getElementById(id);
      if (!item) continue;
      const fold = make("details", {}, copyOf(item.previousElementSibling), copy(item));
      list.append(make("li", {}, fold));
    }
    return list;
  };
  const copyOf = (summary) => { const made = make("summary"); made.append(...[...summary.cloneNode(true).childNodes]); return made; };

  const show = (subject, focus = false) => {
    const entry = entryOf(subject);
    if (!entry) return;
    light(subject);
    const title = make("h3", { tabindex: "-1" });
    title.append(...entry.previousElementSibling.cloneNode(true).childNodes);
    const close = make("button", { class: "close", type: "button" }, words.close);
    close.addEventListener("click", () => { const back = marks.get(subject)?.[0]; clear(); back?.focus(); });
    const ways = make("div", { class: "ways", role: "group", "aria-label": words.ways });
    for (const [label, number] of [[words.one, 1], [words.two, 2], [words.every, Infinity]]) {
      const button = make("button", { type: "button", "aria-pressed": String(steps === number) }, label);
      button.addEventListener("click", () => {
        steps = number;
        $$("button", ways).forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
        light(subject);
      });
      ways.append(button);
    }
    panel.replaceChildren(close, title, ways, copy(entry), cite(entry));
    panel.hidden = false;
    panel.parentElement.classList.add("open");
    history.replaceState(null, "", "#place__" + subject);
    if (focus) title.focus();
  };

  // Filters: what does not fit is dimmed; the choice stands in the address.
  const choices = {};
  const options = (key) => {
    const found = new Map();
    for (const each of $$(".place[data-" + key + "]")) for (const value of each.dataset[key].split(" ")) if (value) {
      found.set(value, value.replace(/[-_]/g, " ").toLowerCase());
    }
    return found;
  };
  const fits = (place) => ["strand", "verdict", "voices", "kinds"].every((key) =>
    !choices[key] || (place.dataset[key] || "").split(" ").includes(choices[key])) &&
    (!choices.sources || Number(place.dataset.sources || 0) >= Number(choices.sources));
  const apply = () => {
    if (!svg) return;
    const active = Object.values(choices).some(Boolean);
    if (!active && !current) { svg.classList.remove("dim"); status.textContent = ""; return; }
    if (!active) return;
    let number = 0;
    svg.classList.add("dim");
    const kept = new Set();
    for (const place of $$("details.place")) {
      const subject = $(":scope > div", place).id.slice(7);
      if (marks.has(subject) && fits(place)) { kept.add(subject); number += 1; }
    }
    for (const [name, each] of marks) {
      const on = name.includes(".") ? name.split(".").every((end) => kept.has(end)) : kept.has(name);
      each.forEach((one) => one.classList.toggle("lit", on));
    }
    status.textContent = `${number} ${words.shown}`;
    const said = new URLSearchParams(Object.entries(choices).filter((pair) => pair[1]));
    history.replaceState(null, "", said.size ? "?" + said : location.pathname.split("/").pop());
  };
  const status = make("span", { class: "status", role: "status" });
  const build = () => {
    const tools = make("div", { class: "tools", role: "group", "aria-label": words.find });
    const asked = new URLSearchParams(location.search);
    for (const [key, label] of [["strand", words.strand], ["verdict", words.verdict], ["voices", words.voice], ["kinds", words.kind]]) {
      const found = options(key);
      if (found.size < 2) continue;
      const select = make("select", { id: "choose-" + key }, make("option", { value: "" }, words.all));
      for (const [value, text] of found) select.append(make("option", { value }, text));
      select.value = asked.get(key) || "";
      choices[key] = select.value;
      select.addEventListener("change", () => { choices[key] = select.value; current = ""; apply(); });
      tools.append(make("div", {}, make("label", { for: select.id }, label), select));
    }
    const least = make("select", { id: "choose-sources" });
    for (const number of ["", "1", "2", "3", "5"]) least.append(make("option", { value: number }, number || words.all));
    least.value = asked.get("sources") || "";
    choices.sources = least.value;
    least.addEventListener("change", () => { choices.sources = least.value; current = ""; apply(); });
    tools.append(make("div", {}, make("label", { for: least.id }, words.sources), least));
    const reset = make("button", { type: "button" }, words.clear);
    reset.addEventListener("click", () => {
      $$("select", tools).forEach((each) => { each.value = ""; });
      Object.keys(choices).forEach((key) => { choices[key] = ""; });
      clear();
    });
    tools.append(reset, status);
    panel = make("aside", { class: "panel", "aria-live": "polite", "aria-label": words.kind });
    panel.hidden = true;
    const stage = make("div", { class: "stage" });
    figure.before(tools, stage);
    stage.append(figure, panel);
    prepare();
    apply();
  };

  // Search over steps, people and evidence.
  const search = () => {
    const field = make("input", { type: "search", "aria-label": words.find, placeholder: words.find + " (/)" });
    const found = make("ul", { class: "found" });
    found.hidden = true;
    const frame = make("div", { class: "find", role: "search" }, field, found);
    $(".bar").append(frame);
    let index;
    const look = () => {
      index ||= $$("details.place, details.link, details.item, details.claim, section.claim").map((each) => {
        const head = $("summary, h3", each);
        return { id: each.id || $(":scope > div", each)?.id, text: head.textContent.trim(), low: (head.textContent + " " + (each.dataset.voices || "")).toLowerCase() };
      });
      const wanted = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      const hits = wanted.length ? index.filter((each) => wanted.every((word) => each.low.includes(word))).slice(0, 20) : [];
      found.replaceChildren(...hits.map((each) => make("li", {}, make("a", { href: "#" + each.id }, each.text.slice(0, 140)))));
      found.hidden = !hits.length;
    };
    field.addEventListener("input", look);
    frame.addEventListener("keydown", (event) => {
      const links = $$("a", found), at = links.indexOf(document.activeElement);
      if (event.key === "Escape") { found.hidden = true; field.focus(); }
      if (event.key === "ArrowDown") { event.preventDefault(); links[Math.min(at + 1, links.length - 1)]?.focus(); }
      if (event.key === "ArrowUp") { event.preventDefault(); (links[at - 1] || field).focus(); }
    });
    found.addEventListener("click", () => { found.hidden = true; });
    frame.addEventListener("focusout", (event) => { if (!frame.contains(event.relatedTarget)) found.hidden = true; });
    addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); field.focus(); }
      if (event.key === "Escape" && panel && !panel.hidden) clear();
    });
  };

  // Where evidence is used: the way back from an item to the places that it speaks to.
  const back = () => {
    const used = new Map();
    for (const link of $$(".working a[href^='#item__']")) {
      const place = link.closest("[id^='place__']");
      if (place) add(used, link.hash.slice(1), place);
    }
    for (const [id, places] of used) {
      const item = document.getElementById(id);
      if (!item) continue;
      const line = make("p", { class: "note" }, "→ ");
      places.forEach((place, number) => {
        const text = place.previousElementSibling.textContent.trim();
        line.append(number ? " · " : "", make("a", { href: "#" + place.id }, text));
      });
      item.append(line);
    }
  };

  search();
  if (svg) build();
  follow();
  const later = window.requestIdleCallback || ((work) => setTimeout(work, 200));
  later(back);
})();

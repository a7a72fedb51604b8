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
      const step = { ArrowRight: forward, ArrowLeft: backward, ArrowUp: (name) => beside(name, -1), ArrowDown: (name) => beside(name, 1) };
      const next = step[event.key]?.(at.dataset.subject);
      if (next) { event.preventDefault(); marks.get(next)[0].focus(); }
    });
  };
  const forward = (subject) => subject.includes(".") ? subject.split(".")[1] : (out.get(subject) || [])[0];
  const backward = (subject) => subject.includes(".") ? subject.split(".")[0] : (into.get(subject) || [])[0];

  // The card or line of the same kind that stands next above or below.
  const beside = (subject, sign) => {
    const middle = (name) => { const box = marks.get(name)[0].getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; };
    const [x, y] = middle(subject);
    let best, least = Infinity;
    for (const name of marks.keys()) {
      if (name === subject || name.includes(".") !== subject.includes(".")) continue;
      const [left, top] = middle(name);
      const away = (top - y) * sign + 3 * Math.abs(left - x);
      if ((top - y) * sign > 1 && away < least) { best = name; least = away; }
    }
    return best;
  };

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
  // The evidence behind a number is shown in the panel itself, with its chart: for, against, silent.
  const heads = { "▲": words.for, "▼": words.against, "○": words.silent };
  const cite = (shown) => {
    const working = $(":scope > .working", shown);
    if (!working) return;
    let list;
    for (const each of [...working.childNodes]) {
      const mark = each.nodeType === 3 && /[▲▼○]/u.exec(each.data);
      if (mark) {
        list = make("ul", { class: "cited" });
        working.before(make("h4", {}, `${mark[0]} ${heads[mark[0]]}`), list);
      }
      const item = each.hash && document.getElementById(each.hash.slice(1));
      if (item && list) list.append(make("li", {}, make("details", {}, copyOf(item.previousElementSibling), copy(item))));
    }
    const fold = make("details", {}, make("summary", {}, words.counted));
    working.replaceWith(fold);
    fold.append(working);
  };
  const copyOf = (summary) => { const made = make("summary"); made.append(...[...summary.cloneNode(true).childNodes]); return made; };

  // The verdict's word and what it means, from the table of the scale.
  const meaningOf = (title) => {
    const word = $(".verdict", title)?.getAttribute("aria-label");
    const row = $$("tr[id^='term__']").find((each) => $(".verdict > span", each)?.textContent === word);
    return row ? make("p", {}, make("b", {}, word), ": " + $("td", row).textContent) : "";
  };

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
    const shown = copy(entry);
    cite(shown);
    panel.replaceChildren(close, title, ways, meaningOf(title), shown);
    panel.hidden = false;
    panel.parentElement.classList.add("open");
    keep();
    if (focus) title.focus();
  };

  // Filters: what does not fit is dimmed; the choice stands in the address.
  const choices = {};
  const options = (key) => {
    const found = new Map();
    for (const each of $$(".place[data-" + key + "]")) for (const value of each.dataset[key].split("|")) {
      if (value) found.set(value, (found.get(value) || 0) + 1);
    }
    return found;
  };
  const fits = (place) => ["strand", "verdict", "voices", "kinds"].every((key) =>
    !choices[key] || (place.dataset[key] || "").split("|").includes(choices[key])) &&
    (!choices.sources || Number(place.dataset.sources || 0) >= Number(choices.sources));
  // The address holds what is chosen and what is looked at, so that it can be sent to somebody.
  const keep = () => {
    const said = new URLSearchParams(Object.entries(choices).filter((pair) => pair[1]));
    const at = current ? "#place__" + current : "";
    history.replaceState(null, "", (said.size ? "?" + said : location.pathname.split("/").pop()) + at);
  };
  const apply = () => {
    if (!svg) return;
    const active = Object.values(choices).some(Boolean);
    keep();
    if (!active && !current) { svg.classList.remove("dim"); status.textContent = ""; return; }
    if (!active) return;
    svg.classList.add("dim");
    const most = Number(choices.strongest) || Infinity, kept = new Set(), lit = new Set();
    for (const place of $$("details.place")) if (fits(place)) kept.add($(":scope > div", place).id.slice(7));
    for (const link of $$("details.link")) {
      const name = $(":scope > div", link).id.slice(7), ends = name.split(".");
      if (Number(link.dataset.order) <= most && ends.every((end) => kept.has(end))) [name, ...ends].forEach((each) => lit.add(each));
    }
    // Of the strongest links only their ends are shown; else whatever fits, linked or not.
    if (most === Infinity) kept.forEach((name) => lit.add(name));
    for (const [name, each] of marks) each.forEach((one) => one.classList.toggle("lit", lit.has(name)));
    status.textContent = `${[...marks.keys()].filter((name) => !name.includes(".") && lit.has(name)).length} ${words.shown}`;
  };
  const status = make("span", { class: "status", role: "status" });
  const build = () => {
    const tools = make("div", { class: "tools", role: "group", "aria-label": words.find });
    const asked = new URLSearchParams(location.search);
    const choose = (key, label, values) => {
      const select = make("select", { id: "choose-" + key }, make("option", { value: "" }, words.all));
      for (const [value, number] of values) select.append(make("option", { value }, number ? `${value} (${number})` : value));
      select.value = asked.get(key) || "";
      choices[key] = select.value;
      select.addEventListener("change", () => { choices[key] = select.value; current = ""; apply(); });
      tools.append(make("div", {}, make("label", { for: select.id }, label), select));
    };
    for (const [key, label] of [["strand", words.strand], ["verdict", words.verdict], ["voices", words.voice], ["kinds", words.kind]]) {
      const found = options(key);
      if (found.size > 1) choose(key, label, [...found]);
    }
    choose("sources", words.sources, ["1", "2", "3", "5"].map((each) => [each]));
    const links = $$("details.link").length;
    choose("strongest", words.strongest, [5, 10, 20, 40].filter((each) => each < links).map((each) => [String(each)]));
    const reset = make("button", { type: "button" }, words.clear);
    reset.addEventListener("click", () => {
      $$("select", tools).forEach((each) => { each.value = ""; });
      Object.keys(choices).forEach((key) => { choices[key] = ""; });
      clear();
    });
    tools.append(reset, status);
    panel = make("aside", { class: "panel", "aria-live": "polite", "aria-label": words.panel });
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

  // A term is explained where it stands: pointed at, tabbed to or tapped.
  const explain = () => {
    const tip = make("div", { class: "tip", id: "tip", role: "tooltip" });
    tip.hidden = true;
    document.body.append(tip);
    let at = null;
    const hide = () => { at?.removeAttribute("aria-describedby"); at = null; tip.hidden = true; };
    const tell = (link) => {
      const entry = document.getElementById(link.hash.slice(1));
      if (!entry || at === link) return;
      hide();
      at = link;
      link.setAttribute("aria-describedby", "tip");
      const row = entry.tagName === "TR";
      const head = make("b", {}, (row ? $(".verdict > span", entry) : entry.previousElementSibling).textContent.trim());
      tip.replaceChildren(head, ": ", ...$(row ? "td" : "p", entry).cloneNode(true).childNodes, " ", make("a", { href: link.hash }, words["read-on"]));
      tip.hidden = false;
      const box = link.getBoundingClientRect(), size = tip.getBoundingClientRect();
      const below = box.bottom + size.height + 8 < innerHeight || box.top < size.height + 8;
      tip.style.left = `${scrollX + Math.max(8, Math.min(box.left, document.documentElement.clientWidth - size.width - 8))}px`;
      tip.style.top = `${scrollY + (below ? box.bottom + 2 : box.top - size.height - 2)}px`;
    };
    const termOf = (event) => event.target.closest?.("a.term");
    addEventListener("pointerover", (event) => { const link = event.pointerType === "mouse" && termOf(event); if (link) tell(link); else if (at && !event.target.closest?.(".tip") && document.activeElement !== at) hide(); });
    addEventListener("focusin", (event) => { const link = termOf(event); if (link) tell(link); else if (!event.target.closest?.(".tip")) hide(); });
    addEventListener("click", (event) => {
      const link = termOf(event);
      if (link) { event.preventDefault(); tell(link); } else hide();
    });
    addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  };

  // Where evidence is used: the way back from an item to the places that it speaks to.
  const back = () => {
    const used = new Map();
    for (const link of $$(".working a[href^='#item__']")) {
      const place = link.closest("[id^='place__']");
      if (place) add(used, link.hash.slice(1), place);
    }
    document.addEventListener("toggle", (event) => {
      const item = event.target.matches?.("details.item[open]") && $(":scope > div", event.target);
      const places = item && used.get(item.id);
      if (!places) return;
      used.delete(item.id);
      const line = make("p", { class: "note" }, "→ ");
      places.forEach((place, number) => {
        const text = place.previousElementSibling.textContent.trim();
        line.append(number ? " · " : "", make("a", { href: "#" + place.id }, text));
      });
      item.append(line);
    }, true);
  };

  search();
  explain();
  if (svg) build();
  follow();
  const later = window.requestIdleCallback || ((work) => setTimeout(work, 200));
  later(back);
})();

"use strict";
// The page is whole without this file; it adds zoom, sorting, filters and unfolding for print.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const make = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    made.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  };

  function addZoom(figure) {
    const canvas = figure.querySelector(".canvas");
    const picture = canvas && canvas.querySelector("svg");
    if (!picture) return null;
    const natural = picture.viewBox.baseVal.width || 1200;
    let scale = 0;
    const show = (wanted) => {
      const fit = canvas.clientWidth / natural;
      scale = wanted === 0 ? 0 : Math.min(4, Math.max(fit, wanted));
      picture.style.width = `${(scale || fit) * natural}px`;
      picture.style.maxWidth = "none";
    };
    const change = (factor) => show((scale || canvas.clientWidth / natural) * factor);
    const actions = [
      ["Larger", "+", () => change(1.3)],
      ["Smaller", "-", () => change(1 / 1.3)],
      ["Fit", "0", () => show(0)],
      ["Full size", "1", () => show(1)],
    ];
    const tools = make("div", "", { class: "tools" });
    actions.forEach(([label, key, act]) => {
      const button = make("button", label, { type: "button", "aria-keyshortcuts": key });
      button.addEventListener("click", act);
      tools.append(button);
    });
    canvas.addEventListener("keydown", (event) => {
      const found = actions.find(([, key]) => key === event.key || (key === "+" && event.key === "="));
      if (found && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        found[2]();
      }
    });
    figure.prepend(tools);
    show(0);
    window.addEventListener("resize", () => show(scale));
    return { tools, canvas, picture };
  }

  function addLinks({ tools, canvas, picture }) {
    const rows = all("#table__links tbody tr");
    const told = make("p", "Choose a link, or point at one, to read what is known of it.", {
      class: "told", role: "status",
    });
    canvas.after(told);
    const label = make("label", "Show one link ", { for: "choice__link" });
    const choice = make("select", "", { id: "choice__link" });
    choice.append(make("option", "all links", { value: "" }));
    const shown = new Map();
    rows.forEach((row) => {
      const drawn = document.getElementById(row.dataset.picture);
      if (!drawn || !picture.contains(drawn)) return;
      drawn.dataset.link = row.dataset.picture;
      shown.set(row.dataset.picture, { row, drawn });
      choice.append(make("option", row.querySelector("a").textContent, { value: row.dataset.picture }));
      drawn.addEventListener("pointerenter", () => tell(row.dataset.picture));
      drawn.addEventListener("click", () => {
        choice.value = row.dataset.picture;
        light(row.dataset.picture);
      });
    });
    function tell(name) {
      const found = shown.get(name);
      if (!found) return;
      const [link, verdict, evidence] = all("th, td", found.row);
      const anchor = link.querySelector("a");
      const because = link.querySelector(".because");
      const why = make("a", anchor.textContent, { href: anchor.getAttribute("href") });
      const words = verdict.querySelector(".word").textContent;
      const counted = evidence.querySelector(".unseen").textContent;
      told.replaceChildren(why, `: ${words}; ${counted}${because ? `; ${because.textContent}` : ""}.`);
    }
    function light(name) {
      shown.forEach(({ drawn }, other) => drawn.classList.toggle("lit", other === name));
      canvas.classList.toggle("dimmed", shown.has(name));
      tell(name);
    }
    choice.addEventListener("change", () => light(choice.value));
    const holder = make("p", "", { class: "choice" });
    holder.append(label, choice);
    tools.append(holder);
  }

  function addSorting(table) {
    const body = table.tBodies[0];
    all("thead th", table).forEach((head, column) => {
      const button = make("button", head.textContent, { type: "button" });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const rising = head.getAttribute("aria-sort") !== "ascending";
        const key = (row) => row.cells[column].dataset.sort || row.cells[column].textContent;
        const compare = (one, other) => key(one).localeCompare(key(other), "en-GB", { numeric: true });
        const numeric = (row) => Number(row.cells[column].dataset.sort);
        const byNumber = Array.from(body.rows).every((row) => row.cells[column].dataset.sort);
        const order = byNumber ? (one, other) => numeric(one) - numeric(other) : compare;
        const sorted = Array.from(body.rows).sort(order);
        body.append(...(rising ? sorted : sorted.reverse()));
        all("thead th", table).forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", rising ? "ascending" : "descending");
      });
    });
  }

  function addFilters(form) {
    const rows = all("#table__claims tbody tr");
    const articles = all("article.claim");
    const status = form.querySelector(".status");
    const choices = all("select", form);
    const fits = (element) => choices.every((choice) => {
      const values = (element.dataset[choice.name] || "").split("\t");
      return !choice.value || values.includes(choice.value);
    });
    const apply = () => {
      rows.forEach((row) => { row.hidden = !fits(row); });
      articles.forEach((article) => { article.hidden = !fits(article); });
      const left = rows.filter((row) => !row.hidden).length;
      status.textContent = `${left} of ${rows.length} claims shown`;
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply, 0));
    form.hidden = false;
    apply();
  }

  function openForPrint() {
    const opened = [];
    window.addEventListener("beforeprint", () => {
      all("details.part:not([open]):not(.working)").forEach((each) => { each.open = true; opened.push(each); });
    });
    window.addEventListener("afterprint", () => {
      opened.splice(0).forEach((each) => { each.open = false; });
    });
  }

  function addUnfolding(section) {
    const folds = all("details.item, details.reason", section);
    if (folds.length < 2) return;
    const button = make("button", "Open all", { type: "button" });
    button.addEventListener("click", () => {
      const open = button.textContent === "Open all";
      folds.forEach((each) => { each.open = open; });
      button.textContent = open ? "Close all" : "Open all";
    });
    section.querySelector("p").after(button);
  }

  function markContents() {
    if (!("IntersectionObserver" in window)) return;
    const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
    const watch = new IntersectionObserver((entries) => {
      entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
        links.forEach((link) => link.removeAttribute("aria-current"));
        links.get(entry.target.id).setAttribute("aria-current", "true");
      });
    }, { rootMargin: "-10% 0px -85% 0px" });
    links.forEach((_, name) => watch.observe(document.getElementById(name)));
  }

  function revealTarget() {
    // A claim that a filter hides must still be reached by a link to it.
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let each = target; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") each.open = true;
      if (each.hidden) each.hidden = false;
    }
    target.scrollIntoView();
  }

  all(".zoomable").forEach((figure) => {
    const zoomed = addZoom(figure);
    if (zoomed && figure.id === "figure__whole") addLinks(zoomed);
  });
  all("table.sortable").forEach(addSorting);
  all("form.filters").forEach(addFilters);
  all("#part__evidence, #part__reasons").forEach(addUnfolding);
  openForPrint();
  markContents();
  window.addEventListener("hashchange", revealTarget);
  if (location.hash) revealTarget();
})();

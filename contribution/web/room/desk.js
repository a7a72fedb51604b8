// The desk: the text in CodeMirror, the picture beside it, and the room's controls.
(() => {
const CM = globalThis.Codes, $ = (id) => document.getElementById(id);
// A page that is loaded again is the same desk.
const me = sessionStorage.getItem("desk") || Math.random().toString(36).slice(2);
sessionStorage.setItem("desk", me);
let file = here.file, base = {text: "", hash: ""}, running = false, wanted = false, pen = true, holder = "", gone = false, saving = false;

const text = () => view.state.doc.toString();
const say = (words, loud = false) => { $("state").textContent = words; $("state").classList.toggle("unsaved", loud); };
const isClean = () => text() === base.text;
const showState = () => {
  if (!pen) say("another desk has the pen");
  else if (gone) say("the file was deleted on the disk: Save writes it anew", true);
  else if (isClean()) say("saved");
  else say("not saved yet", true);
};

// Only what differs is changed, so that cursor and scroll stay; each is undone by itself.
const put = (fresh) => {
  const old = text();
  let start = 0, end = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  while (end < old.length - start && end < fresh.length - start && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end += 1;
  if (old !== fresh) view.dispatch({userEvent: "input.put", changes: {from: start, to: old.length - end, insert: fresh.slice(start, fresh.length - end)}});
};

const complete = async (context) => {
  if (!context.explicit && !context.matchBefore(/[\w-]$/)) return null;
  const line = context.state.doc.lineAt(context.pos);
  const {offers} = await post("/complete", {file, text: text(), line: line.number - 1, column: context.pos - line.from});
  if (context.aborted || !offers.length) return null;
  const options = offers.filter((each) => each.from === offers[0].from)
    .map((each) => ({label: each.label, detail: each.detail || each.kind, info: each.info || undefined}));
  return {from: line.from + offers[0].from, options, validFor: /^[\w-]*$/};
};
const view = new CM.EditorView({
  parent: $("editor"),
  state: CM.EditorState.create({doc: "", extensions: [
    CM.keymap.of([{key: "Mod-s", run: () => { save(); return true; }}, {key: "Mod-k", run: () => { openPanel(); return true; }}]),
    CM.basicSetup, CM.yaml(), CM.lintGutter(), CM.autocompletion({override: [complete]}),
    CM.EditorView.cspNonce.of(here.nonce), CM.EditorView.lineWrapping,
    CM.EditorView.contentAttributes.of({"aria-label": "Text of the model"}),
    CM.EditorView.updateListener.of((update) => { if (update.docChanged) changed(); }),
  ]}),
});

view.scrollDOM.tabIndex = 0;

// Redrawing: 150 ms of silence, one run at a time, the newest text wins.
let timer = 0;
const changed = () => {
  if (!holder && !isClean()) { holder = me; post("/pen", {desk: me}).catch(() => {}); }
  showState(); clearTimeout(timer); timer = setTimeout(run, 150); };
const run = async () => {
  if (running) { wanted = true; return; }
  running = true;
  const typed = text(), body = {file, text: typed, base: base.hash, journal: !isClean()};
  try {
    const drawn = await post("/preview", body);
    if (!drawn.stale) showPicture(drawn);
    if (typed === text()) {
      const found = await post("/check", body);
      if (typed === text()) showFindings(found.diagnostics);
    }
  } catch (error) { $("held").textContent = `Not drawn: ${error.message} Nothing typed is lost.`; keepHere(typed); }
  running = false;
  if (wanted || typed !== text()) { wanted = false; run(); }
};
const keepHere = (typed) => { try { localStorage.setItem(`typed ${file}`, JSON.stringify({text: typed, base: base.text, hash: base.hash})); } catch { /* full or private */ } };
const showPicture = (drawn) => {
  $("held").textContent = drawn.held;
  if (drawn.svg && $("canvas").dataset.key !== drawn.key) {
    const {scrollLeft, scrollTop} = $("canvas"), before = placeOf();
    $("canvas").innerHTML = drawn.svg;
    $("canvas").dataset.key = drawn.key;
    for (const line of $("canvas").querySelectorAll("g.link > path:first-of-type")) {
      // A line is thin to a hand: beneath the pointer lies a broad one that nobody sees.
      const hit = line.cloneNode();
      hit.removeAttribute("stroke-dasharray");
      hit.setAttribute("class", "hit");
      line.parentNode.append(hit);
    }
    zoom();
    // What is in focus stays where it was on the screen, however the picture grew around it.
    const after = placeOf(), moved = before && after ? {x: after.x - before.x, y: after.y - before.y} : {x: 0, y: 0};
    Object.assign($("canvas"), {scrollLeft: scrollLeft + moved.x, scrollTop: scrollTop + moved.y});
  }
  places = drawn.places;
};

// A step or a link in focus: lit in the picture, chosen in the list, found in the text; kept by its id.
let focused = "", places = {};
const light = () => live.light($("canvas"), focused);
const placeOf = () => {
  const box = light()?.getBoundingClientRect(), {scrollLeft, scrollTop} = $("canvas");
  return box && {x: box.x + scrollLeft, y: box.y + scrollTop};
};
const focus = (name) => { focused = name; light(); };
$("canvas").onclick = (event) => {
  if (pull?.moved) return;
  const hit = event.target.closest("g.link, g.node, g.influence");
  const name = hit ? hit.id.split("..").pop() : "";
  focus(name === focused ? "" : name);
  const subject = focused.replace(".", " -> "), place = places[focused];
  if ([...$("subject").options].some((each) => each.value === subject)) $("subject").value = subject;
  if (place && place[0] === file) view.dispatch({selection: {anchor: offset(place[1], 1)}, effects: CM.EditorView.scrollIntoView(offset(place[1], 1), {y: "center"})});
};
document.addEventListener("change", ({target}) => {
  if (target.id === "subject") focus(target.value.replace(" -> ", "."));
  if (target.id === "file") turnTo(target.value);
});
// What nobody could read is not made smaller to fit: it is pulled about like a map.
let scale = 0.85;
const zoom = () => {
  const svg = $("canvas").querySelector("svg");
  if (!svg) return;
  svg.removeAttribute("height");
  svg.setAttribute("width", Math.round(svg.viewBox.baseVal.width * scale));
};
const resize = (to) => { scale = to; zoom(); };
$("larger").onclick = () => resize(scale * 1.25);
$("smaller").onclick = () => resize(scale / 1.25);
$("fit").onclick = () => resize($("canvas").clientWidth / ($("canvas").querySelector("svg")?.viewBox.baseVal.width || 1));
let pull = null;
$("canvas").onpointerdown = ({clientX, clientY}) => { pull = {x: $("canvas").scrollLeft + clientX, y: $("canvas").scrollTop + clientY, moved: false, clientX, clientY}; };
addEventListener("pointerup", () => { setTimeout(() => { pull = null; }); });
addEventListener("pointermove", ({clientX, clientY}) => {
  if (!pull) return;
  pull.moved ||= Math.abs(clientX - pull.clientX) + Math.abs(clientY - pull.clientY) > 4;
  if (pull.moved) Object.assign($("canvas"), {scrollLeft: pull.x - clientX, scrollTop: pull.y - clientY});
});

const offset = (line, column) => {
  const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  return Math.min(at.from + [...at.text].slice(0, Math.max(column - 1, 0)).join("").length, at.to);
};
const showFindings = (findings) => {
  const own = findings.filter((each) => each.where.file === file);
  view.dispatch(CM.setDiagnostics(view.state, own.map((each) => {
    const {line, column, end_column: end} = each.where;
    const from = offset(line, column), to = end ? offset(line, end) : view.state.doc.lineAt(from).to;
    const near = each.fixes.filter((fix) => fix.edits.every((edit) => edit.file === file));
    const place = (at) => offset(at.line, at.column);
    const actions = near.map((fix) => ({name: fix.title, apply: () => {
      view.dispatch({changes: fix.edits.map((edit) => ({from: place(edit.start), to: place(edit.end), insert: edit.text}))});
    }}));
    const severity = each.severity === "note" ? "info" : each.severity;
    return {from, to: Math.max(from, to), actions, severity, message: `${each.message}; ${each.next_step} [${each.id}]`};
  })));
  const rank = {error: 0, warning: 1, note: 2};
  const items = [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, 40).map((each) => {
    const item = document.createElement("li"), button = document.createElement("button"), mark = document.createElement("b");
    const {line, column} = each.where;
    mark.textContent = `${each.severity} `;
    button.append(mark, `${each.where.file === file ? "" : `${each.where.file} `}${line}: ${each.message}; ${each.next_step}`);
    button.onclick = () => { if (each.where.file === file) { view.dispatch({selection: {anchor: offset(line, column)}, scrollIntoView: true}); view.focus(); } else open(each.where.file); };
    item.append(button);
    return item;
  });
  $("findings").replaceChildren(...items);
  $("findings").hidden = !items.length;
};

// Saving: the server compares the disk's bytes with what this text began from.
const save = async () => {
  if (!pen || saving) return;
  const typed = text();
  let joined = false;
  saving = true;
  try {
    const saved = await post("/save", {file, text: typed, base: base.hash, base_text: base.text});
    if (saved.state === "saved") { base = {text: saved.text, hash: saved.hash}; gone = false; $("conflict").hidden = true; localStorage.removeItem(`typed ${file}`); }
    else if (saved.state === "merged") { base = {text: saved.disk, hash: saved.hash}; put(saved.text); say("joined with what changed on the disk"); joined = true; }
    else if (saved.state === "conflict") { showConflict(typed, saved); return; }
    else if (saved.state === "gone") { gone = true; base = {text: "", hash: ""}; }
    else { say(`not saved: ${saved.why}`, true); keepHere(typed); return; }
    showState();
  } catch (error) { say(`not saved: ${error.message}`, true); keepHere(typed); } finally { saving = false; }
  if (joined) await save();
};
const showConflict = (typed, saved) => {
  $("mine").textContent = typed; $("theirs").textContent = saved.disk; $("conflict").hidden = false;
  const choose = (fresh, write) => { base = {text: saved.disk, hash: saved.hash}; put(fresh); $("conflict").hidden = true; showState(); if (write) save(); };
  // Typing went on while this stood open: what was typed since belongs to it.
  $("keep-mine").onclick = () => choose(text(), true);
  $("take-disk").onclick = () => choose(saved.disk, false);
  $("keep-both").onclick = () => { if (text() === typed) choose(saved.text, true); else save(); };
  say("you and somebody else changed the same place", true);
};
$("save").onclick = () => save();

const open = async (name) => {
  file = name;
  $("file").value = name;
  const read = await (await fetch(`/text?file=${encodeURIComponent(name)}`)).json();
  base = {text: read.text, hash: read.hash};
  put(read.text);
  const typed = read.unsaved || readHere();
  if (typed && typed.text !== read.text) {
    base = {text: typed.base, hash: typed.hash};
    put(typed.text);
    say("what was typed and not saved is back", true);
  }
  run();
};
const readHere = () => { try { return JSON.parse(localStorage.getItem(`typed ${file}`)); } catch { return null; } };
const turnTo = async (next) => { if (!isClean()) await save(); open(next); };

const followDisk = async () => {
  const asked = `${file} ${base.hash}`;
  const read = await (await fetch(`/text?file=${encodeURIComponent(file)}`)).json();
  setPen(read.pen);
  // What was read before a save, or of another file, is no news any more.
  if (saving || asked !== `${file} ${base.hash}`) return;
  if (read.hash === base.hash) return;
  if (read.hash === "") { gone = true; base = {text: "", hash: ""}; showState(); return; }
  if (isClean()) { base = {text: read.text, hash: read.hash}; gone = false; put(read.text); say("changed on the disk"); }
  else if (!pen) { base = {text: read.text, hash: read.hash}; put(read.text); }
  else say("changed on the disk too: Save joins both", true);
};
const setPen = (name) => {
  holder = name;
  pen = !holder || holder === me;
  view.contentDOM.setAttribute("contenteditable", String(pen));
  $("pen").hidden = pen; $("save").disabled = !pen;
  if (!pen) say("another desk has the pen");
};
$("pen").onclick = async () => { await post("/pen", {desk: me}); await open(file); setPen(me); };
live.hooks.push(() => followDisk());

// What is dictated: Ctrl-K, then n, l, a or r; the server finds the place in the text.
const openPanel = () => { $("panel").hidden = false; $("panel").querySelector("nav button").focus(); };
const closePanel = () => { $("panel").hidden = true; view.focus(); };
const choose = (kind) => {
  for (const form of $("panel").querySelectorAll("form")) form.hidden = form.dataset.kind !== kind;
  $("panel").querySelector(`form[data-kind="${kind}"] input, form[data-kind="${kind}"] select`).focus();
};
$("add").onclick = openPanel;
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") { event.preventDefault(); openPanel(); return; }
  if ($("panel").hidden) return;
  if (event.key === "Escape") closePanel();
  if (event.key === "Enter" && event.target.matches("select")) { event.preventDefault(); event.target.form.requestSubmit(); }
  const kind = {n: "node", l: "link", a: "assumption", r: "rival"}[event.key];
  if (kind && event.target.closest("nav")) { event.preventDefault(); choose(kind); }
});
for (const button of $("panel").querySelectorAll("nav button[data-kind]")) button.onclick = () => choose(button.dataset.kind);
$("close-panel").onclick = closePanel;

let adding = false;
document.addEventListener("submit", async (event) => {
  const form = event.target, told = form.querySelector(".told");
  if (!form.dataset.kind || adding) return;
  adding = true;
  const said = collect(form), before = text();
  try {
    const made = await post("/add", {...said, kind: form.dataset.kind, text: before});
    if (text() !== before) throw new Error("The text changed meanwhile: press Enter again.");
    put(made.text); run();
    told.textContent = `Added ${made.id}.`;
    // Who talks fast has typed the next one already.
    for (const each of form.querySelectorAll("input")) if (each.value === said[each.name]) each.value = "";
    if (form.contains(document.activeElement)) form.querySelector("input, select").focus();
  } catch (error) { told.textContent = error.message; } finally { adding = false; }
});
addEventListener("beforeunload", (event) => { if (!isClean()) event.preventDefault(); });
live.skip = (mine) => mine.contains(document.activeElement) && /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
open(file).then(() => live.follow());
})();

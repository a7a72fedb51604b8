// Sends an answer until it is acknowledged, always with the same number, and says where it stands.
const waiting = {};
const keep = (round, answer) => {
  try { answer ? sessionStorage.setItem(`answer-${round}`, JSON.stringify(answer)) : sessionStorage.removeItem(`answer-${round}`); } catch { /* a private window */ }
};
const formOf = (round) => document.querySelector(`form[data-round="${round}"]`);
const tell = (round, text) => { const form = formOf(round); if (form) form.querySelector(".saved").textContent = text; };

const send = async (round) => {
  const answer = waiting[round];
  if (!answer || answer.flying) return;
  answer.flying = true;
  let reply = null;
  try {
    reply = await fetch("/vote", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(answer.body)});
  } catch { /* tried again below */ }
  answer.flying = false;
  if (waiting[round] !== answer) return send(round);
  if (reply && (reply.ok || [400, 403, 409].includes(reply.status))) {
    delete waiting[round]; keep(round, null);
    const said = await reply.json().catch(() => ({}));
    const form = formOf(round);
    if (form && reply.ok) {
      form.classList.remove("dirty");
      form.elements.seq.value = answer.body.seq + 1;
      form.closest("[data-live]").dataset.key = said.key;
    }
    tell(round, reply.ok ? `Saved: ${answer.body.word}` : said.error || "Not saved: look at this page again.");
    if (!reply.ok) live.refresh();
    return;
  }
  tell(round, "Not yet saved. It is tried again by itself; keep this page open.");
  setTimeout(() => send(round), 2000);
};

document.addEventListener("submit", (event) => {
  const form = event.target, round = form.dataset.round;
  if (!round) return;
  event.preventDefault();
  const data = new FormData(form);
  const body = {round: Number(round), word: data.get("word"), comment: data.get("comment"), seq: Number(data.get("seq"))};
  const former = waiting[round];
  if (former) body.seq = former.body.seq + 1;
  waiting[round] = {body};
  keep(round, body);
  tell(round, "Not yet saved …");
  if (!former || !former.flying) send(round);
});
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-round]");
  if (form && !form.classList.contains("dirty")) { form.classList.add("dirty"); tell(form.dataset.round, "Press Save to send it."); }
});
live.skip = (mine, fresh) => Boolean(mine.querySelector("form.dirty")) && Boolean(fresh && fresh.querySelector("form"));
for (const form of document.querySelectorAll("form[data-round]")) {
  try {
    const body = JSON.parse(sessionStorage.getItem(`answer-${form.dataset.round}`));
    if (body) { waiting[form.dataset.round] = {body}; tell(form.dataset.round, "Not yet saved …"); send(form.dataset.round); }
  } catch { /* nothing waits */ }
}
live.spread = 1200;
if (document.querySelector(".as")) live.follow();

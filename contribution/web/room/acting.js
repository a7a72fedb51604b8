// Does what the facilitator asks: a form or a button that names an action sends it with the secret.
const here = JSON.parse(document.getElementById("here").textContent);
const post = async (path, body) => {
  const reply = await fetch(path, {method: "POST", headers: {"Content-Type": "application/json", "X-Room": here.token}, body: JSON.stringify(body)});
  const said = await reply.json().catch(() => ({error: `The server said ${reply.status}.`}));
  if (!reply.ok) throw new Error(said.error || "That did not work.");
  return said;
};
const collect = (form) => {
  const body = Object.fromEntries(new FormData(form));
  for (const each of form.querySelectorAll("[data-number]")) body[each.name] = Number(body[each.name]);
  return body;
};
document.addEventListener("submit", async (event) => {
  const form = event.target, told = form.querySelector(".told");
  event.preventDefault();
  if (!form.dataset.do) return;
  try {
    await post(`/${form.dataset.do}`, collect(form));
    told.textContent = "Saved.";
    for (const each of form.querySelectorAll("[data-clear]")) each.value = "";
    live.refresh();
  } catch (error) { told.textContent = error.message; }
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-do]"), told = document.getElementById("room-told");
  if (!button) return;
  try {
    const body = JSON.parse(button.dataset.asked || "{}");
    if (button.dataset.from) body.subject = document.getElementById(button.dataset.from).value;
    const made = await post(`/${button.dataset.do}`, body);
    told.textContent = made.files ? `Written: ${made.files.join(", ")}.${made.unread.length ? " The model does not read it: name it under evidence:." : ""}` : "";
    if (made.path) { told.textContent = `Open once on this machine: ${location.origin}${made.path}`; }
    live.refresh();
  } catch (error) { told.textContent = error.message; }
});

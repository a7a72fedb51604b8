const light = () => {
  const name = document.getElementById("asked").dataset.lit, picture = document.getElementById("picture");
  // What the evidence says is shown after the reveal: before it, it would lead the answers.
  picture.classList.toggle("asking", ["open", "closed"].includes(document.getElementById("asked").dataset.state));
  const asked = [name, ...name.split(".")];
  picture.classList.toggle("focused", Boolean(name && picture.querySelector(`[id="${CSS.escape(name)}"]`)));
  for (const each of picture.querySelectorAll("g.link, g.node")) each.classList.toggle("lit", asked.includes(each.id));
};
live.hooks.push(light);
light();
live.follow();

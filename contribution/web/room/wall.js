const light = () => {
  const name = document.getElementById("asked").dataset.lit, picture = document.getElementById("picture");
  // What the evidence says is shown after the reveal: before it, it would lead the answers.
  picture.classList.toggle("asking", ["open", "closed"].includes(document.getElementById("asked").dataset.state));
  live.light(picture, name);
};
live.hooks.push(light);
light();
live.follow();

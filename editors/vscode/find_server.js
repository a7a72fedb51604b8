// How the language server is started: as the settings say, else the one of the folder's own
// virtual environment, else the one of the PATH. No Python is bundled.
const fs = require("fs");
const path = require("path");

const WINDOWS = process.platform === "win32";
const PROGRAM = WINDOWS ? path.join("Scripts", "contribution.exe") : path.join("bin", "contribution");
const HOW = "Install its wheel with the extra lsp, in the folder's .venv or for your user: see docs/install.md.";

function findServer(command, folders, searched) {
  if (command.length > 0) {
    return { command: command[0], args: command.slice(1) };
  }
  const own = folders.flatMap((folder) => [".venv", "venv"].map((name) => path.join(folder, name, PROGRAM)));
  const name = WINDOWS ? "contribution.exe" : "contribution";
  const shared = (searched || "").split(path.delimiter).filter(Boolean).map((each) => path.join(each, name));
  const program = [...own, ...shared].find((each) => fs.existsSync(each));
  return program === undefined ? undefined : { command: program, args: ["lsp"] };
}

module.exports = { findServer, HOW };

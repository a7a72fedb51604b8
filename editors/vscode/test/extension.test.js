// Run without an editor: the manifest, where the server is looked for, and the packaged client
// against a stand-in for the editor's own library.
const assert = require("assert");
const fs = require("fs");
const Module = require("module");
const os = require("os");
const path = require("path");
const test = require("node:test");
const { findServer } = require("../find_server");

const MANIFEST = require("../package.json");

test("the folder's own environment comes before the PATH, and the settings before both", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "contribution-"));
  const program = path.join(folder, ".venv", "bin", "contribution");
  const other = path.join(folder, "elsewhere", "contribution");
  for (const each of [program, other]) {
    fs.mkdirSync(path.dirname(each), { recursive: true });
    fs.writeFileSync(each, "");
  }
  assert.deepStrictEqual(findServer([], [folder], path.dirname(other)), { command: program, args: ["lsp"] });
  assert.deepStrictEqual(findServer([], [], path.dirname(other)), { command: other, args: ["lsp"] });
  assert.deepStrictEqual(findServer(["uvx", "contribution", "lsp"], [folder], ""), { command: "uvx", args: ["contribution", "lsp"] });
  assert.strictEqual(findServer([], [], ""), undefined);
});

test("every command of the manifest is registered by the built client", async () => {
  const registered = [];
  const nothing = () => ({ dispose() {} });
  const stand = {
    commands: { registerCommand: (name) => { registered.push(name); return { dispose() {} }; } },
    workspace: {
      getConfiguration: () => ({ get: (_, known) => known }),
      workspaceFolders: [],
      createFileSystemWatcher: nothing,
      registerTextDocumentContentProvider: nothing,
    },
    Uri: { parse: (text) => text },
    window: { showWarningMessage: (words) => { registered.push(words); } },
    ViewColumn: { Beside: -2 },
  };
  const everything = new Proxy(stand, { get: (known, name) => known[name] ?? class {} });
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? everything : load(name, ...rest));
  const searched = process.env.PATH;
  process.env.PATH = "";
  try {
    await require("../extension.js").activate({ subscriptions: [] });
  } finally {
    process.env.PATH = searched;
    Module._load = load;
  }
  for (const each of MANIFEST.contributes.commands) {
    assert.ok(registered.includes(each.command), each.command);
  }
  assert.ok(registered.some((each) => each.includes("docs/install.md")));
});

// Starts the language server beside the YAML extension, and shows the picture beside the text.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { findServer, HOW } = require("./find_server");

// Only models and evidence: other YAML belongs to others.
const OURS = "**/{models/**,evidence/**,contribution.yaml,contribution-baseline.yaml}";
const SELECTOR = [{ scheme: "file", language: "yaml", pattern: OURS }];
const PAGE = vscode.Uri.parse("contribution:why.txt");

let client;
let panel;
let shown;
let why = "";
const turned = new vscode.EventEmitter();

async function start() {
  const command = vscode.workspace.getConfiguration("contribution").get("command", []);
  const folders = (vscode.workspace.workspaceFolders || []).map((each) => each.uri.fsPath);
  const server = findServer(command, folders, process.env.PATH);
  if (server === undefined) {
    vscode.window.showWarningMessage(`The program contribution was not found. ${HOW}`);
    return;
  }
  const options = folders.length > 0 ? { cwd: folders[0] } : {};
  client = new LanguageClient("contribution", "Contribution", { ...server, options }, {
    documentSelector: SELECTOR,
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(OURS) },
    middleware: {
      // A verdict over a claim is a command of the server; what it answers is a page to read.
      executeCommand: async (name, args, next) => {
        const answer = await next(name, args);
        if (name === "contribution.explain" && answer) {
          // To read only: nobody is asked whether to save it.
          why = answer;
          turned.fire(PAGE);
          const page = await vscode.workspace.openTextDocument(PAGE);
          await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
        }
        return answer;
      },
      handleDiagnostics: (uri, diagnostics, next) => {
        next(uri, diagnostics);
        refresh();
      },
    },
  });
  await client.start();
}

async function preview() {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  shown = editor.document.uri.toString();
  if (panel === undefined) {
    panel = vscode.window.createWebviewPanel("contribution", "Contribution", vscode.ViewColumn.Beside, {});
    panel.onDidDispose(() => { panel = undefined; });
  }
  await refresh();
}

async function refresh() {
  if (panel === undefined || client === undefined || shown === undefined) {
    return;
  }
  const picture = await client.sendRequest("contribution/preview", { uri: shown });
  if (panel !== undefined && picture) {
    // Scripts are off, and the picture carries its own font.
    const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";
    panel.webview.html = `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${policy}">`
      + `<style>body{background:#fff;margin:0}svg{max-width:100%;height:auto}</style>${picture}`;
  }
}

async function activate(context) {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider("contribution", {
      onDidChange: turned.event, provideTextDocumentContent: () => why,
    }),
    vscode.commands.registerCommand("contribution.preview", preview),
    vscode.commands.registerCommand("contribution.restart", async () => { await deactivate(); await start(); }),
  );
  await start();
}

async function deactivate() {
  if (client !== undefined) {
    await client.stop();
    client = undefined;
  }
}

module.exports = { activate, deactivate };

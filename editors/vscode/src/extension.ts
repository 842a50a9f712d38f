import { commands, ExtensionContext, window, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

async function start(): Promise<void> {
  await client?.dispose();
  const settings = workspace.getConfiguration("newslint");
  const command = settings.get<string>("path") || "newslint";
  const args = ["lsp", ...settings.get<string[]>("arguments", [])];
  client = new LanguageClient(
    "newslint",
    "newslint",
    { command, args },
    {
      initializationOptions: { trusted: workspace.isTrusted },
      documentSelector: settings.get<string[]>("languages", []).flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
    },
  );
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(`${command} could not be started (pipx install 'newslint[lsp]'): ${error}`);
  }
}

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("newslint.restart", start),
    workspace.onDidGrantWorkspaceTrust(start),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("newslint") && start()),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

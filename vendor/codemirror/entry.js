// What the desk needs of CodeMirror 6, as one global.
export {basicSetup, EditorView} from "codemirror";
export {EditorState} from "@codemirror/state";
export {keymap} from "@codemirror/view";
export {yaml} from "@codemirror/lang-yaml";
export {lintGutter, setDiagnostics} from "@codemirror/lint";
export {autocompletion} from "@codemirror/autocomplete";

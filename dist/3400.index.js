export const id = 3400;
export const ids = [3400];
export const modules = {

/***/ 43400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readArguments: () => (/* binding */ readArguments)
});

// EXTERNAL MODULE: ./actions/definitions.js + 8 modules
var definitions = __webpack_require__(40334);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/suggestion.js
var suggestion = __webpack_require__(30196);
;// CONCATENATED MODULE: ./cli/help.js

const width = 100;
/** What `zimmer-backup --help` prints. */
function generalHelp() {
    const actions = Object.values(definitions/* definitions */.BG);
    const column = Math.max(...actions.map(({ name }) => name.length)) + 2;
    const rows = actions.map(({ name, description }) => `  ${name.padEnd(column)}${wrap(description, column + 2)}`);
    return [
        'usage: zimmer-backup <action> [backup] [--input value …]', '',
        'PostgreSQL backups that are proved to restore, row by row.', '',
        'actions:', ...rows, '',
        'Each takes --help, --quiet (only trouble is said) and --json (the report on stdout). --version says which this is.',
        'Exit status: 0 passed, 1 failed, 2 wrong usage, 3 unproved, 130 interrupted.', '',
    ].join('\n');
}
/** What `zimmer-backup <action> --help` prints: made from the same declarations as action.yml. */
function actionHelp(definition) {
    const positional = Object.hasOwn(definition.inputs, 'backup') ? ' [backup]' : '';
    return [
        `usage: zimmer-backup ${definition.name}${positional} [--input value …]`, '', wrap(definition.description, 0), '', 'inputs:',
        ...Object.entries(definition.inputs).flatMap(([name, declared]) => inputHelp(name, declared)), '',
    ].join('\n');
}
function inputHelp(name, declared) {
    const facts = [
        declared.default === undefined ? undefined : `default: ${declared.default}`,
        declared.environment === undefined ? undefined : `environment: ${declared.environment}`,
        declared.envFile === undefined ? undefined : `env file: ${declared.envFile}`,
    ].filter((fact) => fact !== undefined);
    return [`  --${name} <${declared.form}>`, `      ${wrap(declared.description.replaceAll('`', ''), 6)}`, ...(facts.length === 0 ? [] : [`      (${facts.join('; ')})`])];
}
function wrap(words, indent) {
    const lines = [];
    let line = '';
    for (const word of words.split(' ')) {
        if (line !== '' && line.length + word.length + 1 > width - indent) {
            lines.push(line);
            line = word;
        }
        else {
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

;// CONCATENATED MODULE: ./cli/arguments.js




/**
 * Reads `<action> [backup] [--input value]`. `--input=value` is the same; an input that is true or false may stand without a value; one that
 * takes lines may be given several times.
 */
function readArguments(words) {
    const [action, ...rest] = words;
    if (action === undefined)
        return { kind: 'text', text: generalHelp(), status: errors/* exitStatus */.$u.usage };
    if (action === '--help' || action === '-h' || action === 'help')
        return { kind: 'text', text: generalHelp(), status: errors/* exitStatus */.$u.passed };
    if (!(0,definitions/* isAction */.ve)(action)) {
        const meant = (0,suggestion/* nearest */.p)(action, Object.keys(definitions/* definitions */.BG));
        return usage(`there is no action "${action}"${meant === undefined ? '' : ` (did you mean ${meant}?)`}`);
    }
    if (rest.includes('--help') || rest.includes('-h'))
        return { kind: 'text', text: actionHelp((0,definitions/* definitionOf */.Fg)(action)), status: errors/* exitStatus */.$u.passed };
    return readInputWords(action, rest);
}
function readInputWords(action, words) {
    const { inputs } = (0,definitions/* definitionOf */.Fg)(action);
    const given = new Map();
    const switches = { quiet: false, json: false };
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? '';
        if (!word.startsWith('--')) {
            if (!Object.hasOwn(inputs, 'backup') || given.has('backup'))
                return usage(`"${word}" belongs to no input of ${action}`);
            given.set('backup', word);
            continue;
        }
        const [name, value] = splitOnce(word.slice(2));
        if (name === 'quiet' || name === 'json') {
            switches[name] = true;
            continue;
        }
        const declared = inputs[name];
        const next = words[index + 1];
        const isFlag = declared?.form === 'true or false';
        if (value === undefined && !isFlag && next === undefined)
            return usage(`--${name} lacks its value`);
        const takesNext = value === undefined && (!isFlag || next === 'true' || next === 'false');
        if (takesNext)
            index++;
        const read = value ?? (takesNext ? next ?? '' : 'true');
        const before = given.get(name);
        given.set(name, before !== undefined && declared?.form === 'one or more lines' ? `${before}\n${read}` : read);
    }
    return { kind: 'run', action, given, ...switches };
}
function splitOnce(word) {
    const at = word.indexOf('=');
    return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
function usage(problem) {
    return { kind: 'text', text: `error: ${problem}\n  hint: zimmer-backup --help lists the actions, zimmer-backup <action> --help its inputs.\n`, status: errors/* exitStatus */.$u.usage };
}


/***/ })

};

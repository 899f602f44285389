export const id = 785;
export const ids = [785,425];
export const modules = {

/***/ 44425:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {



/* unused reexport */ __webpack_require__(19273);
exports.parse = __webpack_require__(1934);


/***/ }),

/***/ 1934:
/***/ ((module) => {



/**
 * @import {
 * 	ControlOperator,
 * 	Env,
 * 	GlobPattern,
 * 	ParseEntry,
 * } from './parse' */

// '<(' and '>(' are process substitution operators and
// can be parsed the same as control operator
var CONTROL = /** @type {const} */ ('(?:') + /** @type {const} */ ([
	'\\|\\|',
	'\\&(?:\\&|>>?)', // `&&`, `&>`, and `&>>`
	';;\\&?', // `;;` and `;;&`
	'[;|]\\&', // `;&` and `|&`
	'\\<\\(',
	'\\<\\<\\<',
	'\\<\\<-',
	'\\<\\<(?!\\()', // `<<(` stays `<` and `<(`, as zsh reads it; other shells reject it
	'>>',
	'>[&|(]', // `>&`, `>|`, and `>(`
	'<[&>]', // `<&` and `<>`
	'[&;()|<>]'
]).join(/** @type {const} */ ('|')) + /** @type {const} */ (')');
var controlRE = new RegExp('^' + CONTROL + '$');
var META = /** @type {const} */ ('|&;()<> \\t');
var SINGLE_QUOTE = /** @type {const} */ ('\'([^\']*?)\'');
// bash ANSI-C quoting, `$'...'`: a backslash escapes the next character, including `'`
var ANSI_C_BODY = '(?:\\\\[\\s\\S]|[^\\\\\'])*?';
var ANSI_C_QUOTE = '\\$\'' + ANSI_C_BODY + '\'';
var ansiCAt = new RegExp('\\$\'' + ANSI_C_BODY + '(?:(\')|\\\\?$)', 'g');
var ANSI_C_LETTERS = 'abeEfnrtv';
var ANSI_C_CHARS = '\x07\b\x1B\x1B\f\n\r\t\v';
var hash = /^#$/;

var SQ = /** @type {const} */ ("'");
var DQ = /** @type {const} */ ('"');
var DS = /** @type {const} */ ('$');

var TOKEN = '';
var mult = /** @type {const} */ (0x100000000); // Math.pow(16, 8);
for (var i = 0; i < 4; i++) {
	TOKEN += (mult * Math.random()).toString(16);
}
var startsWithToken = new RegExp('^' + TOKEN);

/**
 * @param {string} s
 * @param {RegExp} r
 */
function matchAll(s, r) {
	var origIndex = r.lastIndex;

	var matches = [];
	var matchObj;

	while ((matchObj = r.exec(s))) {
		matches[matches.length] = matchObj;
		if (r.lastIndex === matchObj.index) {
			r.lastIndex += 1;
		}
	}

	r.lastIndex = origIndex;

	return matches;
}

/**
 * @param {Env} env
 * @param {string} pre
 * @param {string} key
 */
function getVar(env, pre, key) {
	var r = typeof env === 'function' ? env(key) : env[key];
	if (typeof r === 'undefined' && key != '') {
		r = '';
	} else if (typeof r === 'undefined') {
		r = '$';
	}

	if (typeof r === 'object') {
		return pre + TOKEN + JSON.stringify(r) + TOKEN;
	}
	return pre + r;
}

var ansiCEscape = /\\([0-7]{1,3}|x[\dA-Fa-f]{1,2}|u[\dA-Fa-f]{1,4}|U[\dA-Fa-f]{1,8}|c(?:\\\\|[\s\S])|[abeEfnrtv\\'"?])/g;

/**
 * @param {string} m
 * @param {string} escape
 */
function expandAnsiCEscape(m, escape) {
	var kind = escape.charAt(0);
	if (kind === 'c') {
		var ctrl = escape.charAt(1);
		return ctrl === '?' ? '\x7F' : String.fromCharCode(ctrl.charCodeAt(0) & 0x1F);
	}
	if (kind === 'x' || kind === 'u' || kind === 'U') {
		var cp = parseInt(escape.slice(1), 16);
		if (cp > 0x10FFFF) {
			return m;
		}
		return String.fromCharCode.apply(null, cp > 0xFFFF ? [0xD7C0 + (cp >> 10), 0xDC00 + (cp & 0x3FF)] : [cp]);
	}
	if (kind >= '0' && kind <= '7') {
		return String.fromCharCode(parseInt(escape, 8) & 0xFF);
	}
	var letter = ANSI_C_LETTERS.indexOf(escape);
	return letter < 0 ? escape : ANSI_C_CHARS.charAt(letter);
}

/** @param {string} body */
function expandAnsiC(body) {
	return body.replace(ansiCEscape, expandAnsiCEscape).split('\0')[0]; // like bash, a NUL ends the string
}

/**
 * @param {string} s
 * @param {number} i
 */
function closesAnsiC(s, i) {
	ansiCAt.lastIndex = i;
	return !!(/** @type {RegExpExecArray} */ (ansiCAt.exec(s)))[1];
}

/**
 * @param {string} string
 * @param {Env} [env]
 * @param {{ escape?: string, splitUnquoted?: boolean | string }} [opts]
 * @returns {ParseEntry[]}
 */
function parseInternal(string, env, opts) {
	if (!opts) {
		opts = {};
	}
	var BS = opts.escape || '\\';
	var ifs = opts.splitUnquoted === true ? ' \t\n' : (typeof opts.splitUnquoted === 'string' ? opts.splitUnquoted : '');
	var BAREWORD = '(\\' + BS + '[\'"$\\' + BS + META + ']|\\$\\$|\\$(?!' + ANSI_C_QUOTE.slice(2) + ')|[^\\s\'"$' + META + '])+';
	var DOUBLE_QUOTE = '"(?:\\' + BS + '[\\s\\S]|[^"\\' + BS + '])*"';

	var chunker = new RegExp([
		'(' + CONTROL + ')', // control chars
		'(' + ANSI_C_QUOTE + '|' + BAREWORD + '|' + DOUBLE_QUOTE + '|' + SINGLE_QUOTE + ')+'
	].join('|'), 'g');

	var matches = matchAll(string, chunker);

	if (matches.length === 0) {
		return [];
	}
	if (!env) {
		env = {};
	}

	var commented = false;

	return matches.map(function (match) {
		var s = match[0];
		if (!s || commented) {
			return void undefined;
		}
		if (controlRE.test(s)) {
			return /** @type {ControlOperator} */ ({ op: s });
		}

		// Hand-written scanner/parser for Bash quoting rules:
		//
		// 1. inside single quotes, all characters are printed literally.
		// 2. inside double quotes, all characters are printed literally
		//    except variables prefixed by '$' and backslashes followed by
		//    either a double quote or another backslash.
		// 3. outside of any quotes, backslashes are treated as escape
		//    characters and not printed (unless they are themselves escaped)
		// 4. quote context can switch mid-token if there is no whitespace
		//     between the two quote contexts (e.g. all'one'"token" parses as
		//     "allonetoken")
		/** @type {string | boolean} */
		var quote = false;
		var esc = false;
		var out = '';
		/** @type {string[]} */
		var words = [];
		var sawQuote = false;
		/** @type {number | null} */
		var pendingNw = null;
		var isGlob = false;
		/** @type {number} */
		var i;

		function parseEnvVar() {
			i += 1;
			/** @type {number | RegExpMatchArray | null} */
			var varend;
			/** @type {string} */
			var varname;
			var char = s.charAt(i);

			if (char === '{') {
				i += 1;
				if (s.charAt(i) === '}') {
					throw new Error('Bad substitution: ' + s.slice(i - 2, i + 1));
				}
				// match braces by depth so a nested `${` keeps its inner `}` from ending the outer substitution
				var depth = 1;
				varend = i;
				while (depth > 0 && varend < s.length) {
					if (s.charAt(varend) === '{' && s.charAt(varend - 1) === '$') {
						depth += 1;
					} else if (s.charAt(varend) === '}') {
						depth -= 1;
					}
					varend += 1;
				}
				if (depth !== 0) {
					throw new Error('Bad substitution: ' + s.slice(i));
				}
				varend -= 1;
				varname = s.slice(i, varend);
				i = varend;
			} else if ((/[*@#?$!-]/).test(char)) {
				varname = char;
			} else {
				var slicedFromI = s.slice(i);
				varend = slicedFromI.match(/[^\w\d_]/);
				if (!varend) {
					varname = slicedFromI;
					i = s.length;
				} else {
					varname = slicedFromI.slice(0, varend.index);
					i += /** @type {number} */ (varend.index) - 1;
				}
			}
			return getVar(/** @type {NonNullable<typeof env>} */ (env), '', varname);
		}

		function flushRun() {
			if (pendingNw === null) {
				return;
			}
			if (pendingNw === 0) {
				if (out !== '') {
					words[words.length] = out;
					out = '';
				}
			} else {
				words[words.length] = out;
				out = '';
				for (var fe = 1; fe < pendingNw; fe += 1) {
					words[words.length] = '';
				}
			}
			pendingNw = null;
		}

		for (i = 0; i < s.length; i++) {
			var c = s.charAt(i);
			if (ifs && c !== DS) {
				flushRun();
			}
			isGlob = isGlob || (!quote && (c === '*' || c === '?'));
			if (esc) {
				out += c;
				esc = false;
			} else if (quote) {
				if (c === quote) {
					quote = false;
				} else if (quote == SQ) {
					out += c;
				} else { // Double quote
					if (c === BS) {
						i += 1;
						c = s.charAt(i);
						if (c === DQ || c === BS || c === DS) {
							out += c;
						} else {
							out += BS + c;
						}
					} else if (c === DS) {
						out += parseEnvVar();
					} else {
						out += c;
					}
				}
			} else if (c === DQ || c === SQ) {
				quote = c;
				sawQuote = true;
			} else if (controlRE.test(c)) {
				return /** @type {ControlOperator} */ ({ op: s });
			} else if (hash.test(c)) {
				commented = true;
				var commentObj = { comment: string.slice(match.index + i + 1) };
				if (out.length) {
					return /** @type {const} */ ([out, commentObj]);
				}
				return /** @type {const} */ ([commentObj]);
			} else if (c === BS) {
				esc = true;
			} else if (c === DS && s.charAt(i + 1) === SQ && closesAnsiC(s, i)) {
				flushRun();
				sawQuote = true;
				out += expandAnsiC(s.slice(i + 2, ansiCAt.lastIndex - 1));
				i = ansiCAt.lastIndex - 1;
			} else if (c === DS) {
				var value = parseEnvVar();
				if (!ifs) {
					out += value;
				} else {
					for (var vi = 0; vi < value.length; vi += 1) {
						var vc = value.charAt(vi);
						if (ifs.indexOf(vc) < 0) {
							flushRun();
							out += vc;
						} else if (pendingNw === null) {
							pendingNw = vc === ' ' || vc === '\t' || vc === '\n' ? 0 : 1;
						} else if (vc !== ' ' && vc !== '\t' && vc !== '\n') {
							pendingNw += 1;
						}
					}
				}
			} else {
				out += c;
			}
		}

		if (isGlob) {
			return /** @type {GlobPattern} */ ({ op: 'glob', pattern: out });
		}

		if (ifs) {
			if (pendingNw !== null && pendingNw > 0) {
				words[words.length] = out;
				out = '';
				for (var te = 1; te < pendingNw; te += 1) {
					words[words.length] = '';
				}
			}
			if (out !== '' || (sawQuote && words.length === 0)) {
				words[words.length] = out;
			}
			return words;
		}

		return out;
	}).reduce(function (prev, arg) { // finalize parsed arguments
		if (typeof arg === 'undefined') {
			return prev;
		}
		/** @type {ParseEntry[]} */ ([]).concat(arg).forEach(function (entry) {
			prev[prev.length] = entry;
		});
		return prev;
	}, /** @type {ParseEntry[]} */ ([]));
}

/** @type {typeof import('./parse')} */
module.exports = function parse(s, env, opts) {
	var mapped = parseInternal(s, env, opts);
	if (typeof env !== 'function') {
		return mapped;
	}
	return mapped.reduce(function (acc, s) {
		if (typeof s === 'object') {
			acc[acc.length] = s;
			return acc;
		}
		var xs = s.split(RegExp('(' + TOKEN + '.*?' + TOKEN + ')', 'g'));
		if (xs.length === 1) {
			acc[acc.length] = xs[0];
			return acc;
		}
		xs.filter(Boolean).forEach(function (x) {
			acc[acc.length] = startsWithToken.test(x)
				? JSON.parse(x.split(TOKEN)[1])
				: x;
		});
		return acc;
	}, /** @type {ParseEntry[]} */ ([]));
};


/***/ }),

/***/ 19273:
/***/ ((module) => {



/** @import { ControlOperator } from './parse' */

/** @type {ControlOperator['op'][]} */
var OPS = /** @type {const} */ ([
	'||',
	'&&',
	';;&',
	';;',
	';&',
	'|&',
	'<(',
	'>(',
	'<<<',
	'<<-',
	'<<',
	'>>',
	'>&',
	'>|',
	'&>>',
	'&>',
	'<&',
	'<>',
	'&',
	';',
	'(',
	')',
	'|',
	'<',
	'>'
]);
var LINE_TERMINATORS = /[\n\r\u2028\u2029]/;
var GLOB_SHELL_SPECIAL = /[\s#!"$&'():;<=>@\\^`|~]/g;

/** @type {typeof import('./quote')} */
module.exports = function quote(xs) {
	var sawComment = false;
	return xs.map(function (s) {
		if (sawComment && typeof s === 'string' && LINE_TERMINATORS.test(s)) {
			throw new TypeError('a token after a `comment` must not contain line terminators');
		}
		if (s === '') {
			return /** @type {const} */ ('\'\'');
		}
		if (s && typeof s === 'object') {
			if ('op' in s && s.op === 'glob') {
				if (typeof s.pattern !== 'string') {
					throw new TypeError('glob token requires a string `pattern`');
				}
				if (LINE_TERMINATORS.test(s.pattern)) {
					throw new TypeError('glob `pattern` must not contain line terminators');
				}
				if (s.pattern === '') {
					return /** @type {const} */ ('\'\'');
				}
				return s.pattern.replace(GLOB_SHELL_SPECIAL, '\\$&');
			}
			if ('op' in s && typeof s.op === 'string') {
				if (OPS.indexOf(s.op) < 0) {
					throw new TypeError('invalid `op` value: ' + JSON.stringify(s.op));
				}
				return s.op.replace(/[\s\S]/g, '\\$&');
			}
			if ('comment' in s && typeof s.comment === 'string') {
				if (LINE_TERMINATORS.test(s.comment)) {
					throw new TypeError('`comment` must not contain line terminators');
				}
				sawComment = true;
				return '#' + s.comment;
			}
			throw new TypeError('unrecognized object token shape');
		}
		if ((/'/).test(s) && (/!/).test(s)) {
			return "'" + s.replace(/'/g, "'\"'\"'") + "'";
		}
		if ((/["\s\\]/).test(s) && !(/'/).test(s)) {
			return "'" + s + "'";
		}
		if ((/["'\s]/).test(s)) {
			return '"' + s.replace(/(["\\$`])/g, '\\$1') + '"';
		}
		return String(s).replace(/([A-Za-z]:)?([#!"$&'()*,:;<=>?@[\\\]^`{|}~])/g, '$1\\$2');
	}).join(' ');
};


/***/ }),

/***/ 34649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./encryption/seal.js
var encryption_seal = __webpack_require__(48814);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/markdown.js
var markdown = __webpack_require__(10221);
// EXTERNAL MODULE: ./actions/action.js
var action = __webpack_require__(68203);
// EXTERNAL MODULE: ./actions/backups.js
var actions_backups = __webpack_require__(32770);
// EXTERNAL MODULE: ./actions/encryption.js + 1 modules
var encryption = __webpack_require__(85878);
// EXTERNAL MODULE: ./actions/store.js + 2 modules
var actions_store = __webpack_require__(41689);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./encryption/kinds.js
var kinds = __webpack_require__(9444);
// EXTERNAL MODULE: ./actions/backup/stream.js
var stream = __webpack_require__(5070);
// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./actions/verify/check.js + 1 modules
var check = __webpack_require__(43494);
;// CONCATENATED MODULE: ./actions/rekey/old-copy.js






/** Codes that say something against the stored bytes. */
const damageCodes = new Set(['archive-damaged', 'checksum-differs', 'damaged-ciphertext', 'file-missing', 'manifest-damaged', 'sidecar-damaged', 'truncated-ciphertext']);
/** Codes that say only that this run could not open them. */
const doubtCodes = new Set(['age-failed', 'command-failed', 'gpg-failed', 'manifest-newer', 'no-identity', 'program-ended-early', 'program-missing', 'scrypt-failed', 'time-limit', 'unknown-seal', 'wrong-key']);
/** Reads a backup that is to be copied, and remembers what was wrong with it, apart from what goes wrong with the writing. */
class OldCopy {
    #store;
    #set;
    #open;
    #interrupted;
    #problem;
    #archiveSha256;
    constructor(store, set, open, interrupted) {
        this.#store = store;
        this.#set = set;
        this.#open = open;
        this.#interrupted = interrupted;
    }
    /** Why the backup has to stay as it is; undefined when the fault lies elsewhere. */
    get verdict() {
        const problem = this.#problem;
        if (!(problem instanceof errors/* KnownError */.E) || this.#interrupted.aborted)
            return undefined;
        if (damageCodes.has(problem.code))
            return (0,verdict/* damaged */.qM)(problem.message);
        return doubtCodes.has(problem.code) ? (0,verdict/* unproved */.gv)(problem.message) : undefined;
    }
    /** Sidecar and manifest, the closed part opened: a key that does not fit is found before anything is begun. */
    facts() {
        return this.#blamed(async () => {
            const sidecar = await (0,actions_backups/* readSidecar */.YD)(this.#store, this.#set);
            const manifest = await (0,actions_backups/* readManifest */.WI)(this.#store, this.#set);
            if (manifest === undefined)
                return { sidecar, manifest, proof: undefined };
            for (const { file, sha256 } of [manifest.proof, ...(manifest.globals === undefined ? [] : [manifest.globals])]) {
                if (await (0,actions_backups/* hashOf */.qQ)(await this.#store.read(file)) !== sha256)
                    throw differs(file, 'its manifest names');
            }
            return { sidecar, manifest, proof: await (0,check/* readProof */.r)(this.#store, manifest, this.#open) };
        });
    }
    /** The plain bytes of the archive; `assertWhole` judges them when they have passed. */
    archive({ manifest }) {
        return this.#plain((0,actions_backups/* complete */.My)(this.#set).archive, manifest?.archive.bytes, (sha256) => { this.#archiveSha256 = sha256; });
    }
    /** The plain bytes of another file of the backup. */
    file(file) {
        return this.#plain(file, undefined, () => undefined);
    }
    /** Throws KnownError `checksum-differs` when what was read of the archive is not what its sidecar and its manifest name. */
    async assertWhole({ sidecar, manifest }, plainSha256) {
        await this.#blamed(() => {
            const { archive } = (0,actions_backups/* complete */.My)(this.#set);
            if (this.#archiveSha256 !== sidecar)
                throw differs(archive.name, 'its sidecar names');
            if (manifest !== undefined && plainSha256 !== manifest.archive.plainSha256)
                throw differs(`what ${archive.name} opens to`, 'its manifest names');
            return Promise.resolve();
        });
    }
    #plain(file, bytes, seen) {
        return external_node_stream_.Readable.from(this.#opened(file, bytes, seen), { objectMode: false });
    }
    async *#opened(file, bytes, seen) {
        const stored = (0,stream/* tap */.M)();
        const source = await this.#blamed(() => this.#store.read(file.name));
        source.on('error', (failure) => { stored.stream.destroy(failure); });
        source.pipe(stored.stream);
        try {
            for await (const chunk of await this.#open(stored.stream, bytes)) {
                if (this.#interrupted.aborted)
                    throw new Error('interrupted');
                yield chunk;
            }
            seen(stored.passed().sha256);
        }
        catch (problem) {
            this.#problem ??= problem;
            throw problem;
        }
        finally {
            source.destroy();
        }
    }
    async #blamed(work) {
        try {
            return await work();
        }
        catch (problem) {
            this.#problem ??= problem;
            throw problem;
        }
    }
}
function differs(what, where) {
    return new errors/* KnownError */.E('checksum-differs', `the checksum of ${what} is not the one that ${where}`, 'Verify the backup, and take another.');
}

;// CONCATENATED MODULE: ./actions/rekey/copy.js








/**
 * Writes a backup's new copy beside the old one, which is not touched. What is wrong with the old copy, or with its key, is an answer; what is
 * wrong with the store or with the new seal is thrown. Either way nothing half written is left.
 */
async function copyAnew(request) {
    const { store, set, context, open } = request;
    const old = new OldCopy(store, set, open, context.host.interrupted);
    try {
        return { copied: await write(request, old, await old.facts()) };
    }
    catch (problem) {
        const { verdict } = old;
        if (verdict === undefined)
            throw problem;
        return { left: verdict };
    }
}
async function write(request, old, facts) {
    const { store, set, seal, context } = request;
    const { writer, id } = await beginBeside(store, set);
    const keep = context.cleanup.add(`remove what was written of ${id}`, () => writer.abort());
    try {
        const file = (0,archive_name/* archiveFile */.Bf)(id, seal.method, (0,archive_name/* formatOf */.be)((0,actions_backups/* complete */.My)(set).archive.name));
        const archive = await sealInto(request, writer, file, old.archive(facts));
        await old.assertWhole(facts, archive.plain.sha256);
        const { globals } = set.files;
        const roles = globals === undefined ? undefined : await sealInto(request, writer, (0,archive_name/* globalsFile */.vX)(id, seal.method), old.file(globals));
        if (facts.manifest !== undefined && facts.proof !== undefined)
            await writeManifest(request, writer, id, facts.manifest, facts.proof, { ...archive.stored, file }, roles?.stored);
        await writer.put((0,archive_name/* sidecarFile */.Au)(file), external_node_stream_.Readable.from([`${archive.stored.sha256}  ${file}\n`]));
        if (context.host.interrupted.aborted)
            throw new Error('interrupted');
        await writer.commit();
        keep();
        return id;
    }
    catch (problem) {
        await (0,actions_store/* giveUp */.Ht)(writer, id, context);
        throw problem;
    }
}
/** A set's name holds its second, and both copies must stand at once: the new one takes the next second that is free. */
async function beginBeside(store, set) {
    for (let second = 1;; second++) {
        const { id } = (0,archive_name/* backupName */.aw)(set.database, new Date(set.takenAt.getTime() + second * 1000));
        try {
            return { writer: await store.begin(id), id };
        }
        catch (problem) {
            if ((0,errors/* codeOf */.$N)(problem) !== 'backup-exists' || second > 600)
                throw problem;
        }
    }
}
/** One pass into the store. What does not begin as ciphertext is refused before its first byte is stored. */
async function sealInto({ seal }, writer, file, source) {
    return (0,stream/* passThrough */.p)({ source, seal: seal.seal(), store: (content) => writer.put(file, external_node_stream_.Readable.from(ciphertextOnly(seal, content), { objectMode: false })) });
}
async function* ciphertextOnly({ method }, content) {
    const head = [];
    let seen = 0;
    for await (const chunk of content) {
        if (seen >= kinds/* headBytes */.c4) {
            yield chunk;
            continue;
        }
        head.push(chunk);
        seen += chunk.length;
        if (seen < kinds/* headBytes */.c4)
            continue;
        const begun = Buffer.concat(head);
        (0,kinds/* assertSealed */.VB)(method, begun);
        yield begun;
    }
    if (seen >= kinds/* headBytes */.c4)
        return;
    (0,kinds/* assertSealed */.VB)(method, Buffer.concat(head));
    yield Buffer.concat(head);
}
/** The manifest keeps the true time and all that was true of the source; only what the new seal changed is new. */
async function writeManifest(request, writer, id, manifest, proof, archive, globals) {
    const { seal } = request;
    const file = (0,archive_name/* proofFile */.F1)(id, seal.method);
    const sealed = await sealInto(request, writer, file, external_node_stream_.Readable.from([JSON.stringify({ ...proof, backup: id }, null, 1)]));
    const renewed = {
        ...manifest, backup: id,
        archive: { ...manifest.archive, file: archive.file, bytes: archive.bytes, sha256: archive.sha256 },
        proof: { ...manifest.proof, file, bytes: sealed.stored.bytes, sha256: sealed.stored.sha256 },
        ...(globals === undefined ? {} : { globals: { file: (0,archive_name/* globalsFile */.vX)(id, seal.method), bytes: globals.bytes, sha256: globals.sha256 } }),
        encryption: { method: seal.method, recipients: seal.recipients },
    };
    await writer.put((0,archive_name/* manifestFile */.YE)(id), external_node_stream_.Readable.from([`${JSON.stringify(renewed, null, 2)}\n`]));
}

;// CONCATENATED MODULE: ./actions/rekey/report.js



/** What the backups that were left say, together; undefined when none was. */
function doubtOf(report) {
    const left = report.backups.filter((one) => one.outcome === 'left');
    const worst = left.find(({ verdict }) => verdict === 'damaged') ?? left[0];
    if (worst === undefined)
        return undefined;
    return worst.verdict === 'damaged' ? (0,verdict/* damaged */.qM)(`${worst.from}: ${worst.reason}`) : (0,verdict/* unproved */.gv)(`${worst.from}: ${worst.reason}`);
}
/** The outputs as a view of the report. */
function outputsOf(report) {
    const done = report.backups.filter((one) => one.outcome === 'rekeyed');
    return { rekeyed: done.length, backup: done.map(({ to }) => to).sort().at(-1) ?? '' };
}
/** The step summary: what could not be done first. */
function summaryOf(report) {
    const done = report.backups.filter((one) => one.outcome === 'rekeyed').length;
    const left = report.backups.filter((one) => one.outcome === 'left').length;
    const title = left === 0 ? `### 🔑 ${(0,units/* counted */.hS)(done, 'backup')} encrypted anew` : `### ⚠️ ${(0,units/* counted */.hS)(left, 'backup')} could not be encrypted anew, ${done} could`;
    return [title, '', (0,markdown/* table */.tp)(['Backup', 'Now', ''], report.backups.map((one) => one.outcome === 'left'
            ? [(0,markdown/* code */.aY)(one.from), one.verdict, (0,markdown/* escapeMarkdown */.FV)(one.reason)] : [(0,markdown/* code */.aY)(one.from), (0,markdown/* code */.aY)(one.to), one.outcome === 'standing' ? 'stood already' : '']))].join('\n');
}

;// CONCATENATED MODULE: ./actions/rekey/twins.js




/** The backups with their manifests. One that cannot be read does not keep the others from being seen. */
async function withManifests(store, sets) {
    const known = [];
    for (const set of sets)
        known.push({ set, manifest: await orNothing(() => (0,actions_backups/* readManifest */.WI)(store, set)) });
    return known;
}
/** Whether two sets are copies of one dump: one of them was made by rekey, which a kill may have kept from removing the other. */
function areTwins(one, other) {
    const dump = dumpOf(one);
    return dump !== undefined && one.set.id !== other.set.id && dump === dumpOf(other);
}
/** What two copies of one dump have in common, and no others; undefined without a manifest. */
function dumpOf({ set, manifest }) {
    return manifest === undefined ? undefined : JSON.stringify([set.database, manifest.takenAt, manifest.archive.plainSha256]);
}
/**
 * Whether a backup is sealed as `seal` seals: for the same recipients, or by a passphrase that opens it. What a command sealed for, nothing
 * tells, and so it never is.
 */
async function isSealedAnew(store, { set, manifest }, seal, openAnew) {
    if (!set.complete || manifest?.encryption.method !== seal.method || seal.method === 'command')
        return false;
    const { recipients } = manifest.encryption;
    if (recipients.length !== seal.recipients.length || !seal.recipients.every((recipient) => recipients.includes(recipient)))
        return false;
    if (!recipients.includes('passphrase'))
        return true;
    return await orNothing(() => (0,check/* readProof */.r)(store, manifest, openAnew)) !== undefined;
}
/** Reads a copy back, as it stands in the store now: checksums as they were written, and ciphertext from its first byte. */
async function readsBack(store, id, seal) {
    const set = await store.find(id);
    if (set?.complete !== true)
        return false;
    return await orNothing(async () => {
        const { archive } = (0,actions_backups/* complete */.My)(set);
        const sidecar = await (0,actions_backups/* readSidecar */.YD)(store, set);
        const manifest = await (0,actions_backups/* readManifest */.WI)(store, set);
        const expected = [[archive.name, sidecar]];
        if (manifest !== undefined)
            expected.push([manifest.archive.file, manifest.archive.sha256], [manifest.proof.file, manifest.proof.sha256]);
        if (manifest?.globals !== undefined)
            expected.push([manifest.globals.file, manifest.globals.sha256]);
        for (const [file, sha256] of new Map(expected)) {
            if (await (0,actions_backups/* hashOf */.qQ)(await store.read(file)) !== sha256)
                return false;
            (0,kinds/* assertSealed */.VB)(seal.method, await headOf(store, file));
        }
        return expected.every(([file, sha256]) => file !== archive.name || sha256 === sidecar);
    }) === true;
}
async function headOf(store, file) {
    const head = [];
    for await (const chunk of await store.read(file)) {
        head.push(chunk);
        if (head.reduce((sum, { length }) => sum + length, 0) >= kinds/* headBytes */.c4)
            break;
    }
    return Buffer.concat(head);
}
async function orNothing(work) {
    try {
        return await work();
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E)
            return undefined;
        throw problem;
    }
}

;// CONCATENATED MODULE: ./actions/rekey/run.js












/** The rekey action: one backup after the other, so that what is interrupted leaves each of them whole, old or new. */
const run = async (read, context) => {
    const { host } = context;
    const report = await rekeyBackups(read, context);
    const verdict = doubtOf(report);
    const { rekeyed } = outputsOf(report);
    if (verdict === undefined)
        host.line(`✅ Rekeyed: ${(0,units/* counted */.hS)(Number(rekeyed), 'backup')}`);
    else
        host.error(`not every backup could be encrypted anew; what could not is as it was, under its old key (${(0,units/* counted */.hS)(Number(rekeyed), 'backup')} encrypted anew)`);
    return { status: verdict === undefined ? errors/* exitStatus */.$u.passed : (0,action/* statusOf */.c)(verdict), report, outputs: outputsOf(report), summary: summaryOf(report) };
};
async function rekeyBackups(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const seal = await newSeal(inputs, context);
    const store = await (0,actions_store/* storeFor */.fV)(inputs, context, true);
    const database = (0,actions_backups/* namedDatabase */.pl)(read);
    const named = await chosen(store, inputs.backup, database);
    await store.prepare(Math.max(0, ...named.map(({ files }) => files.archive?.bytes ?? 0)));
    for (const name of await store.sweep())
        host.line(`    removed ${(0,markdown/* plain */.pj)(name)}, left half written by a run that was killed`);
    const databases = new Set(named.map((set) => set.database));
    const known = await withManifests(store, (await store.list()).filter((set) => databases.has(set.database)));
    const openAnew = (0,encryption.openerFor)({ 'age-identity': undefined, 'passphrase': inputs['new-passphrase'], 'gpg-private-key': undefined, 'dec-cmd': undefined }, host);
    const anew = new Set();
    for (const one of known)
        if (await isSealedAnew(store, one, seal, openAnew))
            anew.add(one.set.id);
    const rekeying = { store, seal, open: (0,encryption.openerFor)({ ...inputs, encryption: undefined }, host), context, keepOld: inputs['keep-old'], known, anew };
    const backups = [];
    for (const one of inTurn(rekeying, named)) {
        if (host.interrupted.aborted)
            throw new Error('interrupted');
        const outcome = await rekeyOne(rekeying, one);
        if (outcome !== undefined)
            backups.push(outcome);
        if (outcome !== undefined)
            host.line(lineOf(outcome, rekeying));
    }
    return { action: 'rekey', store: store.name, method: seal.method, recipients: seal.recipients, oldCopies: inputs['keep-old'] ? 'kept' : 'removed', backups };
}
/** The oldest first, so that a copy that a killed run made comes after what it was made of; and with each backup its copies. */
function inTurn({ known }, named) {
    const ids = new Set(named.map(({ id }) => id));
    const dumps = new Set(known.flatMap((one) => (ids.has(one.set.id) ? [dumpOf(one)] : [])).filter((dump) => dump !== undefined));
    const all = known.filter((one) => ids.has(one.set.id) || dumps.has(dumpOf(one) ?? ''));
    return all.sort((a, b) => a.set.takenAt.getTime() - b.set.takenAt.getTime());
}
async function newSeal(inputs, context) {
    const seal = await (0,encryption_seal/* chooseSeal */.p)({
        encryption: inputs.encryption, ageRecipients: inputs['age-recipients'], gpgRecipients: inputs['gpg-recipients'], gpgPublicKeys: inputs['gpg-public-keys'],
        encCmd: inputs['enc-cmd'], passphrase: inputs['new-passphrase'], requireEncryption: true,
    }, context.host);
    context.cleanup.add('remove the keyring', () => seal.dispose());
    return seal;
}
async function chosen(store, named, database) {
    if (named !== 'all')
        return [await (0,actions_backups/* resolveBackup */.p2)(store, named, database)];
    const sets = await (0,actions_backups/* setsOf */.Nc)(store, database);
    if (!sets.some(({ complete }) => complete))
        throw new errors/* KnownError */.E('no-backups', `no backups found in ${store.name}`, 'Name the store and the database that hold backups.');
    return sets;
}
/** Gives undefined for what is no backup and nobody's remains. */
async function rekeyOne(rekeying, one) {
    const { store, seal, known, anew } = rekeying;
    const { set } = one;
    if (anew.has(set.id))
        return { from: set.id, outcome: 'standing', to: set.id };
    const twin = known.find((other) => anew.has(other.set.id) && areTwins(one, other));
    if (twin !== undefined && await readsBack(store, twin.set.id, seal)) {
        await replace(rekeying, set, twin.set.id);
        return { from: set.id, outcome: 'standing', to: twin.set.id };
    }
    if (!set.complete)
        return undefined;
    const result = await copyAnew({ ...rekeying, set });
    if ('left' in result)
        return result.left.verdict === 'proved' ? undefined : { from: set.id, outcome: 'left', verdict: result.left.verdict, reason: result.left.reason };
    await run_confirm(rekeying, set, result.copied);
    await replace(rekeying, set, result.copied);
    return { from: set.id, outcome: 'rekeyed', to: result.copied };
}
/** Only a new copy that was read back whole, and is ciphertext, lets the old one go. Throws KnownError `copy-differs`, and the new one goes. */
async function run_confirm({ store, seal, known, anew }, old, to) {
    const isWhole = await readsBack(store, to, seal);
    const written = await store.find(to);
    if (isWhole) {
        known.push(...await withManifests(store, written === undefined ? [] : [written]));
        anew.add(to);
        return;
    }
    if (written !== undefined)
        await store.remove(written);
    throw new errors/* KnownError */.E('copy-differs', `the new copy of ${old.id} does not read back as it was written`, 'The old copy stands. Look at the store, and run it again.');
}
/** The rows are the same, so the drill's word goes over; that the new key opens them, no drill has shown yet. Then the old copy goes. */
async function replace({ store, keepOld }, old, to) {
    const [standing, copy] = [await store.find(old.id), await store.find(to)];
    if (standing === undefined || copy === undefined)
        return;
    const drill = copy.files.drill === undefined ? await (0,actions_backups/* readDrill */.IC)(store, standing) : undefined;
    if (drill !== undefined && drill.thisCopyAlone !== true) {
        await store.attach((0,archive_name/* drillFile */.uM)(to), `${JSON.stringify({ ...drill, backup: to, archiveSha256: await (0,actions_backups/* readSidecar */.YD)(store, copy), keyOpened: false }, null, 2)}\n`);
    }
    if (!keepOld)
        await store.remove(standing);
}
function lineOf(one, { keepOld }) {
    if (one.outcome === 'left')
        return `❌ ${(0,markdown/* plain */.pj)(one.from)} is left as it is, under its old key: ${one.verdict}: ${(0,markdown/* plain */.pj)(one.reason)}`;
    if (one.from === one.to)
        return `    ${(0,markdown/* plain */.pj)(one.from)} is encrypted for them already`;
    const how = one.outcome === 'rekeyed' ? 'is encrypted anew as' : 'stands already as';
    return `    ${(0,markdown/* plain */.pj)(one.from)} ${how} ${(0,markdown/* plain */.pj)(one.to)}${keepOld ? '' : '; the old copy is gone'}`;
}


/***/ }),

/***/ 43494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ readProof),
  g: () => (/* binding */ verifyBackup)
});

// EXTERNAL MODULE: ./archive/reader.js
var reader = __webpack_require__(23549);
// EXTERNAL MODULE: ./domain/archive-name.js
var archive_name = __webpack_require__(7398);
// EXTERNAL MODULE: ./domain/manifest-parsing.js + 1 modules
var manifest_parsing = __webpack_require__(56414);
// EXTERNAL MODULE: ./domain/proof.js
var domain_proof = __webpack_require__(88276);
// EXTERNAL MODULE: ./domain/units.js
var units = __webpack_require__(13581);
// EXTERNAL MODULE: ./domain/verdict.js
var verdict = __webpack_require__(94431);
// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
// EXTERNAL MODULE: ./kit/bounded-text.js
var bounded_text = __webpack_require__(1843);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./actions/backup/stream.js
var stream = __webpack_require__(5070);
// EXTERNAL MODULE: ./actions/backups.js
var backups = __webpack_require__(32770);
;// CONCATENATED MODULE: ./actions/verify/agreement.js


/** Where the open part of the manifest contradicts the set that it stands in, as a sentence: it may be another backup's, or edited. */
async function manifestMismatch(store, set, manifest, read) {
    const { archive, proof } = manifest;
    if (manifest.backup !== set.id)
        return `the manifest is that of ${manifest.backup}`;
    if (manifest.database !== set.database)
        return `the manifest is that of database ${manifest.database}`;
    if (archive.sha256 !== read.sidecar)
        return 'the manifest names another checksum than the sidecar';
    if (set.files.proof === undefined)
        return `the closed part of the manifest, ${proof.file}, is missing`;
    if (proof.file !== set.files.proof.name)
        return `the manifest names ${proof.file} as its closed part, not ${set.files.proof.name}`;
    const said = archiveMismatch(set, manifest, read);
    if (said !== undefined)
        return said;
    if (await (0,backups/* hashOf */.qQ)(await store.read(proof.file)) !== proof.sha256)
        return `the closed part of the manifest, ${proof.file}, was changed`;
    return globalsMismatch(store, set, manifest);
}
function archiveMismatch(set, { archive, encryption }, { stored, plain = stored, contents }) {
    const file = (0,backups/* complete */.My)(set).archive.name;
    const facts = [
        ['file', archive.file, file], ['encryption', encryption.method, (0,archive_name/* parseFile */.CJ)(file)?.encryption ?? ''], ['size', archive.bytes, stored.bytes],
        ['size once opened', archive.plainBytes, plain.bytes], ['checksum once opened', archive.plainSha256, plain.sha256],
        // Nothing has read the archive of a backup that was taken without proof.
        ['format', archive.formatVersion === 'unread' ? contents?.formatVersion ?? '' : archive.formatVersion, contents?.formatVersion ?? ''],
    ];
    const wrong = facts.find(([, said, found]) => said !== found);
    return wrong === undefined ? undefined : `the manifest names another ${wrong[0]} of the archive: ${wrong[1]}, not ${wrong[2]}`;
}
async function globalsMismatch(store, set, { globals }) {
    if (globals === undefined)
        return set.files.globals === undefined ? undefined : `the manifest knows nothing of ${set.files.globals.name}`;
    if (set.files.globals === undefined)
        return `the roles and settings, ${globals.file}, are missing`;
    if (globals.file !== set.files.globals.name)
        return `the manifest names ${globals.file} as the roles and settings, not ${set.files.globals.name}`;
    return await (0,backups/* hashOf */.qQ)(await store.read(globals.file)) === globals.sha256 ? undefined : `the roles and settings, ${globals.file}, were changed`;
}
/** Where the two parts of the manifest contradict each other, as a sentence. */
function proofMismatch(proof, manifest) {
    if (proof.backup !== manifest.backup)
        return `the closed part of the manifest is that of ${proof.backup}`;
    const tables = proof.relations.filter(({ kind }) => kind === 'table');
    const found = {
        tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0), sequences: proof.sequences.length, largeObjects: proof.largeObjects.count,
    };
    const names = { tables: 'tables', rows: 'rows', sequences: 'sequences', largeObjects: 'large objects' };
    const wrong = Object.keys(found).find((name) => found[name] !== manifest.totals[name]);
    if (wrong !== undefined)
        return `the manifest counts ${manifest.totals[wrong]} ${names[wrong]}, its closed part ${found[wrong]}`;
    return modeMismatch(proof, manifest.proof.mode);
}
/** Where the closed part holds more, or less, than its mode has. What has no count and no fingerprint compares with anything. */
function modeMismatch({ relations, largeObjects }, mode) {
    const compared = relations.filter(({ kind, exempt }) => kind === 'table' && exempt === null);
    const objects = largeObjects.count > 0 ? [{ name: 'the large objects', rows: 0, fingerprint: largeObjects.fingerprint }] : [];
    const named = [...objects, ...compared.map(({ schema, name, rows, fingerprint }) => ({ name: `${schema}.${name}`, rows, fingerprint }))];
    const wrongly = (what, one) => one === undefined ? undefined : `the closed part of the manifest has ${what} of ${one.name}`;
    if (mode === 'content')
        return wrongly('no fingerprint', named.find(({ fingerprint }) => fingerprint === null));
    return wrongly(`a fingerprint, which proof: ${mode} has not,`, named.find(({ fingerprint }) => fingerprint !== null))
        ?? (mode === 'rows' ? wrongly('no count', named.find(({ rows }) => rows === null)) : undefined);
}

;// CONCATENATED MODULE: ./actions/verify/check.js












/** Proves a stored backup without a server: checksum and whole read in one pass, then every table against the manifest. */
async function verifyBackup(store, set, open, now) {
    const began = now().getTime();
    const { archive } = (0,backups/* complete */.My)(set);
    const found = await judge(store, set, open);
    return {
        backup: set.id, verdict: found.verdict.verdict, reason: found.verdict.verdict === 'proved' ? null : found.verdict.reason,
        whole: found.whole, differences: found.differences, rows: found.rows, bytes: archive.bytes, seconds: (now().getTime() - began) / 1000,
    };
}
async function judge(store, set, open) {
    const nothing = { whole: false, differences: [], rows: 0 };
    try {
        const { archive } = (0,backups/* complete */.My)(set);
        const sidecar = await (0,backups/* readSidecar */.YD)(store, set);
        const size = await (0,backups/* readManifest */.WI)(store, set).then((manifest) => manifest?.archive.bytes, () => undefined);
        const { contents, stored, plain, problem } = await readWhole(store, archive.name, size, open);
        // The checksum's word comes first: it tells a changed file from a dump that was written wrong.
        if (stored.sha256 !== sidecar)
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(`the checksum of ${archive.name} is not the one in its sidecar${problem === undefined ? '' : ` (${problem.message})`}`) };
        if (problem !== undefined)
            throw problem;
        const manifest = await (0,backups/* readManifest */.WI)(store, set);
        if (manifest === undefined)
            return { ...nothing, whole: true, verdict: (0,verdict/* unproved */.gv)('checksum and archive are whole, but there is no manifest to compare the rows with') };
        const mismatch = await manifestMismatch(store, set, manifest, { sidecar, stored, plain, contents });
        if (mismatch !== undefined)
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(mismatch) };
        const proof = await readProof(store, manifest, open);
        const contradiction = proofMismatch(proof, manifest);
        return contradiction === undefined ? compare(proof, manifest, contents) : { ...nothing, verdict: (0,verdict/* damaged */.qM)(contradiction) };
    }
    catch (problem) {
        if (problem instanceof errors/* KnownError */.E && damageCodes.has(problem.code))
            return { ...nothing, verdict: (0,verdict/* damaged */.qM)(problem.message) };
        if (problem instanceof errors/* KnownError */.E)
            return { ...nothing, verdict: (0,verdict/* unproved */.gv)(problem.message) };
        throw problem;
    }
}
const damageCodes = new Set(['archive-damaged', 'archive-truncated', 'archive-not-ours', 'sidecar-damaged', 'manifest-damaged', 'file-missing', 'damaged-ciphertext', 'truncated-ciphertext']);
/** One pass: the stored bytes hashed, opened, hashed again where that differs, and read as an archive. */
async function readWhole(store, name, bytes, open) {
    const stored = (0,stream/* tap */.M)();
    const source = await store.read(name);
    source.on('error', (failure) => { stored.stream.destroy(failure); });
    source.pipe(stored.stream);
    const plain = (0,archive_name/* parseFile */.CJ)(name)?.encryption === 'none' ? undefined : (0,stream/* tap */.M)();
    try {
        const opened = await open(stored.stream, bytes);
        const contents = await (0,reader/* readArchive */.bL)(plain === undefined ? opened : (0,head/* chained */.HM)(opened, plain.stream), (0,archive_name/* formatOf */.be)(name));
        return { contents, stored: stored.passed(), plain: plain?.passed(), problem: undefined };
    }
    catch (problem) {
        if (!(problem instanceof errors/* KnownError */.E))
            throw problem;
        // What is wrong with the archive may be that the file was changed: its own hash tells, and belongs to the verdict.
        return { contents: undefined, stored: { bytes: 0, sha256: await (0,backups/* hashOf */.qQ)(await store.read(name)) }, plain: undefined, problem };
    }
    finally {
        source.destroy();
    }
}
/** The manifest's closed part, opened. */
async function readProof(store, manifest, open) {
    return (0,manifest_parsing/* parseProof */.k_)(await (0,bounded_text/* boundedText */.LD)(await open(await store.read(manifest.proof.file), manifest.proof.bytes), bounded_text/* longestManifest */.Ev), manifest.proof.file);
}
function compare(proof, manifest, contents) {
    const { differences: tables, rowsCompared } = (0,domain_proof/* compareTables */.Dz)(proof, contents?.tables ?? [], 'the archive');
    const differences = [...tables, ...(0,domain_proof/* compareSequences */.Iu)(proof.sequences, contents?.sequences ?? [], 'the archive')].map(({ sentence }) => sentence);
    const objects = contents?.largeObjects;
    if (proof.largeObjects.fingerprint !== null && objects !== undefined && objects.fingerprint !== proof.largeObjects.fingerprint) {
        differences.push(`the large objects differ (${(0,units/* number */.ai)(objects.count)} in the archive, ${(0,units/* number */.ai)(proof.largeObjects.count)} in the source)`);
    }
    if (differences.length > 0)
        return { whole: false, differences, rows: rowsCompared, verdict: (0,verdict/* damaged */.qM)(differences[0] ?? '') };
    switch (manifest.proof.mode) {
        case 'content': return { whole: true, differences, rows: rowsCompared, verdict: verdict/* proved */.tT };
        case 'rows': return { whole: true, differences, rows: rowsCompared, verdict: verdict/* proved */.tT };
        case 'none': return { whole: true, differences, rows: 0, verdict: (0,verdict/* unproved */.gv)('the backup was taken with proof: none; checksum and archive are whole') };
    }
}


/***/ }),

/***/ 94431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   gv: () => (/* binding */ unproved),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   tT: () => (/* binding */ proved)
/* harmony export */ });
const proved = { verdict: 'proved' };
/** Something is wrong with the backup itself. */
function damaged(reason) {
    return { verdict: 'damaged', reason };
}
/** It could not be told whether the backup is good. */
function unproved(reason) {
    return { verdict: 'unproved', reason };
}
/** The verdict over several: damage outweighs doubt, doubt outweighs proof; nothing at all is doubt. */
function worst(verdicts) {
    return verdicts.find((one) => one.verdict === 'damaged')
        ?? verdicts.find((one) => one.verdict === 'unproved')
        ?? (verdicts.length === 0 ? unproved('nothing was checked') : proved);
}
/** `proved`, or the word with its reason. */
function sentence(verdict) {
    return verdict.verdict === 'proved' ? 'proved' : `${verdict.verdict}: ${verdict.reason}`;
}


/***/ })

};

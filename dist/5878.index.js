export const id = 5878;
export const ids = [5878];
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

/***/ 85878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openerFor: () => (/* binding */ openerFor),
  J: () => (/* binding */ sealFor)
});

// EXTERNAL MODULE: ./encryption/seal.js
var seal = __webpack_require__(48814);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./encryption/command.js
var command = __webpack_require__(98638);
// EXTERNAL MODULE: ./encryption/failures.js
var failures = __webpack_require__(95508);
// EXTERNAL MODULE: ./encryption/gpg.js + 1 modules
var gpg = __webpack_require__(53356);
// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
// EXTERNAL MODULE: ./encryption/kinds.js
var kinds = __webpack_require__(9444);
// EXTERNAL MODULE: ./encryption/settings.js
var settings = __webpack_require__(99034);
;// CONCATENATED MODULE: ./encryption/open.js








/**
 * The plain bytes of a stored file, sealed or not: its first bytes tell, not its name. Throws, or fails the stream with, KnownErrors
 * `no-identity` (no key to try: nothing is known), `wrong-key`, `damaged-ciphertext`, `truncated-ciphertext`, `program-missing`,
 * `command-failed` and `unknown-seal`.
 *
 * Plain bytes come before the end is known to be sound: whoever may not act on half a file reads it to its end first. The
 * stream has to be read to its end or destroyed: only then are keyrings and key files of ours removed.
 */
async function openSealed(source, inputs, context) {
    const counted = context.bytes === undefined ? source : (0,head/* chained */.HM)(source, new SizeCheck(context.bytes));
    try {
        const { seen, rest } = await (0,head/* takeHead */.w3)(counted, (bytes) => bytes.length >= kinds/* headBytes */.c4 ? 0 : undefined);
        if (seen.length === 0)
            throw (0,failures/* truncatedCiphertext */.b9)('the stored file is empty');
        const opened = await openedBy((0,kinds/* sealOf */.Ru)(seen), rest, seen, inputs, context);
        // A program tells what is wrong when it has begun: wait for its first byte, so that most errors are thrown here.
        if (opened.readableLength === 0)
            await (0,head/* change */.Zg)(opened);
        // A short file may fail before its reader is ready; whoever reads it then still gets the error.
        opened.on('error', () => undefined);
        return opened;
    }
    catch (problem) {
        counted.destroy();
        throw problem;
    }
}
function openedBy(kind, source, seen, inputs, context) {
    const hasCommand = (0,settings/* valueOf */.RP)(inputs.decCmd) !== undefined;
    const hasPassphrase = (0,settings/* valueOf */.RP)(inputs.passphrase) !== undefined;
    switch (kind) {
        case 'none':
        case 'custom-format':
        case 'directory-format': return source;
        case 'age': return hasCommand && mayCommand(inputs, (0,settings/* valueOf */.RP)(inputs.ageIdentity) !== undefined || hasPassphrase)
            ? (0,command/* openByCommand */.n5)(source, inputs, context) : openByAge(source, seen, inputs, context);
        case 'gpg': return hasCommand && mayCommand(inputs, (0,settings/* valueOf */.RP)(inputs.gpgPrivateKey) !== undefined || hasPassphrase)
            ? (0,command/* openByCommand */.n5)(source, inputs, context) : (0,gpg/* openGpg */.B5)(source, inputs, context);
        case 'command':
        case 'unknown':
            if (hasCommand)
                return (0,command/* openByCommand */.n5)(source, inputs, context);
            if ((0,settings/* valueOf */.RP)(inputs.encCmd) !== undefined || inputs.encryption === 'command') {
                throw (0,failures/* noIdentity */.kH)('the archive is sealed by a command, and no dec-cmd is given', 'Give dec-cmd, the reverse of enc-cmd.');
            }
            throw new errors/* KnownError */.E('unknown-seal', 'the stored file is neither a pg_dump archive nor sealed by age or gpg', 'If a command sealed it, give dec-cmd; else its beginning is damaged.');
    }
}
/** age's cryptography is heavy to load: only where something is sealed by it. */
async function openByAge(source, seen, inputs, context) {
    const { openAge } = await Promise.all(/* import() */[__webpack_require__.e(273), __webpack_require__.e(7393)]).then(__webpack_require__.bind(__webpack_require__, 7393));
    return openAge(source, seen, inputs, context);
}
/** What age and gpg wrote is opened by dec-cmd when it was asked for, or when it is all that is given. */
function mayCommand(inputs, hasKey) {
    return inputs.encryption === 'command' || !hasKey;
}
class SizeCheck extends external_node_stream_.Transform {
    #expected;
    #counted = 0;
    constructor(expected) {
        super();
        this.#expected = expected;
    }
    _transform(chunk, _encoding, callback) {
        this.#counted += chunk.length;
        if (this.#counted > this.#expected)
            callback((0,failures/* damagedCiphertext */.MP)(`the stored file is longer than the ${this.#expected} bytes of its manifest`));
        else
            callback(null, chunk);
    }
    _flush(callback) {
        if (this.#counted === this.#expected)
            callback();
        else
            callback((0,failures/* truncatedCiphertext */.b9)(`the stored file ends too early: ${this.#counted} of ${this.#expected} bytes are there`));
    }
}

;// CONCATENATED MODULE: ./actions/encryption.js


/** The seal that the inputs ask for. Throws before a dump begins; see chooseSeal. */
function sealFor(inputs, host) {
    return (0,seal/* chooseSeal */.p)({
        ...keysOf(inputs), encryption: inputs.encryption, ageRecipients: inputs['age-recipients'], gpgRecipients: inputs['gpg-recipients'],
        gpgPublicKeys: inputs['gpg-public-keys'], encCmd: inputs['enc-cmd'], requireEncryption: inputs['require-encryption'],
    }, host);
}
/** The opener that the inputs give; see openSealed for what it throws. */
function openerFor(inputs, host) {
    const keys = { ...keysOf(inputs), encryption: inputs.encryption === 'none' ? undefined : inputs.encryption };
    return (source, bytes) => openSealed(source, keys, { temporaryDirectory: host.temporaryDirectory, environment: host.environment, interrupted: host.interrupted, mask: (secret) => { host.mask(secret); }, bytes });
}
function keysOf(inputs) {
    return { ageIdentity: inputs['age-identity'], passphrase: inputs.passphrase, gpgPrivateKey: inputs['gpg-private-key'], decCmd: inputs['dec-cmd'] };
}


/***/ }),

/***/ 6532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vj: () => (/* binding */ ageCommandOpening),
/* harmony export */   Yz: () => (/* binding */ ageCommandSealing),
/* harmony export */   lR: () => (/* binding */ explainAge)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84075);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95508);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36129);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8375);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(99034);








// SSH keys and plugins are left to age's own command; everything else is done without it.
/** What age says when it fails, and what it means; tried with 1.1.1. */
const complaints = [
    { says: /no identity matched/, means: () => (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongKey */ .PT)('no identity that was given opens the archive') },
    { says: /failed to decrypt and authenticate|invalid header HMAC|malformed|bad header MAC/, means: () => (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .damagedCiphertext */ .MP)('the age file is damaged: a part of it does not authenticate') },
    { says: /unexpected EOF|failed to read (?:header|nonce).*EOF/, means: () => (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .truncatedCiphertext */ .b9)('the age file ends too early') },
    { says: /passphrase/, means: () => (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .noIdentity */ .kH)('the SSH key is protected by a passphrase, which age asks for at a terminal only', 'Give the key without a passphrase, or an age identity.') },
    { says: /couldn't start plugin|executable file not found/, means: (line) => new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('program-missing', `a plugin of age could not be started: ${line}`, 'Install the plugin age-plugin-<name> on the PATH.') },
];
/** Explains the end of age, also where a user's own command called it. Undefined for what is not in the table. */
function explainAge(stderr) {
    const line = ageLine(stderr);
    return complaints.find((complaint) => complaint.says.test(line))?.means(line);
}
function ageLine(stderr) {
    return (stderr.split('\n').find((line) => /^age: (?:error: )?(?!report|warning)/.test(line)) ?? (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .lastLine */ .fM)(stderr)).slice(0, 300);
}
function explain(failure) {
    return explainAge(failure.stderr)
        ?? new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('age-failed', `age failed: ${ageLine(failure.stderr)}`, 'Try the same recipients or identity with age by hand.');
}
function ageTool(context) {
    return { name: 'age', path: context.programs?.age ?? 'age' };
}
/** In a session of its own age has no terminal, and so cannot prompt. */
function options(context) {
    return { group: true, signal: context.interrupted, timeLimitSeconds: (0,_settings_js__WEBPACK_IMPORTED_MODULE_7__/* .streamLimitSeconds */ .RO)(context) };
}
/**
 * Seals through age's command. A trial over nothing finds a missing program or plugin, or a wrong recipient, before anything is begun.
 * Recipients are public and go by argument: of a recipients file age skips an SSH key that it cannot read, and seals for the others alone.
 */
async function ageCommandSealing(recipients, context) {
    const parameters = ['--encrypt', ...recipients.flatMap((recipient) => ['--recipient', recipient])];
    try {
        await (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)(ageTool(context), parameters, { ...options(context), timeLimitSeconds: _settings_js__WEBPACK_IMPORTED_MODULE_7__/* .answerLimitSeconds */ .V1 });
    }
    catch (problem) {
        if (!(problem instanceof _kit_process_js__WEBPACK_IMPORTED_MODULE_3__/* .ProcessFailure */ .iq))
            throw problem;
        if (problem.timedOut)
            throw (0,_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .tooSlow */ .gn)('age');
        const known = explainAge(problem.stderr);
        throw known?.code === 'program-missing' ? known
            : new _kit_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownError */ .E('age-failed', `age does not seal for these recipients: ${ageLine(problem.stderr)}`, 'Look at the recipients; a newer age may know what this one does not.');
    }
    return () => new _filter_js__WEBPACK_IMPORTED_MODULE_5__/* .ProcessFilter */ .M({ tool: ageTool(context), parameters, options: options(context), explain });
}
/** Opens through age's command with the text of an identity file, which stands in a private file until the stream is closed. */
async function ageCommandOpening(identity, context) {
    const folder = await (0,_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .privateFolder */ .q)(context);
    try {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder.path, 'identity');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, identity, { mode: 0o600 });
        return new _filter_js__WEBPACK_IMPORTED_MODULE_5__/* .ProcessFilter */ .M({ tool: ageTool(context), parameters: ['--decrypt', '--identity', file], options: options(context),
            explain, cleanUp: () => folder.remove() });
    }
    catch (problem) {
        await folder.remove();
        throw problem;
    }
}


/***/ }),

/***/ 98638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bc: () => (/* binding */ commandSeal),
/* harmony export */   n5: () => (/* binding */ openByCommand)
/* harmony export */ });
/* unused harmony export splitCommand */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var shell_quote__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44425);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83721);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84075);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67612);
/* harmony import */ var _age_command_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6532);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(95508);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(36129);
/* harmony import */ var _head_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(79985);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(99034);












/** Any filter that reads plain bytes and writes sealed ones. Throws wrong inputs, or KnownError `program-missing`. */
async function commandSeal(inputs, context) {
    const begin = await prepared('enc-cmd', inputs.encCmd, context);
    return { method: 'command', recipients: [], seal: begin, dispose: () => Promise.resolve() };
}
/** Opens through `dec-cmd`. The stream fails with KnownErrors `command-failed`, and with age's own where age was called. */
async function openByCommand(source, inputs, context) {
    const begin = await prepared('dec-cmd', inputs.decCmd, context);
    return (0,_head_js__WEBPACK_IMPORTED_MODULE_10__/* .chained */ .HM)(source, begin());
}
async function prepared(name, command, context) {
    const environment = (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_5__/* .basicEnvironment */ .gi)();
    const [program = '', ...parameters] = splitCommand(name, (0,_settings_js__WEBPACK_IMPORTED_MODULE_11__/* .valueOf */ .RP)(command) ?? '', environment);
    await assertProgram(name, program, environment['PATH'] ?? '', context.directory ?? '.');
    const redactor = new _kit_secret_js__WEBPACK_IMPORTED_MODULE_6__/* .Redactor */ .pO();
    // The words of a secret command may turn up in what the program says of them.
    if (command instanceof _kit_secret_js__WEBPACK_IMPORTED_MODULE_6__/* .Secret */ .zh)
        for (const word of parameters)
            if (word.length > 3)
                redactor.add(word);
    const title = `${name} (${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(program)})`;
    return () => new _filter_js__WEBPACK_IMPORTED_MODULE_9__/* .ProcessFilter */ .M({
        tool: { name: title, path: program },
        parameters,
        options: {
            signal: context.interrupted,
            timeLimitSeconds: (0,_settings_js__WEBPACK_IMPORTED_MODULE_11__/* .streamLimitSeconds */ .RO)(context),
            ...(context.directory === undefined ? {} : { directory: context.directory }),
        },
        explain: (failure) => (0,_age_command_js__WEBPACK_IMPORTED_MODULE_7__/* .explainAge */ .lR)(failure.stderr) ?? commandFailed(title, failure, redactor),
    });
}
function commandFailed(title, failure, redactor) {
    const how = failure.exitSignal === undefined ? `status ${failure.exitCode ?? '?'}` : `signal ${failure.exitSignal}`;
    const said = redactor.clean((0,_failures_js__WEBPACK_IMPORTED_MODULE_8__/* .lastLine */ .fM)(failure.stderr)).replace(/AGE-(?:SECRET-KEY|PLUGIN)-\S+/gi, '***');
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E('command-failed', `${title} ended with ${how}: ${said}`, 'Try the command by hand over a small file: a wrong key, a damaged file and a wrong option all end so.');
}
/**
 * Splits a command into words as a shell would, and runs none: quotes, backslashes and `$HOME` work, pipes and the like are refused.
 * Only variables that the command is given (PATH, HOME, …) are replaced; another one would silently be empty. Throws wrong inputs.
 */
function splitCommand(name, command, environment) {
    const problems = [];
    if (command.trim() === '')
        problems.push(`${name} is not given`);
    if (!hasClosedQuotes(command))
        problems.push(`${name} has a quote that is not closed`);
    if (problems.length > 0)
        throw (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongInputs */ .hF)(problems);
    const words = [];
    for (const entry of entriesOf(name, command, environment)) {
        if (typeof entry !== 'string')
            problems.push(`${name} ${complaintOf(entry)}`);
        else
            words.push(entry === '~' || entry.startsWith('~/') ? `${environment['HOME'] ?? '~'}${entry.slice(1)}` : entry);
    }
    if (/^[A-Za-z_]\w*=/.test(words[0] ?? ''))
        problems.push(`${name} begins with a variable, which only a shell would set: put the command into a script`);
    if (problems.length > 0)
        throw (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongInputs */ .hF)([...new Set(problems)]);
    return words;
}
function entriesOf(name, command, environment) {
    try {
        return (0,shell_quote__WEBPACK_IMPORTED_MODULE_2__.parse)(command, (variable) => environment[variable] ?? { unset: variable });
    }
    catch {
        throw (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongInputs */ .hF)([`${name} has a substitution that cannot be read`]);
    }
}
function complaintOf(entry) {
    if ('unset' in entry)
        return `uses the variable $${entry.unset}, which is not handed to it: write its value, or a script that knows it`;
    if ('comment' in entry)
        return 'has a # that would begin a comment: put the word in quotes';
    if (entry.op === 'glob')
        return 'has * or ?, which is not expanded here: name the file, or put the word in quotes';
    return `has the operator ${entry.op}, which needs a shell: name one program, or put the pipeline into a script and name that`;
}
function hasClosedQuotes(command) {
    return /^(?:[^'"\\]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")*$/.test(command);
}
/** Found before anything is begun, as a dump of an hour should not end at a missing program. */
async function assertProgram(name, program, path, directory) {
    const places = program.includes('/') ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, program)]
        : path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, program));
    for (const place of places)
        if (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(place, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => true, () => false))
            return;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownError */ .E('program-missing', `the program that ${name} names is not there or may not be run`, 'Install it, or name it by its whole path.');
}


/***/ }),

/***/ 95508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ damagedCiphertext),
/* harmony export */   PT: () => (/* binding */ wrongKey),
/* harmony export */   b9: () => (/* binding */ truncatedCiphertext),
/* harmony export */   fM: () => (/* binding */ lastLine),
/* harmony export */   gn: () => (/* binding */ tooSlow),
/* harmony export */   kH: () => (/* binding */ noIdentity)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/** No key was given that could be tried: nothing is known about the archive. */
function noIdentity(message, hint) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('no-identity', message, hint);
}
/** A key was given and does not open the archive. */
function wrongKey(message) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('wrong-key', message, 'Give the key that belongs to a recipient in the manifest of the backup; a key that was replaced since is needed for older backups.');
}
/** The ciphertext is not what was written. */
function damagedCiphertext(message) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('damaged-ciphertext', message, 'Restore from another store or another backup: what was changed cannot be recovered from this file.');
}
/** The ciphertext ends too early. */
function truncatedCiphertext(message) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('truncated-ciphertext', message, 'Fetch the file again, or take another copy or another backup: its end is missing.');
}
/** A program of ours did not end in time. */
function tooSlow(program) {
    return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('time-limit', `${program} did not end within its time limit and was ended`, 'Look at what it waited for: a prompt, a key agent or a stalled disk.');
}
/** The last line that says something, cut to one line of bounded length. */
function lastLine(stderr) {
    const lines = stderr.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('[GNUPG:]'));
    return (lines[lines.length - 1] ?? 'it said nothing').slice(0, 300);
}


/***/ }),

/***/ 36129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ ProcessFilter)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _kit_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84075);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95508);




/**
 * Leads a stream through a program: its stdin is what is written here, its stdout what is read. The end is given on only when the
 * program ended with status 0 and had read everything; else the stream is destroyed with a KnownError. Destroying it ends the program.
 */
class ProcessFilter extends node_stream__WEBPACK_IMPORTED_MODULE_0__.Duplex {
    #plan;
    #started;
    #inputEnded = false;
    #inputRefused = false;
    #cleaned;
    constructor(plan) {
        super();
        this.#plan = plan;
        this.#started = (0,_kit_process_js__WEBPACK_IMPORTED_MODULE_2__/* .start */ .ni)(plan.tool, plan.parameters, plan.options);
        this.#started.stdout.on('error', () => undefined);
        this.#started.stdout.on('data', (chunk) => { if (!this.push(chunk))
            this.#started.stdout.pause(); });
        this.#started.done.then(() => this.#finish()).catch((problem) => { this.destroy(this.#explain(problem)); });
    }
    _read() {
        this.#started.stdout.resume();
    }
    _write(chunk, _encoding, callback) {
        this.#started.stdin.write(chunk, (problem) => {
            // That a program no longer reads is told by its end, which follows.
            if (problem)
                this.#inputRefused = true;
            callback();
        });
    }
    _final(callback) {
        this.#inputEnded = true;
        this.#started.stdin.end(() => { callback(); });
    }
    _destroy(problem, callback) {
        this.#started.end();
        this.#started.stdin.destroy();
        this.#started.stdout.destroy();
        const settled = this.#started.done.catch(() => undefined).then(() => this.#cleanUp());
        settled.then(() => { callback(problem); }, (cleaning) => { callback(problem ?? cleaning); });
    }
    async #finish() {
        const problem = this.#plan.doubt?.() ?? (this.#inputEnded && !this.#inputRefused ? undefined : this.#endedEarly());
        if (problem !== undefined)
            throw problem;
        // Before the end is told: a reader may be the last thing that keeps the process running.
        await this.#cleanUp();
        this.push(null);
    }
    #cleanUp() {
        this.#cleaned ??= this.#plan.cleanUp?.() ?? Promise.resolve();
        return this.#cleaned;
    }
    #endedEarly() {
        return new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('program-ended-early', `${this.#plan.tool.name} ended before it had read everything that it was given`, 'A filter has to read its input to the end; look at its arguments.');
    }
    #explain(problem) {
        if (!(problem instanceof _kit_process_js__WEBPACK_IMPORTED_MODULE_2__/* .ProcessFailure */ .iq))
            return problem;
        return problem.timedOut ? (0,_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .tooSlow */ .gn)(problem.tool) : this.#plan.explain(problem);
    }
}


/***/ }),

/***/ 8375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ privateFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var _kit_private_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69302);



/** A socket's path may be 107 bytes long, of which gpg-agent's longest name in a folder of ours takes 32. */
const longestBase = 70;
/** A new folder of mode 0700 that no other user can look into, with a path short enough for gpg-agent's sockets. */
async function privateFolder(context) {
    const base = Buffer.byteLength(context.temporaryDirectory) <= longestBase ? context.temporaryDirectory : (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)();
    // Nobody else may have needed a host's folder before.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(base, { recursive: true, mode: 0o700 });
    const path = await (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .makePrivateFolder */ .I2)(base, 'keys');
    return { path, remove: () => (0,_kit_private_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .removePrivateFolder */ .Yv)(path) };
}


/***/ }),

/***/ 53356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O7: () => (/* binding */ gpgSeal),
  B5: () => (/* binding */ openGpg)
});

// UNUSED EXPORTS: explainOpening

// EXTERNAL MODULE: ./kit/errors.js
var errors = __webpack_require__(2859);
// EXTERNAL MODULE: ./kit/inputs.js + 1 modules
var kit_inputs = __webpack_require__(83721);
// EXTERNAL MODULE: ./kit/process.js
var process = __webpack_require__(84075);
// EXTERNAL MODULE: ./encryption/failures.js
var failures = __webpack_require__(95508);
// EXTERNAL MODULE: ./encryption/filter.js
var filter = __webpack_require__(36129);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./encryption/folder.js
var encryption_folder = __webpack_require__(8375);
// EXTERNAL MODULE: ./encryption/settings.js
var settings = __webpack_require__(99034);
;// CONCATENATED MODULE: ./encryption/gpg-home.js






// Never a prompt: no terminal, no pinentry; what would be asked is an error.
const always = ['--batch', '--yes', '--no-tty', '--no-auto-key-locate', '--pinentry-mode', 'loopback', '--trust-model', 'always',
    '--status-fd', '2'];
/** A GNUPGHOME of our own: the user's keyring is never written to, and no agent of ours outlives the work. */
class GpgHome {
    #context;
    #path;
    #remove;
    #passphraseFile;
    constructor(context, path, remove) {
        this.#context = context;
        this.#path = path;
        this.#remove = remove;
    }
    /** Makes the folder, and in it the passphrase's file (0600, gone with the folder): gpg may not get it by argument. */
    static async create(context, passphrase) {
        const folder = await (0,encryption_folder/* privateFolder */.q)(context);
        const home = new GpgHome(context, folder.path, () => folder.remove());
        if (passphrase === undefined)
            return home;
        home.#passphraseFile = (0,external_node_path_.join)(folder.path, 'passphrase');
        await (0,promises_.writeFile)(home.#passphraseFile, `${passphrase}\n`, { mode: 0o600, flag: 'wx' });
        return home;
    }
    get tool() {
        return { name: 'gpg', path: this.#context.programs?.gpg ?? 'gpg' };
    }
    parameters(own) {
        return [...always, ...(this.#passphraseFile === undefined ? [] : ['--passphrase-file', this.#passphraseFile]), ...own];
    }
    /** In a session of its own gpg has no terminal to prompt at. */
    options(timeLimitSeconds = settings/* answerLimitSeconds */.V1) {
        return { environment: { GNUPGHOME: this.#path }, group: true, signal: this.#context.interrupted, timeLimitSeconds };
    }
    /** Asks gpg something that it answers at once. Throws ProcessFailure, or KnownError `time-limit`. */
    async ask(own, input = '') {
        try {
            return await (0,process/* run */.eF)(this.tool, this.parameters(own), { ...this.options(), input });
        }
        catch (problem) {
            throw problem instanceof process/* ProcessFailure */.iq && problem.timedOut ? (0,failures/* tooSlow */.gn)('gpg') : problem;
        }
    }
    /** Imports keys, armored or binary; gives the fingerprints of those that gpg took, public or secret as asked. */
    async import(keys, part) {
        const file = (0,external_node_path_.join)(this.#path, 'import');
        await (0,promises_.writeFile)(file, keys, { mode: 0o600 });
        try {
            // gpg's status is not 0 when one key of several was refused; what was taken is in its report.
            const { stderr } = await this.ask(['--import', file]).catch((problem) => {
                if (problem instanceof process/* ProcessFailure */.iq)
                    return { stderr: problem.stderr };
                throw problem;
            });
            const taken = [...stderr.matchAll(/^\[GNUPG:\] IMPORT_OK (\d+) ([0-9A-F]+)/gm)];
            const wanted = taken.filter(([, flags]) => part === 'public' || (Number(flags) & 16) !== 0);
            return [...new Set(wanted.map(([, , fingerprint]) => fingerprint ?? ''))];
        }
        finally {
            await (0,promises_.rm)(file, { force: true });
        }
    }
    /** The keys of this home that a recipient names. */
    async find(recipient) {
        const listed = await this.ask(['--with-colons', '--list-keys', '--', recipient]).catch((problem) => {
            if (problem instanceof process/* ProcessFailure */.iq)
                return { stdout: '' };
            throw problem;
        });
        return parseKeys(listed.stdout);
    }
    /** The public keys that the user's own keyring has for a recipient, armored; empty when it has none. It is only read. */
    async fromUsersKeyring(recipient) {
        const environment = { GNUPGHOME: this.#context.environment['GNUPGHOME'] };
        const parameters = ['--batch', '--no-tty', '--no-auto-key-locate', '--armor', '--export', '--', recipient];
        const answer = await (0,process/* run */.eF)(this.tool, parameters, { ...this.options(), environment }).catch((problem) => {
            if (problem instanceof process/* ProcessFailure */.iq)
                return { stdout: '' };
            throw problem;
        });
        return answer.stdout;
    }
    /** Ends the agent and removes the folder; harmless when repeated. */
    async dispose() {
        const tool = { name: 'gpgconf', path: this.#context.programs?.gpgconf ?? 'gpgconf' };
        // Without the signal: an interrupted run cleans up, too.
        const options = { ...this.options(), signal: undefined };
        // An agent whose folder is gone ends by itself within a minute, so a missing gpgconf does no harm.
        for (const action of [['--kill', 'all'], ['--remove-socketdir']])
            await (0,process/* run */.eF)(tool, action, options).catch(() => undefined);
        await this.#remove();
    }
}
/** The keys of a `--with-colons` listing (GnuPG, doc/DETAILS). A capital E is the whole key's ability to encrypt, now. */
function parseKeys(listing) {
    const keys = [];
    let pending;
    for (const fields of listing.split('\n').map((line) => line.split(':'))) {
        if (fields[0] === 'pub')
            pending = fields;
        if (fields[0] !== 'fpr' || pending === undefined)
            continue;
        keys.push({ fingerprint: fields[9] ?? '', canEncrypt: !/[erid]/.test(pending[1] ?? '') && (pending[11] ?? '').includes('E') && !(pending[11] ?? '').includes('D') });
        pending = undefined;
    }
    return keys;
}
/** Keys as a user gives them: their text, or the path of a file. Undefined when it is neither. */
async function keyMaterial(given, context) {
    if (given.includes('-----BEGIN PGP'))
        return Buffer.from(given);
    if (given.trim().includes('\n'))
        return undefined;
    return (0,promises_.readFile)((0,external_node_path_.resolve)(context.directory ?? '.', given.trim())).catch(() => undefined);
}

// EXTERNAL MODULE: ./encryption/head.js
var head = __webpack_require__(79985);
;// CONCATENATED MODULE: ./encryption/gpg.js








// A dump is compressed already. Iterations as many as gpg counts at most: a passphrase is guessed offline.
const byPassphrase = ['--compress-algo', 'none', '--cipher-algo', 'AES256', '--s2k-mode', '3', '--s2k-digest-algo', 'SHA512',
    '--s2k-count', '65011712', '--symmetric'];
/**
 * gpg for the given recipients, else by the passphrase. A trial over nothing finds what is wrong before anything is begun. Throws wrong
 * inputs, KnownErrors `program-missing`, `gpg-failed` and `time-limit`.
 */
async function gpgSeal(inputs, context) {
    const lines = (inputs.gpgRecipients ?? []).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
    const isSymmetric = lines.length === 0 && (0,settings/* valueOf */.RP)(inputs.gpgPublicKeys) === undefined;
    const home = await GpgHome.create(context, isSymmetric ? (0,settings/* passphraseOf */.OW)(inputs) : undefined);
    try {
        const recipients = isSymmetric ? [] : await fingerprints(home, lines, inputs, context);
        const sealing = isSymmetric ? byPassphrase
            : ['--compress-algo', 'none', ...recipients.flatMap((one) => ['--recipient', one]), '--encrypt'];
        await home.ask(sealing).catch((problem) => {
            throw problem instanceof process/* ProcessFailure */.iq ? sealingFailed(problem) : problem;
        });
        return {
            method: 'gpg',
            recipients: isSymmetric ? ['passphrase'] : recipients,
            seal: () => new filter/* ProcessFilter */.M({ tool: home.tool, parameters: home.parameters(sealing),
                options: home.options((0,settings/* streamLimitSeconds */.RO)(context)), explain: sealingFailed }),
            dispose: () => home.dispose(),
        };
    }
    catch (problem) {
        await home.dispose();
        throw problem;
    }
}
function sealingFailed(failure) {
    return new errors/* KnownError */.E('gpg-failed', `gpg could not seal: ${(0,failures/* lastLine */.fM)(failure.stderr)}`, 'Look at the keys that are named: gpg --list-keys.');
}
/** The fingerprints of the keys that the recipients name; from the given keys, else from the user's own keyring. */
async function fingerprints(home, lines, inputs, context) {
    const problems = [];
    const given = await importPublicKeys(home, inputs, context, problems);
    const found = new Set();
    for (const [index, recipient] of (lines.length === 0 ? given : lines).entries()) {
        const where = lines.length === 0 ? 'gpg-public-keys' : `gpg-recipients line ${index + 1}`;
        if (recipient.startsWith('-----BEGIN') || recipient.startsWith('AGE-SECRET')) {
            problems.push(`${where} is a key, not the name of one: whole public keys belong in gpg-public-keys`);
            break;
        }
        const keys = await keysFor(home, recipient);
        const usable = keys.filter((key) => key.canEncrypt);
        if (keys.length === 0)
            problems.push(`${where} names no key that is given in gpg-public-keys or stands in the keyring`);
        else if (usable.length === 0)
            problems.push(`${where} names a key that cannot encrypt: it is expired, revoked or made for signing only`);
        else if (usable.length > 1)
            problems.push(`${where} fits ${usable.length} keys: name the fingerprint of the one that is meant`);
        else
            found.add(usable[0]?.fingerprint ?? '');
    }
    if (problems.length > 0)
        throw (0,kit_inputs/* wrongInputs */.hF)(problems);
    return [...found];
}
async function keysFor(home, recipient) {
    const keys = await home.find(recipient);
    if (keys.length > 0)
        return keys;
    const exported = await home.fromUsersKeyring(recipient);
    if (exported !== '')
        await home.import(Buffer.from(exported), 'public');
    return exported === '' ? [] : home.find(recipient);
}
async function importPublicKeys(home, inputs, context, problems) {
    const publicKeys = (0,settings/* valueOf */.RP)(inputs.gpgPublicKeys);
    if (publicKeys !== undefined) {
        const material = await keyMaterial(publicKeys, context);
        if (material?.includes('PRIVATE KEY BLOCK') === true) {
            problems.push('gpg-public-keys holds a private key: give the public half (gpg --export), and replace the key if others could read it');
            return [];
        }
        const imported = material === undefined ? [] : await home.import(material, 'public');
        if (imported.length === 0)
            problems.push('gpg-public-keys holds no key that gpg can read, nor the path of a file with one');
        return imported;
    }
    // The private key that opens carries its public half: enough to seal for itself.
    const privateKey = (0,settings/* valueOf */.RP)(inputs.gpgPrivateKey);
    const material = privateKey === undefined ? undefined : await keyMaterial(privateKey, context);
    return material === undefined ? [] : home.import(material, 'public');
}
/**
 * Opens an OpenPGP message. The stream fails with KnownErrors `no-identity`, `wrong-key`, `damaged-ciphertext`, `truncated-ciphertext`
 * or `program-missing`. gpg, too, gives plain bytes before it knows that the end is sound.
 */
async function openGpg(source, inputs, context) {
    const privateKey = (0,settings/* valueOf */.RP)(inputs.gpgPrivateKey);
    const passphrase = (0,settings/* passphraseOf */.OW)(inputs);
    if (privateKey === undefined && passphrase === undefined) {
        throw (0,failures/* noIdentity */.kH)('the archive is sealed by gpg, and no gpg-private-key and no passphrase is given', 'Give gpg-private-key (with passphrase if it has one), passphrase alone, or dec-cmd: gpg --decrypt.');
    }
    const home = await GpgHome.create(context, passphrase);
    try {
        if (privateKey !== undefined) {
            const material = await keyMaterial(privateKey, context);
            const imported = material === undefined ? [] : await home.import(material, 'secret');
            if (imported.length === 0)
                throw (0,kit_inputs/* wrongInputs */.hF)(['gpg-private-key is neither a private key that gpg can read nor the path of one']);
        }
        const status = [];
        const has = { privateKey: privateKey !== undefined, passphrase: passphrase !== undefined };
        return (0,head/* chained */.HM)(source, new filter/* ProcessFilter */.M({
            tool: home.tool,
            parameters: home.parameters(['--decrypt']),
            options: { ...home.options((0,settings/* streamLimitSeconds */.RO)(context)), onErrorLine: (line) => { status.push(line); } },
            explain: (failure) => explainOpening(failure.stderr, has),
            // A message that ends within its head makes gpg say nothing and end with status 0.
            doubt: () => status.includes('[GNUPG:] DECRYPTION_OKAY') ? undefined : explainOpening(status.join('\n'), has),
            cleanUp: () => home.dispose(),
        }));
    }
    catch (problem) {
        await home.dispose();
        throw problem;
    }
}
const giveKey = 'Give gpg-private-key of one of the recipients that the manifest names.';
/** What gpg says when it cannot open, in the order in which it is asked; tried with 2.2.40. */
const complaints = [
    { says: /can't get input|MISSING_PASSPHRASE/, means: ({ privateKey }) => privateKey
            ? (0,failures/* noIdentity */.kH)('the gpg-private-key is protected by a passphrase, and none is given', 'Give passphrase as well.')
            : (0,failures/* noIdentity */.kH)('the archive is sealed by a passphrase, and none is given', 'Give passphrase.') },
    { says: /Bad session key|Bad passphrase|BAD_PASSPHRASE/, means: ({ privateKey, passphrase }) => privateKey || passphrase
            ? (0,failures/* wrongKey */.PT)('the passphrase does not open the archive')
            : (0,failures/* noIdentity */.kH)('the archive is sealed by a passphrase, and none is given', 'Give passphrase.') },
    { says: /block_filter.*(?:read error|length byte missing)/, means: () => (0,failures/* truncatedCiphertext */.b9)('the gpg message ends too early') },
    { says: /BADMDC|DECRYPTION_INFO/, means: () => (0,failures/* damagedCiphertext */.MP)('the gpg message is damaged: it does not authenticate') },
    { says: /pkdecrypt_failed/, means: () => (0,failures/* wrongKey */.PT)('gpg-private-key does not open the archive, or the key packet of the message is damaged') },
    { says: /NO_SECKEY/, means: ({ privateKey }) => privateKey
            ? (0,failures/* wrongKey */.PT)('the archive is sealed for another key than gpg-private-key')
            : (0,failures/* noIdentity */.kH)('the archive is sealed by gpg for recipients, and no gpg-private-key is given', giveKey) },
    { says: /invalid packet|unknown version/, means: () => (0,failures/* damagedCiphertext */.MP)('the gpg message is damaged: its packets are not whole') },
    { says: /NODATA/, means: () => (0,failures/* truncatedCiphertext */.b9)('the gpg message ends before its data begins') },
];
/** Explains why gpg could not open, from its status lines and its words. */
function explainOpening(stderr, given) {
    return complaints.find((complaint) => complaint.says.test(stderr))?.means(given)
        ?? new errors/* KnownError */.E('gpg-failed', `gpg could not open the archive: ${(0,failures/* lastLine */.fM)(stderr)}`, 'Try it by hand: gpg --decrypt.');
}


/***/ }),

/***/ 79985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HM: () => (/* binding */ chained),
/* harmony export */   Zg: () => (/* binding */ change),
/* harmony export */   w3: () => (/* binding */ takeHead)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);

/**
 * Looks at the beginning of a stream without losing a byte. `measure` is asked with all that has come so far: how many bytes to take
 * off (0 to take none), or undefined for more. Throws what the source throws.
 */
async function takeHead(source, measure) {
    let seen = Buffer.alloc(0);
    for (;;) {
        const chunk = source.read();
        if (chunk === null) {
            if (source.readableEnded)
                return { seen, taken: undefined, rest: node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(seen.length === 0 ? [] : [seen]) };
            await change(source);
            continue;
        }
        seen = Buffer.concat([seen, chunk]);
        const count = measure(seen);
        if (count === undefined)
            continue;
        if (count < seen.length)
            source.unshift(seen.subarray(count));
        return { seen, taken: seen.subarray(0, count), rest: source };
    }
}
/** Waits until a stream has something to read, has ended or has failed. */
async function change(source) {
    if (source.errored !== null)
        throw source.errored;
    if (source.destroyed)
        throw new Error('the stream was closed before its end');
    await new Promise((resolve, reject) => {
        const settle = (problem) => {
            source.off('readable', onChange).off('end', onChange).off('error', settle).off('close', onClose);
            if (problem === undefined)
                resolve();
            else
                reject(problem);
        };
        const onChange = () => { settle(); };
        const onClose = () => { settle(new Error('the stream was closed before its end')); };
        source.on('readable', onChange).on('end', onChange).on('error', settle).on('close', onClose);
    });
}
/** Leads a stream through steps. A failure of any part destroys all, and the last step carries it. */
function chained(source, ...steps) {
    (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)([source, ...steps], () => undefined);
    return steps.at(-1);
}


/***/ }),

/***/ 9444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N3: () => (/* binding */ isAgeArmor),
/* harmony export */   Ru: () => (/* binding */ sealOf),
/* harmony export */   VB: () => (/* binding */ assertSealed),
/* harmony export */   c4: () => (/* binding */ headBytes)
/* harmony export */ });
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2859);

/** How many first bytes are enough for `sealOf`. */
const headBytes = 64;
const ageVersion = 'age-encryption.org/v1\n';
/** The name of a tar's first file, in the tar that holds a dump in the directory format. */
const tarBeginning = 'toc.dat\0';
const ageArmor = '-----BEGIN AGE ENCRYPTED FILE-----';
const pgpArmor = '-----BEGIN PGP MESSAGE-----';
/** Tells from its first bytes how a file is sealed, whatever its name says. What a command wrote may be anything: `unknown`. */
function sealOf(firstBytes) {
    const text = firstBytes.subarray(0, headBytes).toString('latin1');
    if (text.startsWith('PGDMP'))
        return 'custom-format';
    if (text.startsWith(tarBeginning))
        return 'directory-format';
    if (text.startsWith(ageVersion) || text.trimStart().startsWith(ageArmor))
        return 'age';
    if (text.trimStart().startsWith(pgpArmor) || beginsPgpMessage(firstBytes))
        return 'gpg';
    if (/^(?:\{\s*"|--\s*\n-- PostgreSQL)[^\0-\x08\x0e-\x1f]*$/.test(text))
        return 'none';
    return 'unknown';
}
/** True for age's armored form, which has to be decoded first. */
function isAgeArmor(firstBytes) {
    return firstBytes.toString('latin1').trimStart().startsWith(ageArmor);
}
/**
 * Holds the stored bytes against the method that was to seal them: a misspelt setting must not leave backups in the clear
 * (TRAPS, 21). Throws KnownError `not-sealed`.
 */
function assertSealed(method, firstBytes) {
    if (method === 'none')
        return;
    const seen = sealOf(firstBytes);
    const readable = seen === 'custom-format' || seen === 'directory-format' || seen === 'none' || firstBytes.length === 0;
    if (method === 'command' ? !readable : seen === method)
        return;
    throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownError */ .E('not-sealed', `the stored file is not sealed by ${method}: its first bytes are ${wordsFor(seen)}`, method === 'command' ? 'Look at enc-cmd: what it writes must be ciphertext.'
        : 'This is a defect of the suite; please report it, and do not keep the file.');
}
function wordsFor(seen) {
    switch (seen) {
        case 'custom-format':
        case 'directory-format': return 'those of a bare pg_dump archive';
        case 'none': return 'readable text';
        case 'unknown': return 'of no known kind';
        default: return `those of ${seen}`;
    }
}
/** A public-key or symmetric-key session packet (RFC 9580, 5.1 and 5.3) or a marker: what every encrypted OpenPGP message begins with. */
function beginsPgpMessage(bytes) {
    const first = bytes[0];
    if (first === undefined || (first & 0x80) === 0)
        return false;
    const isNew = (first & 0x40) !== 0;
    const tag = isNew ? first & 0x3f : (first >> 2) & 0x0f;
    const body = bytes.subarray(isNew ? newHeaderBytes(bytes[1] ?? 0) : [2, 3, 5, 1][first & 3]);
    const version = body[0] ?? 0;
    if (tag === 1)
        return version === 6 || (version === 3 && (body[9] ?? 0xff) <= 30);
    if (tag === 3)
        return version === 5 || version === 6 || (version === 4 && (body[1] ?? 0xff) <= 13 && (body[2] ?? 0xff) <= 4);
    return tag === 10 && body.subarray(0, 3).toString('latin1') === 'PGP';
}
function newHeaderBytes(lengthByte) {
    if (lengthByte < 192)
        return 2;
    if (lengthByte < 224)
        return 3;
    return lengthByte === 255 ? 6 : 2;
}


/***/ }),

/***/ 48814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ chooseSeal)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98638);
/* harmony import */ var _gpg_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53356);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99034);





/**
 * The seal that the inputs ask for; without any, none. Everything that can be wrong with them is found here, before a dump begins.
 * Throws wrong inputs (status 2), and KnownErrors `encryption-required`, `program-missing`, `age-failed`, `gpg-failed`, `time-limit`.
 */
async function chooseSeal(inputs, context) {
    const method = (0,_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .methodOf */ .NY)(inputs);
    switch (method) {
        // Its cryptography is heavy to load.
        case 'age': return (await Promise.all(/* import() */[__webpack_require__.e(273), __webpack_require__.e(7393)]).then(__webpack_require__.bind(__webpack_require__, 7393))).ageSeal(inputs, context);
        case 'gpg': return (0,_gpg_js__WEBPACK_IMPORTED_MODULE_3__/* .gpgSeal */ .O7)(inputs, context);
        case 'command': return (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .commandSeal */ .bc)(inputs, context);
        case 'none':
            if (inputs.requireEncryption === true) {
                throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('encryption-required', 'encryption is required, and nothing is given to encrypt with', 'Give age-recipients, gpg-recipients, enc-cmd or passphrase.', { status: _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitStatus */ .$u.usage });
            }
            return { method, recipients: [], seal: () => new node_stream__WEBPACK_IMPORTED_MODULE_0__.PassThrough(), dispose: () => Promise.resolve() };
    }
}


/***/ }),

/***/ 99034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NY: () => (/* binding */ methodOf),
/* harmony export */   OW: () => (/* binding */ passphraseOf),
/* harmony export */   RO: () => (/* binding */ streamLimitSeconds),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   V1: () => (/* binding */ answerLimitSeconds)
/* harmony export */ });
/* harmony import */ var _kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83721);
/* harmony import */ var _kit_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67612);


/** For questions to a program that are answered at once. */
const answerLimitSeconds = 60;
/** For a program that a whole archive passes through. */
function streamLimitSeconds(context) {
    return context.streamLimitSeconds ?? 6 * 60 * 60;
}
/** The value of an input that may be a secret; undefined for an empty one. */
function valueOf(input) {
    const value = input instanceof _kit_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh ? input.reveal() : input;
    return value === undefined || value.trim() === '' ? undefined : value;
}
/** The passphrase without the line end that files and pasted secrets carry: no terminal could type it, and gpg would drop it. */
function passphraseOf(inputs) {
    const value = inputs.passphrase?.reveal().replace(/\r?\n$/, '');
    return value === undefined || value === '' ? undefined : value;
}
/**
 * The method that seals: what `encryption` says, else what the given inputs say, else none.
 * Throws wrong inputs (all of them in one error) when they contradict each other or would leave a backup in the clear unawares.
 */
function methodOf(inputs) {
    const problems = [];
    if (/[\r\n\0]/.test(passphraseOf(inputs) ?? ''))
        problems.push('passphrase has more than one line: gpg reads the first only, and age takes it from a terminal');
    const method = inputs.encryption ?? impliedMethod(inputs, problems);
    problems.push(...missingFor(method, inputs));
    if (problems.length > 0)
        throw (0,_kit_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongInputs */ .hF)(problems);
    return method;
}
/** The inputs that seal, by method. */
function sealers(inputs) {
    const all = [
        ['age', isGiven(inputs.ageRecipients) ? ['age-recipients'] : []],
        ['gpg', [...(isGiven(inputs.gpgRecipients) ? ['gpg-recipients'] : []),
                ...(valueOf(inputs.gpgPublicKeys) === undefined ? [] : ['gpg-public-keys'])]],
        ['command', valueOf(inputs.encCmd) === undefined ? [] : ['enc-cmd']],
    ];
    return new Map(all.filter(([, names]) => names.length > 0));
}
function impliedMethod(inputs, problems) {
    const given = sealers(inputs);
    const [first] = given.keys();
    if (given.size > 1) {
        const named = [...given].map(([method, names]) => `${names.join(' and ')} (${method})`);
        problems.push(`${named.join(' and ')} name different methods: set encryption to the one that is meant`);
    }
    if (first === 'command' && hasLoosePassphrase(inputs)) {
        problems.push('passphrase (age) and enc-cmd (command) name different methods: set encryption to the one that is meant');
    }
    if (first !== undefined)
        return first;
    if (hasLoosePassphrase(inputs))
        return 'age';
    const opening = openers(inputs);
    if (opening.length > 0) {
        problems.push(`${opening.join(' and ')} can open backups, but nothing is given to seal them, so that this one would stand in the clear: `
            + 'give age-recipients, gpg-recipients, enc-cmd or encryption: none');
    }
    return 'none';
}
function missingFor(method, inputs) {
    const given = sealers(inputs);
    const passphrase = passphraseOf(inputs) !== undefined;
    switch (method) {
        case 'none': return [];
        case 'command': return given.has('command') ? [] : ['encryption is command, but enc-cmd is not given'];
        case 'age':
            if (!given.has('age'))
                return passphrase ? [] : ['encryption is age, but neither age-recipients nor passphrase is given'];
            return hasLoosePassphrase(inputs)
                ? ['age-recipients and passphrase exclude each other: age seals for recipients or by a passphrase'] : [];
        case 'gpg':
            if (!given.has('gpg'))
                return passphrase ? [] : ['encryption is gpg, but neither gpg-recipients nor passphrase is given'];
            return hasLoosePassphrase(inputs)
                ? ['gpg-recipients and passphrase exclude each other here: the passphrase would open nothing'] : [];
    }
}
/** A passphrase that belongs to no private key can only be meant to seal. */
function hasLoosePassphrase(inputs) {
    return passphraseOf(inputs) !== undefined && valueOf(inputs.ageIdentity) === undefined
        && valueOf(inputs.gpgPrivateKey) === undefined;
}
function openers(inputs) {
    const all = [['age-identity', inputs.ageIdentity],
        ['gpg-private-key', inputs.gpgPrivateKey], ['dec-cmd', inputs.decCmd]];
    return all.filter(([, value]) => valueOf(value) !== undefined).map(([name]) => name);
}
function isGiven(lines) {
    return (lines ?? []).some((line) => line.trim() !== '' && !line.trim().startsWith('#'));
}


/***/ })

};

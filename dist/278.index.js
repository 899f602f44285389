export const id = 278;
export const ids = [278,425];
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

/***/ 47582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   verifyBackups: () => (/* binding */ verifyBackups)
/* harmony export */ });
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2859);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10221);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68203);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32770);
/* harmony import */ var _encryption_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85878);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41689);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43494);
/* harmony import */ var _views_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(10801);









/** The verify action. */
const run = async (read, context) => {
    const report = await verifyBackups(read, context);
    return { status: (0,_action_js__WEBPACK_IMPORTED_MODULE_3__/* .statusOf */ .c)((0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .verdictOf */ .Vj)(report)), report, outputs: (0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .outputsOf */ .Yz)(report), summary: (0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .summaryOf */ .YG)(report) };
};
/** Verifies one backup, or all of a database. */
async function verifyBackups(read, context) {
    const { values: inputs } = read;
    const { host } = context;
    const store = await (0,_store_js__WEBPACK_IMPORTED_MODULE_6__/* .storeFor */ .fV)(inputs, context);
    const open = (0,_encryption_js__WEBPACK_IMPORTED_MODULE_5__.openerFor)(inputs, host);
    const backups = [];
    for (const set of await chosen(store, inputs.backup, (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .namedDatabase */ .pl)(read))) {
        if (host.interrupted.aborted)
            throw new Error('interrupted');
        host.line(`>>> Verifying ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(set.id)}`);
        const verified = await (0,_check_js__WEBPACK_IMPORTED_MODULE_7__/* .verifyBackup */ .g)(store, set, open, context.now);
        backups.push(verified);
        for (const difference of verified.differences.slice(0, 20))
            host.line(`    ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(difference)}`);
        host.line((0,_views_js__WEBPACK_IMPORTED_MODULE_8__/* .lineOf */ .cA)(verified));
    }
    const verdict = (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(backups.map(_views_js__WEBPACK_IMPORTED_MODULE_8__/* .asVerdict */ .Qq));
    return { action: 'verify', verdict: verdict.verdict, reason: verdict.verdict === 'proved' ? null : verdict.reason, backups };
}
async function chosen(store, named, database) {
    if (named !== 'all')
        return [await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveBackup */ .p2)(store, named, database)];
    const sets = (await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .setsOf */ .Nc)(store, database)).filter((set) => set.complete);
    if (sets.length === 0)
        throw new _kit_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .KnownError */ .E('no-backups', `no backups found in ${store.name}`, 'Run the backup action first, or name the store that holds backups.');
    return sets;
}


/***/ }),

/***/ 10801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qq: () => (/* binding */ asVerdict),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   YG: () => (/* binding */ summaryOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   cA: () => (/* binding */ lineOf)
/* harmony export */ });
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13581);
/* harmony import */ var _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94431);
/* harmony import */ var _kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10221);



/** The outputs as a view of the report. */
function outputsOf(report) {
    return { verdict: report.verdict, backup: report.backups[0]?.backup ?? '' };
}
/** One backup's verdict, with its name in the reason. */
function asVerdict(verified) {
    switch (verified.verdict) {
        case 'proved': return _domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .proved */ .tT;
        case 'damaged': return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(`${verified.backup}: ${verified.reason ?? ''}`);
        case 'unproved': return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .unproved */ .gv)(`${verified.backup}: ${verified.reason ?? ''}`);
    }
}
/** The verdict over all that were verified. */
function verdictOf(report) {
    return (0,_domain_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(report.backups.map(asVerdict));
}
/** One backup's line in the log. */
function lineOf(verified) {
    const what = `${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .size */ .Ej)(verified.bytes)} read in ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(verified.seconds)}`;
    switch (verified.verdict) {
        case 'proved': return `✅ proved: ${what}, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(verified.rows, 'row')} equal to the source`;
        case 'damaged': return `❌ damaged: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.reason ?? '')}`;
        case 'unproved': return `⚠️ unproved: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.backup)}: ${(0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verified.reason ?? '')}`;
    }
}
/** The step summary: the verdict first. */
function summaryOf(report) {
    const sign = { proved: '✅', damaged: '❌', unproved: '⚠️' };
    const rows = report.backups.map((one) => [`${sign[one.verdict]} ${one.verdict}`, (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(one.backup), (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .size */ .Ej)(one.bytes), (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(one.rows, 'row'), (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(one.reason ?? '')]);
    return [`### ${sign[report.verdict]} ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(report.backups.length, 'backup')} verified: ${report.verdict}`, '', (0,_kit_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['Verdict', 'Backup', 'Size', 'Compared', 'Reason'], rows)].join('\n');
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

export const id = 363;
export const ids = [363,425];
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

/***/ 49813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ki: () => (/* binding */ rebuildIndex),
/* harmony export */   k7: () => (/* binding */ keepIndex),
/* harmony export */   pL: () => (/* binding */ drillOf),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56414);
/* harmony import */ var _domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11750);
/* harmony import */ var _kit_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2859);
/* harmony import */ var _kit_side_by_side_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63581);
/* harmony import */ var _backups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32770);






/** A run that may take its time reads so many of the files that the index lacks; the next run reads more. */
const rebuiltAtOnce = 200;
const nothingRead = { manifests: new Map(), drills: new Map() };
/** The index of a database's backups. Whatever is wrong with it or keeps it from being read, there is none. */
async function readIndex(store, database) {
    return (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIndex */ .A1)(await store.index?.read((0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexFile */ .LV)(database)).catch(() => undefined), database);
}
/**
 * Brings the index up to what the listing shows and was read, and gives it. A store that may not be written keeps none, and nobody is told: the
 * index spares requests and has no say. `sets`: complete ones of one database, newest first.
 */
async function keepIndex(store, database, sets, read, host) {
    return keep(store, database, sets, (standing) => Promise.resolve((0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeIndex */ .$R)(standing, sets, read)), host);
}
/** As `keepIndex`, and reads what the index lacks, from the newest on. For a run that has changed the store. */
async function rebuildIndex(store, database, host) {
    if (store.index === undefined)
        return;
    const manifests = new Map();
    const drills = new Map();
    try {
        const sets = (await store.list()).filter((set) => set.complete && set.database === database);
        await keep(store, database, sets, async (standing) => {
            const known = (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeIndex */ .$R)(standing, sets, { manifests, drills });
            await readMissing(store, sets, known, { manifests, drills });
            return (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeIndex */ .$R)(standing, sets, { manifests, drills });
        }, host);
    }
    catch (problem) {
        host.detail(`the index of ${store.name} was not written: ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(problem)}`);
    }
}
async function readMissing(store, sets, known, read) {
    const missing = sets.flatMap((set) => [
        ...(set.files.manifest !== undefined && (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexedFacts */ .DT)(known, set) === undefined ? [async () => { keepRead(read.manifests, set, await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifest */ .WI)(store, set).catch(() => undefined)); }] : []),
        ...(set.files.drill !== undefined && (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexedDrill */ .XS)(known, set) === undefined ? [async () => { keepRead(read.drills, set, await (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readDrill */ .IC)(store, set).catch(() => undefined)); }] : []),
    ]);
    await (0,_kit_side_by_side_js__WEBPACK_IMPORTED_MODULE_5__/* .sideBySide */ .Q)(missing.slice(0, rebuiltAtOnce), _backups_js__WEBPACK_IMPORTED_MODULE_4__/* .filesAtOnce */ .A7, (fetch) => fetch());
}
function keepRead(into, { id }, found) {
    if (found !== undefined)
        into.set(id, found);
}
async function keep(store, database, sets, merged, host) {
    let index = (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeIndex */ .$R)(new Map(), sets, nothingRead);
    try {
        await store.index?.update((0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexFile */ .LV)(database), async (standing) => {
            index = await merged((0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIndex */ .A1)(standing, database));
            return index.size === 0 && standing === undefined ? undefined : (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderIndex */ .rC)(index, database);
        });
    }
    catch (problem) {
        host.detail(`the index of ${store.name} was not written: ${(0,_kit_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(problem)}`);
    }
    return index;
}
/** The newest drill of a set: from the index where the listing's own hash of the file bears it out, else from the file. */
async function drillOf(store, set, index) {
    const known = (0,_domain_store_index_js__WEBPACK_IMPORTED_MODULE_2__/* .indexedDrill */ .XS)(index, set);
    if (known !== undefined && set.files.drill?.md5 !== undefined && set.files.drill.md5 === md5Of((0,_domain_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__/* .drillText */ .vZ)(known)))
        return known;
    return (0,_backups_js__WEBPACK_IMPORTED_MODULE_4__/* .readDrill */ .IC)(store, set);
}
function md5Of(text) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5').update(text).digest('hex');
    }
    catch {
        // Machines under FIPS have none.
        return undefined;
    }
}


/***/ }),

/***/ 85231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   Fy: () => (/* binding */ nearlyFull),
/* harmony export */   Xo: () => (/* binding */ growthOf),
/* harmony export */   Y5: () => (/* binding */ weekWhenFull)
/* harmony export */ });
/* harmony import */ var _median_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63934);

const day = 86_400_000;
const week = 7 * day;
/** Older backups say little of how a database grows now. */
const weeksSeen = 8;
/** Fewer, or over a shorter time, and a slope is chance. */
const fewestPoints = 3;
/** The size of a backup, all its files together, in bytes. */
function sizeOf(set) {
    return Object.values(set.files).reduce((sum, { bytes }) => sum + bytes, 0);
}
/** How the store of these sets fills. What was removed is not seen, so growth is told from the sizes of those that stand, times their number. */
function growthOf(sets, now) {
    const bytes = sets.reduce((sum, set) => sum + sizeOf(set), 0);
    const databases = [...Map.groupBy(sets.filter(({ complete }) => complete), ({ database }) => database).values()];
    const slopes = databases.flatMap((own) => {
        const slope = slopePerWeek(own, now);
        return slope === undefined ? [] : slope * own.length;
    });
    return { bytes, bytesPerWeek: slopes.length === 0 ? undefined : slopes.reduce((sum, slope) => sum + slope, 0) };
}
/**
 * How much larger a backup becomes in a week, in bytes: the median of the slopes between any two of the last eight weeks (Theil–Sen), of
 * which up to 29 % may be out of line. Of each day only the newest counts.
 */
function slopePerWeek(sets, now) {
    const recent = sets.filter(({ takenAt }) => takenAt <= now && now.getTime() - takenAt.getTime() <= weeksSeen * week).toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime());
    const points = [...new Map(recent.map((set) => [Math.floor(set.takenAt.getTime() / day), { at: set.takenAt.getTime(), bytes: sizeOf(set) }])).values()];
    const [first, last] = [points[0], points.at(-1)];
    if (points.length < fewestPoints || first === undefined || last === undefined || last.at - first.at < 6 * day)
        return undefined;
    return (0,_median_js__WEBPACK_IMPORTED_MODULE_0__/* .median */ .J)(points.flatMap((one, place) => points.slice(place + 1).map((other) => (other.bytes - one.bytes) / (other.at - one.at) * week)));
}
/** The Monday of the week in which a store of that size limit will be full, `2025-09-01`; undefined while it does not grow, or not within ten years. */
function weekWhenFull({ bytes, bytesPerWeek }, limitBytes, now) {
    if (bytesPerWeek === undefined || bytesPerWeek <= 0)
        return undefined;
    const weeks = Math.max(0, limitBytes - bytes) / bytesPerWeek;
    if (weeks > 520)
        return undefined;
    const then = new Date(now.getTime() + weeks * week);
    return new Date(then.getTime() - ((then.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10);
}
/** From this share of the limit on a store is nearly full. */
const nearlyFull = 0.9;


/***/ }),

/***/ 63934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ median)
/* harmony export */ });
/** The value in the middle; of an even number, the mean of the two in the middle. Zero of none. */
function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length / 2;
    return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}


/***/ }),

/***/ 11750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ mergeIndex),
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   DT: () => (/* binding */ indexedFacts),
/* harmony export */   LV: () => (/* binding */ indexFile),
/* harmony export */   XS: () => (/* binding */ indexedDrill),
/* harmony export */   q$: () => (/* binding */ longestIndexBytes),
/* harmony export */   rC: () => (/* binding */ renderIndex),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _archive_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7398);
/* harmony import */ var _manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56414);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78151);



/** More than this is no index of ours: one of 10,000 backups, each with a drill, has less. */
const longestIndexBytes = 8 * 1024 * 1024;
/** The index's file name. It parses as no file of a backup, whatever the database is called. */
function indexFile(database) {
    return `${(0,_archive_name_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeDatabase */ .CF)(database)}.index.json`;
}
/** Reads an index; what is damaged, newer, another database's or none of ours is an empty one, and so is every entry of that kind. */
function parseIndex(text, database) {
    const index = new Map();
    const read = jsonOf(text);
    if (read?.['version'] !== 1 || read['database'] !== database || !(0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(read['backups']))
        return index;
    for (const [id, entry] of Object.entries(read['backups'])) {
        if (!(0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(entry))
            continue;
        const { manifest, drill } = entry;
        index.set(id, {
            ...(isStamped(manifest) && isFacts(manifest) ? { manifest } : {}),
            ...(isStamped(drill) && isTimedDrill(drill['record']) ? { drill: drill } : {}),
        });
    }
    return index;
}
/** The index as it is stored, with as many of the newest backups as it may hold. */
function renderIndex(index, database) {
    const lines = [];
    let bytes = 200;
    for (const [id, entry] of [...index].sort(([a], [b]) => a < b ? 1 : -1)) {
        const line = `${JSON.stringify(id)}: ${JSON.stringify(entry)}`;
        bytes += Buffer.byteLength(line) + 2;
        if (bytes > longestIndexBytes)
            break;
        lines.push(line);
    }
    return `{"version": 1, "database": ${JSON.stringify(database)}, "backups": {\n${lines.join(',\n')}\n}}\n`;
}
/**
 * The index after a look at the store: what was read now, and of the standing one whatever the listing bears out. What another run wrote since that
 * listing was made is kept, too. `sets`: complete ones of one database, newest first.
 */
function mergeIndex(standing, sets, read) {
    const merged = new Map();
    const listedAt = Math.max(0, ...sets.flatMap(({ files }) => [files.manifest, files.drill]).map((file) => file?.modifiedAt.getTime() ?? 0));
    const listed = new Set(sets.map(({ id }) => id));
    for (const [id, entry] of standing) {
        if (!listed.has(id) && Math.max(entry.manifest?.modifiedAt ?? 0, entry.drill?.modifiedAt ?? 0) > listedAt)
            merged.set(id, entry);
    }
    for (const { id, files } of sets) {
        const [manifest, drill, before] = [read.manifests.get(id), read.drills.get(id), standing.get(id)];
        const entry = {
            ...part('manifest', files.manifest, manifest === undefined ? undefined : factsOf(manifest), before),
            ...part('drill', files.drill, drill === undefined ? undefined : { record: drill }, before),
        };
        if (Object.keys(entry).length > 0)
            merged.set(id, entry);
    }
    return merged;
}
/** What is known of a file of the listing; of two drills the one that was written last. */
function part(name, file, fresh, standing) {
    const before = standing?.[name];
    if (file === undefined)
        return {};
    const stamp = stampOf(file);
    if (before !== undefined && (before.modifiedAt > stamp.modifiedAt || (fresh === undefined && isOf(before, file))))
        return { [name]: before };
    return fresh === undefined ? {} : { [name]: { ...stamp, ...fresh } };
}
/** What charts show of the manifest of a set, if the index was made of the very file that the listing shows. */
function indexedFacts(index, { id, files }) {
    const known = index.get(id)?.manifest;
    return known !== undefined && isOf(known, files.manifest) ? known : undefined;
}
/** The same of its drill. It may still be a lie: nothing is decided by it before the file's own hash has borne it out. */
function indexedDrill(index, { id, files }) {
    const known = index.get(id)?.drill;
    return known !== undefined && isOf(known, files.drill) ? known.record : undefined;
}
/** What charts show of a manifest. Nothing counts the rows of a backup that was taken without proof. */
function factsOf({ proof, totals, durationSeconds }) {
    return { rows: proof.mode === 'none' ? null : totals.rows, tables: totals.tables, durationSeconds };
}
function stampOf({ bytes, modifiedAt }) {
    return { bytes, modifiedAt: modifiedAt.getTime() };
}
function isOf(stamp, file) {
    return stamp.bytes === file?.bytes && stamp.modifiedAt === file.modifiedAt.getTime();
}
function jsonOf(text) {
    try {
        const read = JSON.parse(text ?? '');
        return (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(read) ? read : undefined;
    }
    catch {
        return undefined;
    }
}
function isStamped(value) {
    return (0,_shape_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(value) && isCount(value['bytes']) && isCount(value['modifiedAt']);
}
function isFacts(value) {
    return (value['rows'] === null || isCount(value['rows'])) && isCount(value['tables']) && isCount(value['durationSeconds']);
}
function isTimedDrill(value) {
    return (0,_manifest_parsing_js__WEBPACK_IMPORTED_MODULE_1__/* .isDrillRecord */ .xh)(value) && isCount(value.restoreSeconds) && (value.migrationSeconds === null || isCount(value.migrationSeconds));
}
function isCount(value) {
    return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}


/***/ }),

/***/ 63581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide)
/* harmony export */ });
/** Does the work over all items, so many at once. Ends when all is done, or with the first failure. */
async function sideBySide(items, atOnce, work) {
    const left = [...items];
    const next = async () => {
        for (let item = left.shift(); item !== undefined; item = left.shift())
            await work(item);
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, next));
}


/***/ })

};

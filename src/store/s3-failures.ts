import { codeOf, KnownError, messageOf } from '../kit/errors.ts'

interface Advice {
  readonly names: RegExp
  readonly statuses?: readonly number[]
  readonly code: string
  readonly says: string
  readonly cure: string
}

/** What S3 and its likes answer, by error code (docs.aws.amazon.com, "Error responses") and, for answers without a body, by HTTP status. */
const advices: readonly Advice[] = [
  { names: /^(NoSuchBucket)$/, code: 'store-missing', says: 'there is no such bucket', cure: 'Create the bucket, or correct its name and s3-endpoint.' },
  { names: /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired|RequestExpired)$/, code: 'credentials-expired', says: 'the credentials have expired',
    cure: 'Let them live as long as the backup takes: raise the session\'s duration (role-duration-seconds).' },
  { names: /^(CredentialsProviderError|TokenProviderError)$/, code: 'credentials-missing', says: 'no credentials were found',
    cure: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or let aws-actions/configure-aws-credentials run before.' },
  { names: /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|InvalidClientTokenId|UnrecognizedClientException)$/, code: 'credentials-wrong',
    says: 'the credentials were refused', cure: 'Compare AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN with those of the store.' },
  { names: /^(RequestTimeTooSkewed)$/, code: 'clock-skew', says: 'this machine\'s clock is more than 15 minutes off', cure: 'Set the clock (NTP).' },
  { names: /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/, statuses: [301], code: 'wrong-region',
    says: 'the bucket is in another region', cure: 'Set s3-region to the region of the bucket.' },
  { names: /^(InvalidObjectState)$/, code: 'archived', says: 'the object is in a cold storage class', cure: 'Have it restored from there first (aws s3api restore-object).' },
  { names: /^(QuotaExceeded|XMinioStorageFull|InsufficientStorage|StorageFull)$/, statuses: [507], code: 'disk-full', says: 'the store is full',
    cure: 'Free space there, or raise its quota.' },
  { names: /^(EntityTooLarge|InvalidArgument)$/, statuses: [413], code: 'store-refused', says: 'the store takes no objects or parts of that size',
    cure: 'Look up the limits of that store; some take 1,000 parts and not 10,000.' },
  { names: /^(AccessDenied|AllAccessDisabled|AccountProblem|Forbidden)$/, statuses: [401, 403], code: 'missing-rights', says: 'it was denied',
    cure: 'Allow s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and s3:ListBucketMultipartUploads'
      + ' below the prefix. Objects under an object lock cannot be removed before their time.' },
  { names: /^(SlowDown|ServiceUnavailable|InternalError|RequestTimeout|ThrottlingException|Throttling|TooManyRequests)$/, statuses: [429, 500, 502, 503, 504],
    code: 'store-busy', says: 'the store did not manage it, also when asked again', cure: 'Run again later.' },
  { names: /^(TimeoutError|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_.*)$/,
    code: 'store-unreachable', says: 'the store could not be reached', cure: 'Look at s3-endpoint, s3-region and the network.' },
]

/** A failure of an S3 store as a sentence with its cure; what nobody foresaw stays as it is. */
export function s3Failure(problem: unknown, attempt: { store: string; doing: string }): unknown {
  if (problem instanceof KnownError) return problem
  const said = messageOf(problem).trim()
  if (/region is missing/i.test(said)) {
    return new KnownError('wrong-region', `could not ${attempt.doing} in ${attempt.store}: no region is named`, 'Set s3-region or AWS_REGION.', { cause: problem })
  }
  const name = nameOf(problem)
  const status = statusOf(problem)
  // The SDK wraps errors that it does not take for such, and then only the message still has the code.
  const systemCode = codeOf(problem) ?? /\bE[A-Z_]{4,}\b/.exec(said)?.[0] ?? ''
  const advice = advices.find(({ names }) => names.test(name) || names.test(systemCode))
    ?? advices.find(({ statuses }) => status !== undefined && statuses?.includes(status))
  if (advice === undefined) return problem
  const detail = said === '' || said === name || said === 'UnknownError' ? name : `${name}: ${said}`
  return new KnownError(advice.code, `could not ${attempt.doing} in ${attempt.store}: ${advice.says} (${detail})`, advice.cure, { cause: problem })
}

/** The object is not there, or the whole bucket is not (then `s3Failure` tells, where the answer does). */
export function isMissing(problem: unknown): boolean {
  return ['NoSuchKey', 'NotFound'].includes(nameOf(problem)) || (statusOf(problem) === 404 && nameOf(problem) !== 'NoSuchBucket')
}

/** If-None-Match was refused because something stands there, or because another writer is just completing it. */
export function isTaken(problem: unknown): boolean {
  return ['PreconditionFailed', 'ConditionalRequestConflict'].includes(nameOf(problem)) || statusOf(problem) === 412
}

/** The store does not know If-None-Match. */
export function isUnimplemented(problem: unknown): boolean {
  return nameOf(problem) === 'NotImplemented' || statusOf(problem) === 501
}

/** A multipart upload that is not open any more: completed by a request whose answer was lost, or aborted. */
export function isClosedUpload(problem: unknown): boolean {
  return nameOf(problem) === 'NoSuchUpload'
}

function nameOf(problem: unknown): string {
  return typeof problem === 'object' && problem !== null && 'name' in problem ? String(problem.name) : ''
}

function statusOf(problem: unknown): number | undefined {
  if (typeof problem !== 'object' || problem === null || !('$metadata' in problem)) return undefined
  const metadata = problem.$metadata
  return typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : undefined
}

import { exitStatus, KnownError } from '../kit/errors.ts'

export interface S3Location {
  readonly bucket: string
  /** Without slashes at its ends; empty for the bucket itself. */
  readonly prefix: string
}

/** Reads `s3://bucket/prefix`. Throws KnownError `wrong-inputs` for what is no such place. */
export function parseS3Location(location: string): S3Location {
  const groups = /^s3:\/\/(?<bucket>[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9])(?:\/(?<prefix>.*))?$/.exec(location)?.groups
  const prefix = (groups?.['prefix'] ?? '').replace(/(?<!\/)\/+$/, '')
  const hasOddStep = prefix !== '' && prefix.split('/').some((step) => step === '' || step === '.' || step === '..')
  // A key with control characters cannot be listed as XML.
  if (groups === undefined || hasOddStep || /[\u0000-\u001f?#]/.test(prefix)) {
    throw new KnownError('wrong-inputs', `${JSON.stringify(location)} is not of the form s3://bucket/prefix`,
      'Write the bucket and a folder in it, for example s3://company-backups/zimmer.', { status: exitStatus.usage })
  }
  return { bucket: groups['bucket'] ?? '', prefix }
}

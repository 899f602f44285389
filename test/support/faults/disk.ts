import { spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'

const source = join(import.meta.dirname, 'disk.c')

/** Compiles what lets a disk fail into a folder; undefined where there is no compiler. */
export function compileDiskFaults(folder: string): string | undefined {
  const library = join(folder, 'disk.so')
  return spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { stdio: 'ignore' }).status === 0 ? library : undefined
}

/** What makes the files below a folder fail from the so many-th call on, or be slow, for a program that is started with it. */
export function diskFault(library: string, fault: { folder: string; error?: keyof typeof constants.errno; after?: number; sleepMicroseconds?: number }): Record<string, string> {
  const { folder, error, after = 0, sleepMicroseconds = 0 } = fault
  return { LD_PRELOAD: library, FAULT_FOLDER: folder, FAULT_ERROR: String(error === undefined ? 0 : constants.errno[error]), FAULT_AFTER: String(after), FAULT_SLEEP: String(sleepMicroseconds) }
}

/** Whether this account may mount a file system in a namespace of its own. */
export const mayMount = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], { stdio: 'ignore' }).status === 0

/**
 * Starts a program in a namespace of its own where `folder` is a disk of so many bytes, with what stood in it; when the program has ended, what
 * stands there is copied to `result`, and the disk is gone with the namespace.
 */
export function onDiskOf(bytes: number, folder: string, result: string, options = ''): string[] {
  const script = 'mkdir "$2" && cp -a "$1/." "$2" && mount -t tmpfs -o "size=$3$4" tmpfs "$1" && cp -a "$2/." "$1" && mount -o "remount,$5" "$1" && shift 5 && "$@"; status=$?; exit $status'
  const afterwards = script.replace('shift 5 && "$@"; status=$?', 'from=$1 to=$2 && shift 5 && "$@"; status=$?; rm -rf "$to"; cp -a "$from" "$to"')
  return ['unshare', '-m', 'sh', '-c', afterwards, 'sh', folder, result, String(bytes), ',mode=700', options === '' ? 'rw' : options]
}

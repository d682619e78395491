internal import Glibc

/// Waiting without work.
enum Pause {
    static func milliseconds(_ count: Int) { usleep(UInt32(clamping: count * 1_000)) }
}

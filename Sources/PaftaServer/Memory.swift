internal import CMalloc

/// How the process deals with the system's memory.
enum Memory {
    /// Keeps the buffers of answers for the next ones.
    ///
    /// Otherwise the C library asks the system for every buffer above 128 KiB anew and gives it back at once, and clearing
    /// its pages takes a fifth of the time of a map's requests. What is kept is bounded by what the threads use at a time.
    static func keepForRequests() {
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
        mallopt(M_TRIM_THRESHOLD, 16 << 20)
    }
}

/// How long the store waits for others, and how much it takes; tests make waits short and files small here.
package struct StoreLimits: Sendable {
    /// How long a reader waits for the lock of another program.
    package var readingPatience = Duration.seconds(2)
    /// How long a writer waits for the lock of another program.
    package var writingPatience = Duration.seconds(15)
    /// How many may read one file at once.
    package var readers = 256
    /// How large a file may become that is written, in pages of 4,096 bytes; `nil` for what the disk holds.
    package var pages: Int?

    /// Creates the limits of a server at work.
    package init() {}
}

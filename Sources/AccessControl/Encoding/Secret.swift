/// A text that must never reach a log, an error or a record.
///
/// Whoever prints it, or anything that holds it, gets three asterisks.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself, for the one place that needs it.
    public let text: String

    /// Keeps a text.
    public init(_ text: String) { self.text = text }

    /// Three asterisks.
    public var description: String { "***" }

    /// Three asterisks.
    public var debugDescription: String { "***" }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

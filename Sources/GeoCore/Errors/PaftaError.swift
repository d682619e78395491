/// The one error type of Pafta: what went wrong, where, and how to put it right.
///
/// `message` and `remedy` may be shown to anybody and so hold no attribute values, SQL parameters or paths of the server;
/// `cause` and `location` are for the log of the operator.
public struct PaftaError: Error, Sendable {
    /// Decides the HTTP status and the exit code.
    public var category: Category
    /// A stable name that programs may compare.
    public var code: Code
    /// What went wrong, and where.
    public var message: LocalizedText
    /// How to put it right, if there is a way.
    public var remedy: LocalizedText?
    /// The seconds after which it may work, where that is known.
    public var retryAfter: Int?
    /// What the library underneath said, for the log.
    public var cause: String?
    /// The place in the source that raised the error, for the log.
    public var location: Location

    /// Creates an error raised at the caller's line.
    public init(
        _ category: Category,
        _ code: Code,
        _ message: LocalizedText,
        remedy: LocalizedText? = nil,
        cause: String? = nil,
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.category = category
        self.code = code
        self.message = message
        self.remedy = remedy
        self.cause = cause
        self.location = Location(fileID: fileID, line: line)
    }

    /// A line of Pafta's source.
    public struct Location: Sendable, Hashable {
        /// The module and file, as in `GeoCore/PaftaError.swift`.
        public var fileID: String
        /// The line, starting at 1.
        public var line: Int
    }

    /// What kind of failure it is; closed, so that every mapping is an exhaustive `switch`.
    public enum Category: String, Sendable, CaseIterable {
        /// The caller's input is wrong.
        case invalidInput
        /// What the caller names does not exist.
        case notFound
        /// It collides with what is there.
        case conflict
        /// It is understood but not offered.
        case unsupported
        /// It exceeds a limit.
        case limitExceeded
        /// It may work later: a lock, a full disk, an overload.
        case unavailable
        /// Stored data or a delivered file is damaged.
        case corruptData
        /// Nobody has said convincingly who asks.
        case unauthorised
        /// Who asks may not have it.
        case forbidden
        /// It was there and does not come back.
        case gone
        /// A fault of Pafta itself.
        case internalFault
    }

    /// A stable error name such as `crs.unknown`; each module adds its own as static members.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name: lower-case words joined by one dot.
        public var description: String

        /// Creates a code from its name.
        public init(_ name: String) { description = name }
    }
}

extension PaftaError: CustomStringConvertible {
    /// The code, the English wording and the cause, for logs.
    public var description: String {
        var text = "\(code): \(message.english)"
        if let remedy { text += " \(remedy.english)" }
        if let cause { text += " [\(cause)]" }
        return text + " (\(location.fileID):\(location.line))"
    }
}

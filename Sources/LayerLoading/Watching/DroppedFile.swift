/// A file in a watched folder, as it is at one moment.
public struct DroppedFile: Sendable, Hashable {
    /// The name, without folders.
    public var name: String
    /// The number of bytes.
    public var bytes: Int64
    /// When it was written last, in nanoseconds since 1970.
    public var modified: Int64
    /// What tells it from another file that takes its name later.
    public var number: UInt64

    /// Describes a file.
    public init(name: String, bytes: Int64, modified: Int64, number: UInt64 = 0) {
        self.name = name
        self.bytes = bytes
        self.modified = modified
        self.number = number
    }

    /// Whether a file of this name is none of a department's: hidden, still being copied, or with a name that would break a
    /// line of the log.
    public static func isPassedOver(_ name: String) -> Bool {
        let lower = name.lowercased()
        return name.isEmpty || name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
            || transient.contains { lower.hasSuffix($0) } || systemFiles.contains(lower)
            || name.unicodeScalars.contains { isUnfit($0) }
    }

    private static let transient = [".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".lock"]
    private static let systemFiles: Set = ["thumbs.db", "desktop.ini"]

    /// Control characters, separators of lines, and what stands for bytes that are no text.
    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format: true
        default: scalar == "\u{FFFD}"
        }
    }

    /// The letters behind the last dot, in small letters; empty without a dot.
    var ending: String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The name without its ending.
    var stem: Substring { name[..<(name.lastIndex(of: ".") ?? name.endIndex)] }
}

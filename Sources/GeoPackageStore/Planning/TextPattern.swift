/// A pattern of `LIKE`: `%` is any text, `_` any character, `\` takes the next one as it is.
///
/// - SeeAlso: OGC 21-065r2, clause 7.2 (advanced comparison operators).
struct TextPattern {
    /// What matching texts start with.
    let prefix: String
    /// What follows the prefix.
    let rest: Rest

    /// What can follow.
    enum Rest {
        /// Nothing: the prefix is the text.
        case nothing
        /// Any text.
        case anything
        /// Only some texts.
        case something
    }

    init(_ pattern: String) {
        var prefix = String.UnicodeScalarView()
        var scalars = pattern.unicodeScalars[...]
        while let scalar = scalars.first, scalar != "%", scalar != "_" {
            scalars.removeFirst()
            if scalar == "\\" {
                // A backslash at the end takes nothing; who decides feature by feature says what that means.
                guard let next = scalars.popFirst() else {
                    (self.prefix, rest) = (String(prefix), .something)
                    return
                }
                prefix.append(next)
            } else {
                prefix.append(scalar)
            }
        }
        self.prefix = String(prefix)
        rest = scalars.isEmpty ? .nothing : scalars.allSatisfy { $0 == "%" } ? .anything : .something
    }

    /// The least text, by code points, that is greater than every text with the prefix; `nil` if there is none.
    var successor: String? { Self.successor(of: prefix) }

    /// Returns the least text, by code points, that is greater than every text that starts with `prefix`.
    static func successor(of prefix: String) -> String? {
        var scalars = Array(prefix.unicodeScalars)
        while let last = scalars.popLast() {
            // Surrogates are no characters: U+E000 follows U+D7FF.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            if let scalar = Unicode.Scalar(next) {
                return String(String.UnicodeScalarView(scalars + [scalar]))
            }
        }
        return nil
    }
}

/// The name of one state of a representation (RFC 9110, clause 8.8.3).
package struct EntityTag: Sendable, Hashable {
    /// The part between the quotes.
    package let name: String
    /// Whether equal tags promise the same meaning but not the same bytes.
    package let isWeak: Bool

    /// Creates a tag.
    package init(name: String, isWeak: Bool) {
        self.name = name
        self.isWeak = isWeak
    }

    /// The tag as it stands in a header field.
    package var text: String { (isWeak ? "W/\"" : "\"") + name + "\"" }

    /// Whether a field `If-None-Match` names this tag; weak and strong tags compare by name (clause 13.1.2).
    package func matches(_ field: String) -> Bool {
        var rest = field.utf8[...]
        while true {
            rest = rest.drop { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard let first = rest.first else { return false }
            if first == UInt8(ascii: "*") { return true }
            if rest.starts(with: "W/".utf8) { rest = rest.dropFirst(2) }
            // A comma may stand inside the quotes, so that the field cannot simply be split.
            guard rest.first == UInt8(ascii: "\""), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
                return false
            }
            if rest[rest.index(after: rest.startIndex)..<end].elementsEqual(name.utf8) { return true }
            rest = rest[rest.index(after: end)...]
        }
    }
}

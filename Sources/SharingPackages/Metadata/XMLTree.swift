internal import GeoCore

/// An XML document under construction.
indirect enum XMLTree {
    case text(String)
    case element(String, attributes: [(String, String)], [XMLTree])

    /// An element with others in it.
    static func node(_ name: String, _ children: [XMLTree]) -> XMLTree { .element(name, attributes: [], children) }

    /// The document in UTF-8.
    var bytes: [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        append(to: &text, depth: 0)
        return Array((text + "\n").utf8)
    }

    private func append(to text: inout String, depth: Int) {
        switch self {
        case .text(let content): text += Self.escaped(content)
        case .element(let name, let attributes, let children):
            text += "<\(name)"
            for (name, value) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
            guard !children.isEmpty else {
                text += "/>"
                return
            }
            text += ">"
            var isNested = false
            for child in children {
                if case .element = child {
                    isNested = true
                    text += "\n" + String(repeating: "  ", count: depth + 1)
                }
                child.append(to: &text, depth: depth + 1)
            }
            if isNested { text += "\n" + String(repeating: "  ", count: depth) }
            text += "</\(name)>"
        }
    }

    /// Characters that XML 1.0 forbids (clause 2.2) would make the whole document unreadable.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

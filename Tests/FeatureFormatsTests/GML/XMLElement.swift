/// An element of an XML document, read strictly enough to notice what a parser would refuse.
struct XMLElement {
    var name = ""
    var attributes: [String: String] = [:]
    var children: [XMLElement] = []
    /// The text directly inside, with references resolved.
    var text = ""

    /// Reads a document; `nil` if it is not well formed or has a character that XML 1.0 forbids.
    init?(_ bytes: [UInt8]) {
        guard let document = String(validating: bytes, as: UTF8.self) else { return nil }
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        guard document.hasPrefix(declaration), document.unicodeScalars.allSatisfy(Self.isAllowed) else { return nil }
        var rest = Array(document.unicodeScalars.dropFirst(declaration.unicodeScalars.count))[...]
        guard let root = Self.element(&rest), rest.allSatisfy({ $0 == "\n" }) else { return nil }
        self = root
    }

    private init() {}

    /// The first child of this name.
    subscript(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    /// This element and all below it.
    var all: [XMLElement] { [self] + children.flatMap(\.all) }

    /// Production 2 of XML 1.0.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
            || "\t\n\r".unicodeScalars.contains(scalar)
    }

    private static func element(_ rest: inout ArraySlice<Unicode.Scalar>) -> XMLElement? {
        guard rest.popFirst() == "<", let name = name(&rest) else { return nil }
        var element = XMLElement()
        element.name = name
        while rest.first == " " {
            rest.removeFirst()
            guard let key = Self.name(&rest), rest.popFirst() == "=", rest.popFirst() == "\"" else { return nil }
            guard let value = text(&rest, until: "\""), element.attributes.updateValue(value, forKey: key) == nil else {
                return nil
            }
            rest.removeFirst()
        }
        if rest.starts(with: "/>".unicodeScalars) {
            rest.removeFirst(2)
            return element
        }
        guard rest.popFirst() == ">" else { return nil }
        while !rest.starts(with: "</".unicodeScalars) {
            if rest.starts(with: "<!--".unicodeScalars) {
                while !rest.starts(with: "-->".unicodeScalars) { guard rest.popFirst() != nil else { return nil } }
                rest.removeFirst(3)
            } else if rest.first == "<" {
                guard let child = Self.element(&rest) else { return nil }
                element.children.append(child)
            } else {
                guard let text = text(&rest, until: "<") else { return nil }
                element.text += text
            }
        }
        rest.removeFirst(2)
        guard Self.name(&rest) == name, rest.popFirst() == ">" else { return nil }
        return element
    }

    private static func name(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
        let name = rest.prefix { !" \t\n\r<>\"'=&/;!?()[]{}+*%#@~^`|\\,".unicodeScalars.contains($0) }
        rest.removeFirst(name.count)
        guard let first = name.first, !"0123456789-.".unicodeScalars.contains(first) else { return nil }
        guard name.filter({ $0 == ":" }).count <= 1 else { return nil }
        return String(String.UnicodeScalarView(name))
    }

    private static func text(_ rest: inout ArraySlice<Unicode.Scalar>, until end: Unicode.Scalar) -> String? {
        var result = String.UnicodeScalarView()
        let references: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#9": "\t", "#10": "\n", "#13": "\r",
        ]
        while let scalar = rest.first, scalar != end {
            guard scalar != "<", !rest.starts(with: "]]>".unicodeScalars) else { return nil }
            rest.removeFirst()
            if scalar == "&" {
                let reference = rest.prefix { $0 != ";" }
                guard let character = references[String(String.UnicodeScalarView(reference))] else { return nil }
                rest.removeFirst(reference.count + 1)
                result.append(character)
            } else {
                result.append(scalar)
            }
        }
        return rest.isEmpty ? nil : String(result)
    }
}

/// HTML and SVG under construction.
///
/// Only texts of the source code can be written as they are; everything else goes through ``text(_:)`` or an attribute and
/// is escaped there, so that no value of a delivered file can become markup.
struct Markup {
    /// An attribute of an element.
    typealias Attribute = (name: StaticString, value: String)

    /// What was written so far, as UTF-8.
    private(set) var bytes: [UInt8] = []

    /// Writes markup of the source code.
    mutating func raw(_ markup: StaticString) { bytes.append(contentsOf: markup.description.utf8) }

    /// Writes a text.
    mutating func text(_ text: String) { escape(text) }

    /// Writes a text that may come from a delivered file: cut, made visible, and kept apart from the direction of the
    /// writing around it.
    mutating func foreign(_ text: String, length: Int = ForeignText.shownLength) {
        raw("<bdi>")
        escape(ForeignText(text, length: length).text)
        raw("</bdi>")
    }

    /// Writes an element with what `body` writes inside.
    mutating func element(
        _ name: StaticString,
        _ attributes: [Attribute] = [],
        _ body: (inout Markup) -> Void
    ) {
        open(name, attributes)
        raw(">")
        body(&self)
        raw("</")
        raw(name)
        raw(">")
    }

    /// Writes an element with a text inside.
    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes an element without attributes with a text inside.
    mutating func element(_ name: StaticString, _ text: String) { element(name, []) { $0.text(text) } }

    /// Writes an element without content, of SVG or of HTML where that has such ones.
    mutating func empty(_ name: StaticString, _ attributes: [Attribute] = []) {
        open(name, attributes)
        raw("/>")
    }

    /// Hands over what was written and starts again.
    mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        return taken
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        raw("<")
        raw(name)
        for attribute in attributes {
            raw(" ")
            raw(attribute.name)
            raw("=\"")
            escape(attribute.value)
            raw("\"")
        }
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case UInt8(ascii: "'"): raw("&#39;")
            default: bytes.append(byte)
            }
        }
    }
}

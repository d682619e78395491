package import GeoCore

/// A JSON document that facts are looked up in; strictly by RFC 8259, without `null`, at most 1 MiB.
package struct JSONFacts: Sendable {
    private let tree: DocumentTree

    /// Reads a document.
    ///
    /// - Throws: `protocol.invalid`, whose words speak of protocols; callers have their own.
    package init(_ utf8: [UInt8]) throws(PaftaError) {
        var parser = JSONTreeParser(utf8, file: ProtocolFile(name: nil))
        tree = try parser.document()
    }

    private init(_ tree: DocumentTree) { self.tree = tree }

    /// A member of an object.
    package subscript(_ name: String) -> JSONFacts? {
        guard case .table(let members) = tree else { return nil }
        return members[name].map { JSONFacts($0) }
    }

    /// The text, if it is one.
    package var text: String? { if case .text(let text) = tree { text } else { nil } }

    /// The whole number, if it is one.
    package var integer: Int64? { if case .integer(let number) = tree { number } else { nil } }

    /// The elements, if it is a list.
    package var list: [JSONFacts]? { if case .list(let elements) = tree { elements.map { Self($0) } } else { nil } }
}

/// A JSON text that was read strictly by RFC 8259, for looking at what an encoder wrote.
public enum JSONDocument: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case text(String)
    /// A list.
    case array([JSONDocument])
    /// Members by name.
    case object([String: JSONDocument])

    /// Reads a text.
    ///
    /// - Throws: `JSONFault` with the place of the first byte that does not belong there.
    public init(_ bytes: [UInt8]) throws(JSONFault) {
        var parser = JSONParser(bytes)
        self = try parser.document()
    }

    /// The member called `name`; `nil` if there is none or this is no object.
    public subscript(name: String) -> JSONDocument? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The element at `index`; `nil` if there is none or this is no list.
    public subscript(index: Int) -> JSONDocument? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The elements of a list; none if this is no list.
    public var elements: [JSONDocument] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The members of an object; none if this is no object.
    public var members: [String: JSONDocument] {
        guard case .object(let members) = self else { return [:] }
        return members
    }

    /// The text; `nil` if this is none.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The number; `nil` if this is none.
    public var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }
}

/// Why a text is not JSON.
public struct JSONFault: Error, Sendable, Hashable {
    /// The byte where reading stopped.
    public var offset: Int

    /// Creates a fault at a byte.
    public init(offset: Int) { self.offset = offset }
}

/// A JSON value whose members keep their order, so that the same state always gives the same bytes.
enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number; written as `null` if it is not finite.
    case number(Double)
    /// A text.
    case text(String)
    /// A list.
    case array([JSONValue])
    /// Members in order.
    case object([Member])

    /// One member of an object.
    struct Member: Sendable, Hashable {
        let name: String
        let value: JSONValue
    }

    /// The member called `name`; setting it adds it at the end, and setting `nil` adds nothing.
    subscript(name: String) -> JSONValue? {
        get {
            guard case .object(let members) = self else { return nil }
            return members.first { $0.name == name }?.value
        }
        set {
            guard case .object(var members) = self, let newValue else { return }
            members.append(Member(name: name, value: newValue))
            self = .object(members)
        }
    }

    /// Returns a list of texts.
    static func texts(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map(JSONValue.text)) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral text: String) { self = .text(text) }
    init(integerLiteral number: Int) { self = .integer(number) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(members.map { Member(name: $0.0, value: $0.1) })
    }
}

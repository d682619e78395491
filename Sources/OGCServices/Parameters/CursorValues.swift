import FeatureQuery
import GeoCore

/// The values of sort keys as they stand in a cursor.
///
/// In base64url without padding (RFC 4648, clause 5): eight bytes that tell the order, then the values one after the other,
/// each a byte for its kind and what follows from that. Numbers are eight bytes, least significant first, and texts the
/// number of their bytes in four and then the bytes; so every value comes back exactly.
enum CursorValues {
    private enum Kind: UInt8 {
        case none, integer, real, no, yes, text
    }

    /// Returns the text of values.
    static func text(of values: [PropertyValue?], _ sort: [SortKey]) -> String {
        var writer = ByteWriter(capacity: 64)
        writer.append(littleEndian: fingerprint(sort))
        for value in values {
            writer.append(kind(of: value).rawValue)
            switch value {
            case .integer(let number): writer.append(littleEndian: number)
            case .real(let number): writer.append(littleEndian: number)
            case .text(let text):
                writer.append(littleEndian: UInt32(truncatingIfNeeded: text.utf8.count))
                writer.append(verbatim: text)
            case .boolean, nil: break
            }
        }
        return Base64URL.text(of: writer.take())
    }

    private static func kind(of value: PropertyValue?) -> Kind {
        switch value {
        case nil: .none
        case .integer: .integer
        case .real: .real
        case .boolean(let value): value ? .yes : .no
        case .text: .text
        }
    }

    private static func fingerprint(_ sort: [SortKey]) -> UInt64 {
        var print = Fingerprint()
        print.add(sort.canonicalText)
        return print.value
    }

    /// Returns the values of a text; `nil` if it was not written for this order, or holds values of other types.
    static func read(_ text: String, _ sort: [SortKey], of schema: FeatureSchema) -> [PropertyValue?]? {
        guard let bytes = Base64URL.bytes(of: text) else { return nil }
        var rest = bytes[...]
        guard number(&rest) == fingerprint(sort) else { return nil }
        var values: [PropertyValue?] = []
        for key in sort {
            guard let type = schema.property(named: key.property)?.type, let kind = rest.popFirst().flatMap(Kind.init),
                let value = value(kind, of: type, &rest)
            else { return nil }
            values.append(value)
        }
        return rest.isEmpty ? values : nil
    }

    /// The outer optional is a failure, the inner one a feature without value.
    private static func value(_ kind: Kind, of type: PropertyType, _ rest: inout ArraySlice<UInt8>) -> PropertyValue?? {
        switch (kind, type) {
        case (.none, _): return .some(nil)
        case (.integer, .integer): return number(&rest).map { .integer(Int64(bitPattern: $0)) }
        case (.real, .real):
            guard let bits = number(&rest), !Double(bitPattern: bits).isNaN else { return nil }
            return .real(Double(bitPattern: bits))
        case (.no, .boolean), (.yes, .boolean): return .boolean(kind == .yes)
        case (.text, .text), (.text, .date), (.text, .dateTime): return textValue(&rest)
        default: return nil
        }
    }

    private static func textValue(_ rest: inout ArraySlice<UInt8>) -> PropertyValue?? {
        guard let count = number(&rest, bytes: 4), count <= UInt64(rest.count),
            let text = String(validating: rest.prefix(Int(count)), as: UTF8.self)
        else { return nil }
        rest = rest.dropFirst(Int(count))
        return .text(text)
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, bytes: Int = 8) -> UInt64? {
        guard rest.count >= bytes else { return nil }
        let number = rest.prefix(bytes).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(bytes)
        return number
    }
}

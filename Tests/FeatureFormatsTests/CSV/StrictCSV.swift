/// A table read by the letter of RFC 4180, clause 2, with every line ended by CR and LF.
struct StrictCSV: Equatable {
    /// A field: nothing at all is not the same as an empty text in quotes.
    enum Field: Equatable, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
        case missing
        case text(String)

        init(stringLiteral text: String) { self = .text(text) }
        init(nilLiteral: ()) { self = .missing }
    }

    var records: [[Field]] = []

    /// Reads a whole table; `nil` if it breaks a rule, is not UTF-8 or has records of different length.
    init?(_ bytes: some Collection<UInt8>) {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            guard let record = Self.record(&rest), records.first.map({ $0.count == record.count }) ?? true else {
                return nil
            }
            records.append(record)
        }
    }

    private static func record(_ rest: inout ArraySlice<UInt8>) -> [Field]? {
        var fields: [Field] = []
        while let field = field(&rest) {
            fields.append(field)
            if rest.first == UInt8(ascii: ",") {
                rest.removeFirst()
            } else {
                guard rest.starts(with: [0x0D, 0x0A]) else { return nil }
                rest.removeFirst(2)
                return fields
            }
        }
        return nil
    }

    private static func field(_ rest: inout ArraySlice<UInt8>) -> Field? {
        guard rest.first == UInt8(ascii: "\"") else {
            let plain = rest.prefix { $0 >= 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") }
            rest = rest.dropFirst(plain.count)
            return plain.isEmpty ? .missing : .text(String(decoding: plain, as: UTF8.self))
        }
        rest.removeFirst()
        var content: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") {
                guard rest.first == byte else { return .text(String(decoding: content, as: UTF8.self)) }
                rest.removeFirst()
            }
            content.append(byte)
        }
        return nil
    }
}

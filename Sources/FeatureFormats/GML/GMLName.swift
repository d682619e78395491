/// Names of XML (NCName) for names that may hold anything.
///
/// A letter, digit, `_`, `-` or `.` that XML allows at its place stays; any other character becomes `_xHHHH_` with its
/// code point in four hexadecimal digits, or six beyond U+FFFF. The underscore of a `_x` that is there already becomes
/// `_x005F_`, so that the way back is unambiguous; a name that starts with `xml` starts with `_x0078_`, because XML
/// keeps those names to itself; no name at all is `_x_`.
/// - SeeAlso: Namespaces in XML 1.0, production 4; XML 1.0 (fifth edition), productions 4 and 4a. ISO/IEC 9075-14 maps
///   the identifiers of SQL in the same manner.
public enum GMLName {
    /// Returns the name of XML for `name`.
    public static func encoded(_ name: String) -> String {
        guard !name.isEmpty else { return "_x_" }
        let isReserved = name.prefix(3).lowercased() == "xml"
        let scalars = Array(name.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            let opensEscape = scalar == "_" && index + 1 < scalars.count && scalars[index + 1] == "x"
            let isAllowed = index == 0 ? isNameStart(scalar) && !isReserved : isNamePart(scalar)
            if isAllowed && !opensEscape { result.unicodeScalars.append(scalar) } else { result += escape(scalar) }
        }
        return result
    }

    /// Returns the name that ``encoded(_:)`` made `name` of; `nil` if it makes no such name.
    public static func decoded(_ name: String) -> String? {
        guard name != "_x_" else { return "" }
        var result = ""
        var rest = name.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "_", rest.first == "x" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            rest.removeFirst()
            let digits = rest.prefix { $0 != "_" }
            rest.removeFirst(digits.count)
            guard rest.popFirst() == "_", let value = UInt32(String(digits), radix: 16),
                let original = Unicode.Scalar(value)
            else { return nil }
            result.unicodeScalars.append(original)
        }
        return encoded(result) == name ? result : nil
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 6 : 4
        return "_x" + String(repeating: "0", count: max(0, width - digits.count)) + digits + "_"
    }

    /// Production 4 of XML 1.0 without the colon.
    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A: true
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D: true
        case 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD: true
        case 0x10000...0xEFFFF: true
        default: false
        }
    }

    /// Production 4a of XML 1.0.
    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(scalar)
        }
    }
}

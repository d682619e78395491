import GeoCore

/// The words of the text encoding that no unquoted property may be called, in capitals.
///
/// - SeeAlso: OGC 21-065r2, clause 8.2.
enum ReservedWord: Sendable, Equatable {
    case and
    case or
    case not
    case like
    case between
    case isIn
    case isNull
    case null
    case wholeDivide
    case boolean(Bool)
    case caseInsensitive
    case accentInsensitive
    case date
    case timestamp
    case interval
    case box
    case geometry(GeometryType)
    case spatial(SpatialOperator)
    case temporal(TemporalOperator)
    case array(ArrayOperator)

    /// Returns the word that `name` is in any letter case of ASCII.
    init?(_ name: String) {
        guard let capitals = Names.keyword(name), let word = Self.table[capitals] else { return nil }
        self = word
    }

    private static let table: [String: ReservedWord] = {
        var table: [String: ReservedWord] = [
            "AND": .and, "OR": .or, "NOT": .not, "LIKE": .like, "BETWEEN": .between, "IN": .isIn, "IS": .isNull,
            "NULL": .null, "DIV": .wholeDivide, "TRUE": .boolean(true), "FALSE": .boolean(false),
            "CASEI": .caseInsensitive, "ACCENTI": .accentInsensitive, "DATE": .date, "TIMESTAMP": .timestamp,
            "INTERVAL": .interval, "BBOX": .box,
        ]
        for type in GeometryType.allCases { table[Names.capitals(type.name)] = .geometry(type) }
        for name in SpatialOperator.allCases { table[Names.capitals(name.rawValue)] = .spatial(name) }
        for name in TemporalOperator.allCases { table[Names.capitals(name.rawValue)] = .temporal(name) }
        for name in ArrayOperator.allCases { table[Names.capitals(name.rawValue)] = .array(name) }
        return table
    }()
}

/// The names of properties, functions and operators.
enum Names {
    /// Returns `name` with the letters a to z as capitals; every other letter stays, so that `ı` is not `I`.
    static func capitals(_ name: String) -> String {
        String(
            decoding: name.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 },
            as: UTF8.self
        )
    }

    /// Returns the capitals of `name` if it is ASCII, as all words of CQL2 are.
    ///
    /// Strings are equal by canonical equivalence, and so the Kelvin sign would be a K.
    static func keyword(_ name: String) -> String? {
        name.utf8.allSatisfy { $0 < 0x80 } ? capitals(name) : nil
    }

    /// Whether an identifier of the text encoding may start with the scalar.
    ///
    /// - SeeAlso: OGC 21-065r2, annex B (`identifierStart`).
    static func isIdentifierStart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3A, 0x5F, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFE,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            // A byte order mark is skipped at the start of a filter, so a name that starts with it needs quotes.
            !isSpace(scalar) && scalar != 0xFEFF
        default: false
        }
    }

    /// Whether an identifier of the text encoding may go on with the scalar.
    static func isIdentifierPart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2E, 0x30...0x39, 0x300...0x36F, 0x203F...0x2040: true
        default: isIdentifierStart(scalar)
        }
    }

    /// Whether the scalar separates words of the text encoding (`whitespace`).
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether the text encoding can write `name` without quotes.
    static func isPlain(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, isIdentifierStart(first.value), ReservedWord(name) == nil else {
            return false
        }
        return name.unicodeScalars.allSatisfy { isIdentifierPart($0.value) }
    }

    /// The operators that the JSON encoding names with words, in capitals: no function can be called so in either one.
    private static let operators: Set<String> = {
        var names: Set = ["AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "ISNULL", "CASEI", "ACCENTI"]
        names.formUnion(SpatialOperator.allCases.map { capitals($0.rawValue) })
        names.formUnion(TemporalOperator.allCases.map { capitals($0.rawValue) })
        names.formUnion(ArrayOperator.allCases.map { capitals($0.rawValue) })
        names.formUnion(ArithmeticOperator.allCases.map { capitals($0.rawValue) })
        names.formUnion(ComparisonOperator.allCases.map(\.rawValue))
        return names
    }()

    /// Whether a function may not be called `name`: an operator is, or names of its kind are kept for the standard.
    static func isTaken(_ name: String) -> Bool {
        standardFunctions(like: name) != nil || keyword(name).map(operators.contains) == true
    }

    /// Returns the standard functions with the prefix of `name`, such as `S_`; `nil` if it has none of the prefixes.
    static func standardFunctions(like name: String) -> String? {
        switch capitals(name).prefix(2) {
        case "S_": SpatialOperator.allCases.map { capitals($0.rawValue) }.joined(separator: ", ")
        case "T_": TemporalOperator.allCases.map { capitals($0.rawValue) }.joined(separator: ", ")
        case "A_": ArrayOperator.allCases.map { capitals($0.rawValue) }.joined(separator: ", ")
        default: nil
        }
    }
}

extension FilterReading {
    /// Refuses a function that is called like an operator, or like a standard function that there is not.
    func checkFunction(_ name: String, at offset: Int) throws(PaftaError) {
        guard Names.isTaken(name) else { return }
        let shown = name.prefix(40)
        let list = Names.standardFunctions(like: name)
        throw error(
            LocalizedText("'\(shown)' is no function of CQL2.", tr: "CQL2'de '\(shown)' işlevi yok."),
            remedy: list.map { LocalizedText("Use one of \($0).", tr: "Şunlardan birini kullanın: \($0).") }
                ?? LocalizedText(
                    "Write the operator of CQL2 instead: value IS NULL, a AND b, a = b.",
                    tr: "Bunun yerine CQL2 işlecini yazın: deger IS NULL, a AND b, a = b."
                ),
            at: offset
        )
    }
}

internal import GeoCore

/// A change of texts that makes different spellings equal, such as those in capitals and in small letters.
enum TextFolding: Sendable, Hashable {
    /// Full case folding, as `CASEI` wants: `ß` becomes `ss`.
    case caseless
    /// Without accents, as `ACCENTI` wants: `é` becomes `e`.
    case accentless
    /// The Turkish way, see ``TurkishFolding``.
    case turkish
    /// Full case folding, then without accents: as `ACCENTI(CASEI(…))`.
    case plain
    /// In small letters.
    case lower
    /// In capitals.
    case upper

    /// Returns what the code point becomes, without regard to its neighbours.
    func folded(_ scalar: Unicode.Scalar) -> String {
        switch self {
        case .caseless: Self.caseFolded(scalar)
        case .accentless: LetterMarks.stripped(scalar)
        case .turkish: TurkishFolding.folded(scalar)
        case .plain: Self.plain(scalar)
        case .lower: scalar.properties.lowercaseMapping
        case .upper: scalar.properties.uppercaseMapping
        }
    }

    /// The folding by which people search in a language.
    ///
    /// - Parameter language: A tag of BCP 47; without one, or with one that cannot be read, Turkish is meant.
    /// - Returns: The Turkish folding for languages that have the letter `ı`, the one of Unicode for others.
    static func search(in language: String?) -> TextFolding {
        guard let language, let tag = try? LanguageTag(parsing: language) else { return .turkish }
        return tag.hasDotlessI ? .turkish : .plain
    }

    /// Returns the case folding of a code point without marks.
    static func plain(_ scalar: Unicode.Scalar) -> String {
        caseFolded(scalar).unicodeScalars.reduce(into: "") { $0 += LetterMarks.stripped($1) }
    }

    /// Returns the full case folding of a code point (statuses C and F of CaseFolding.txt).
    ///
    /// The standard library has no case folding, but says which code points it changes, save those that change only in
    /// their composed form: their capital is several code points, or they are U+1FBE. All become what the small letters
    /// of their capitals are; taking small letters first brings `ẞ` to `ss` as well. Cherokee alone folds to capitals.
    static func caseFolded(_ scalar: Unicode.Scalar) -> String {
        let changes =
            scalar.properties.changesWhenCaseFolded || scalar.value == 0x1FBE
            || scalar.properties.uppercaseMapping.unicodeScalars.count > 1
        guard changes else { return String(scalar) }
        switch scalar.value {
        case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
        default: return small(capital(small(String(scalar))))
        }
    }

    private static func small(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    }

    private static func capital(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.properties.uppercaseMapping }
    }
}

extension LetterMarks {
    private static let bases: [Unicode.Scalar: String] = {
        var bases: [Unicode.Scalar: String] = [:]
        for (base, letters) in groups {
            for letter in letters.unicodeScalars { bases[letter] = base }
        }
        return bases
    }()

    /// Returns a code point without its marks; a mark that stands alone becomes nothing.
    ///
    /// - SeeAlso: OGC 21-065r2, clause 7.4, and its recommendation to keep the Japanese voicing marks.
    static func stripped(_ scalar: Unicode.Scalar) -> String {
        if let base = bases[scalar] { return base }
        let isMark = scalar.properties.generalCategory == .nonspacingMark && !(0x3099...0x309A).contains(scalar.value)
        return isMark ? "" : String(scalar)
    }
}

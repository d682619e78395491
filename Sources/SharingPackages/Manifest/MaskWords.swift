internal import GeoCore
internal import ProtocolViews

extension FieldMask {
    /// What becomes of the values, in words.
    var words: LocalizedText {
        switch self {
        case .stored: LocalizedText("as stored", tr: "olduğu gibi")
        case .hidden: LocalizedText("hidden, always empty", tr: "gizli, her zaman boş")
        case .initials: LocalizedText("initials only", tr: "yalnız baş harfler")
        case .lastCharacters(let count):
            LocalizedText("only the last \(count) characters", tr: "yalnız son \(count) karakter")
        case .keyedHash:
            LocalizedText(
                "a hash with the receiver's own key, equal for equal values",
                tr: "alıcıya özel anahtarla özet; eşit değerlerin özeti de eşit"
            )
        case .rounded(let step):
            LocalizedText(
                "rounded to multiples of \(Self.plain(step))",
                tr: "\(Self.plain(step)) değerinin katlarına yuvarlanmış"
            )
        case .classes(let limits):
            LocalizedText(
                "the class between the limits \(Self.list(limits))",
                tr: "şu sınırlar arasındaki sınıf: \(Self.list(limits))"
            )
        case .year: LocalizedText("the year only", tr: "yalnız yıl")
        }
    }

    private static func list(_ limits: [Double]) -> String { limits.map(plain).joined(separator: ", ") }

    fileprivate static func plain(_ number: Double) -> String { Int64(exactly: number).map { "\($0)" } ?? "\(number)" }
}

extension GeometryMask {
    /// What becomes of geometries, in words.
    var words: LocalizedText {
        switch self {
        case .stored: LocalizedText("as stored", tr: "olduğu gibi")
        case .hidden: LocalizedText("no geometry", tr: "geometri yok")
        case .centroid: LocalizedText("the centroid only", tr: "yalnız ağırlık merkezi")
        case .generalised(let metres):
            LocalizedText(
                "generalised to \(FieldMask.plain(metres)) m",
                tr: "\(FieldMask.plain(metres)) m toleransla genelleştirilmiş"
            )
        case .snapped(let metres):
            LocalizedText(
                "moved to a grid of \(FieldMask.plain(metres)) m",
                tr: "\(FieldMask.plain(metres)) metrelik ızgaraya oturtulmuş"
            )
        }
    }
}

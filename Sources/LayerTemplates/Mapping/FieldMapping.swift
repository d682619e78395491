public import FeatureQuery
public import GeoCore

/// Which field of a source becomes which field of a template.
///
/// A source field goes into at most one template field, and a template field takes at most one source field or
/// constant.
public struct FieldMapping: Sendable, Hashable {
    /// A source field that becomes a template field.
    public struct Assignment: Sendable, Hashable {
        /// The name in the source.
        public var source: String
        /// The name in the template.
        public var field: String
        /// Why they belong together.
        public var match: FieldMatch

        /// Creates an assignment, by default one that somebody stated.
        public init(source: String, field: String, match: FieldMatch = .stated) {
            self.source = source
            self.field = field
            self.match = match
        }
    }

    /// Fields that fit each other equally well, so that a person has to decide.
    public struct Ambiguity: Sendable, Hashable {
        /// The fields of the source.
        public var sources: [String]
        /// The fields of the template.
        public var fields: [String]

        /// Creates an ambiguity.
        public init(sources: [String], fields: [String]) {
            self.sources = sources
            self.fields = fields
        }
    }

    /// The fields that become others.
    public var assignments: [Assignment]
    /// Values for fields that the source lacks, the same for every feature, by template field.
    public var constants: [String: PropertyValue]
    /// Source fields that are left out.
    public var dropped: [String]
    /// Whether source fields that are neither assigned nor named in `dropped` become additional fields of the layer.
    public var keepsOthers: Bool
    /// What a suggestion left open; those source fields count as not assigned.
    public var ambiguities: [Ambiguity]

    /// Creates a mapping.
    public init(
        assignments: [Assignment] = [],
        constants: [String: PropertyValue] = [:],
        dropped: [String] = [],
        keepsOthers: Bool = true,
        ambiguities: [Ambiguity] = []
    ) {
        self.assignments = assignments
        self.constants = constants
        self.dropped = dropped
        self.keepsOthers = keepsOthers
        self.ambiguities = ambiguities
    }
}

/// Why a source field and a template field belong together, the surest reason first.
public enum FieldMatch: Sendable, Hashable {
    /// A mapping file says so.
    case stated
    /// The names are the same.
    case exact
    /// They differ in letter case only, as Turkish has it: `İ` and `i`, `I` and `ı`.
    case caseFolded
    /// They are the same without Turkish letters, as in `ILCE`.
    case asciiLetters
    /// They are the same without separators, as in `mahalleKod`.
    case withoutSeparators
    /// The source has another name that the template knows.
    case synonym(String)
    /// The name was cut at 10 characters, as DBF does; with a number at its end if it would have been there twice.
    case cut
    /// One of the other names, cut.
    case cutSynonym(String)

    /// 0 for the surest reason.
    var rank: Int {
        switch self {
        case .stated: 0
        case .exact: 1
        case .caseFolded: 2
        case .asciiLetters: 3
        case .withoutSeparators: 4
        case .synonym: 5
        case .cut: 6
        case .cutSynonym: 7
        }
    }

    /// The reason in a few words.
    public var words: LocalizedText {
        switch self {
        case .stated: LocalizedText("mapping file", tr: "eşleme dosyası")
        case .exact: LocalizedText("same name", tr: "aynı ad")
        case .caseFolded: LocalizedText("same but for letter case", tr: "büyük-küçük harf farkı")
        case .asciiLetters: LocalizedText("same without Turkish letters", tr: "Türkçe harfsiz yazılışı aynı")
        case .withoutSeparators: LocalizedText("same without separators", tr: "ayırıcısız yazılışı aynı")
        case .synonym(let name): LocalizedText("known as '\(name)'", tr: "bilinen eş adı '\(name)'")
        case .cut: LocalizedText("cut at 10 characters", tr: "10 karakterde kesilmiş")
        case .cutSynonym(let name):
            LocalizedText("'\(name)', cut at 10 characters", tr: "'\(name)', 10 karakterde kesilmiş")
        }
    }
}

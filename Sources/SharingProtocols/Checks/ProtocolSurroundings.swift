public import FeatureQuery
public import GeoCore

/// What a home has that protocols can name.
public struct ProtocolSurroundings: Sendable {
    /// The layers by name.
    public var layers: [String: Layer] = [:]
    /// The formats by the names that requests use.
    public var formats: Set<String> = []
    /// Whether a CRS is known.
    public var knows: @Sendable (CRSIdentity) -> Bool
    /// The day it is, in Türkiye.
    public var today: CalendarDay

    /// Creates surroundings without layers.
    public init(today: CalendarDay, knows: @escaping @Sendable (CRSIdentity) -> Bool) {
        self.today = today
        self.knows = knows
    }

    /// A layer of the home.
    public struct Layer: Sendable {
        /// Its schema.
        public var schema: FeatureSchema
        /// The fields with personal data.
        public var personal: [String: PersonalClass] = [:]
        /// Its access class: public, partner, staff or restricted.
        public var access: String
        /// Its secrecy grade, as in ``ProtocolSecrecy``.
        public var secrecy: String

        /// Creates a layer.
        public init(
            schema: FeatureSchema,
            personal: [String: PersonalClass] = [:],
            access: String = "staff",
            secrecy: String = "tasnif-disi"
        ) {
            self.schema = schema
            self.personal = personal
            self.access = access
            self.secrecy = secrecy
        }
    }
}

/// What kind of personal data a field holds (KVKK).
public enum PersonalClass: String, Sendable, Hashable, CaseIterable {
    /// Personal data.
    case personal
    /// Personal data of a special category (article 6).
    case special
}

/// A fault of a document, or something to think about.
public struct ProtocolFinding: Sendable, Hashable {
    /// How grave it is.
    public var severity: Severity
    /// The key that it is about, such as `layers[parsel].filter`.
    public var path: String
    /// What is wrong, as a sentence.
    public var text: LocalizedText

    /// How grave a finding is.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The document cannot be approved.
        case error
        /// It can; somebody should have thought about it.
        case warning
    }
}

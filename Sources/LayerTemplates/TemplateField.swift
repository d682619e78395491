public import FeatureQuery
public import GeoCore

/// A field of a template.
public struct TemplateField: Sendable, Hashable {
    /// The name, lower-case ASCII such as `mahalle_kod`.
    public var name: String
    /// What people call the field.
    public var title: LocalizedText
    /// The type of the stored values, whatever the source has.
    public var type: PropertyType
    /// Whether every feature must have a value that is not blank.
    public var isRequired: Bool
    /// The unit of numbers, such as `m2`, `m`, `mm`.
    public var unit: String?
    /// The values allowed; empty for any.
    public var codes: [TemplateCode]
    /// The numbers allowed; `nil` for any.
    public var range: TemplateRange?
    /// The greatest length of a text in characters; `nil` for any.
    public var maximumLength: Int?
    /// Whether the field tells about a person.
    public var personalData: PersonalDataClass
    /// Other names under which sources deliver the field, in any spelling.
    public var synonyms: [String]
    /// What rules use the field for.
    public var role: Role?

    /// Creates a field.
    public init(
        name: String,
        title: LocalizedText,
        type: PropertyType,
        isRequired: Bool = false,
        unit: String? = nil,
        codes: [TemplateCode] = [],
        range: TemplateRange? = nil,
        maximumLength: Int? = nil,
        personalData: PersonalDataClass = .none,
        synonyms: [String] = [],
        role: Role? = nil
    ) {
        self.name = name
        self.title = title
        self.type = type
        self.isRequired = isRequired
        self.unit = unit
        self.codes = codes
        self.range = range
        self.maximumLength = maximumLength
        self.personalData = personalData
        self.synonyms = synonyms
        self.role = role
    }

    /// What rules use a field for.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// The area in the land registry, in square metres.
        case registeredArea = "registered-area"
        /// The area computed from the geometry, in square metres; Pafta fills it.
        case computedArea = "computed-area"
        /// The name of the map sheet.
        case sheetName = "sheet-name"
        /// TAKS, the share of a parcel that may be built on.
        case groundCoverage = "ground-coverage"
        /// KAKS or emsal, the floor area ratio.
        case floorAreaRatio = "floor-area-ratio"
        /// The diameter of a pipe.
        case diameter
        /// The first day something holds.
        case validFrom = "valid-from"
        /// The last day something holds.
        case validTo = "valid-to"
    }
}

/// A value of a code list.
public struct TemplateCode: Sendable, Hashable {
    /// The stored value, as text.
    public var value: String
    /// What people call it.
    public var title: LocalizedText

    /// Creates a value of a code list.
    public init(_ value: String, _ title: LocalizedText) {
        self.value = value
        self.title = title
    }
}

/// Numbers from a least to a greatest one.
public struct TemplateRange: Sendable, Hashable {
    /// The least number; `nil` for none.
    public var minimum: Double?
    /// The greatest number; `nil` for none.
    public var maximum: Double?
    /// Whether the least number itself is not allowed.
    public var excludesMinimum: Bool

    /// Creates a range.
    public init(minimum: Double? = nil, maximum: Double? = nil, excludesMinimum: Bool = false) {
        self.minimum = minimum
        self.maximum = maximum
        self.excludesMinimum = excludesMinimum
    }

    /// Returns whether `number` is allowed.
    public func contains(_ number: Double) -> Bool {
        if let minimum, excludesMinimum ? number <= minimum : number < minimum { return false }
        if let maximum, number > maximum { return false }
        return !number.isNaN
    }
}

/// What a field tells about persons, in the sense of the law on personal data (KVKK 6698).
public enum PersonalDataClass: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case none
    /// Personal data.
    case personal
    /// Personal data of a special category (KVKK 6).
    case special
}

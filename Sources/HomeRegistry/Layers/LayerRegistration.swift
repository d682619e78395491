/// What the municipality decided about a layer.
public struct LayerRegistration: Sendable, Hashable {
    /// The layer.
    public var collection: String
    /// The template it follows.
    public var template: String?
    /// The unit that delivers it; `nil` while anybody may.
    public var ownerUnit: String?
    /// Units that may deliver it in the owner's place.
    public var delegates: [String]
    /// The field that holds the district, for a layer that districts deliver in parts.
    public var partitionField: String?
    /// The days after which it is overdue.
    public var updatePeriodDays: Int?
    /// The access class, as in the template.
    public var access: String
    /// The secrecy grade, as in the template.
    public var secrecy: String

    /// Creates a registration.
    public init(
        collection: String,
        template: String? = nil,
        ownerUnit: String? = nil,
        delegates: [String] = [],
        partitionField: String? = nil,
        updatePeriodDays: Int? = nil,
        access: String = "staff",
        secrecy: String = "tasnif-disi"
    ) {
        self.collection = collection
        self.template = template
        self.ownerUnit = ownerUnit
        self.delegates = delegates
        self.partitionField = partitionField
        self.updatePeriodDays = updatePeriodDays
        self.access = access
        self.secrecy = secrecy
    }
}

/// A layer whose next delivery is late.
public struct OverdueLayer: Sendable, Hashable {
    /// The layer.
    public var registration: LayerRegistration
    /// When it was loaded last, in UTC; `nil` if it never was.
    public var lastLoadedAt: String?
    /// The days it is late.
    public var daysLate: Int
}

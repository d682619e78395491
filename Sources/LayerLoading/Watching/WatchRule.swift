/// How the files of one kind that are dropped into a watched folder are loaded.
public struct WatchRule: Sendable, Hashable {
    /// The names of the files.
    public var files: [FilePattern]
    /// How they are loaded.
    public var settings: DeliverySettings

    /// Creates a rule.
    public init(files: [FilePattern], settings: DeliverySettings) {
        self.files = files
        self.settings = settings
    }
}

/// The rules of a watched folder, in the order in which they are tried.
public struct WatchRules: Sendable, Hashable {
    /// The rules.
    public var rules: [WatchRule]

    /// Creates rules.
    public init(_ rules: [WatchRule]) { self.rules = rules }

    /// Returns the place of the first rule that fits a delivery; `nil` if none does.
    public func place(for delivery: DroppedDelivery) -> Int? {
        rules.firstIndex { rule in rule.files.contains { delivery.fits($0) } }
    }
}

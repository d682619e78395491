public import GeoCore
public import LayerValidation

/// What was found in a delivery and done with it: all that a report tells.
public struct LoadFindings: Sendable {
    /// What was delivered, and by whom.
    public var delivery: Delivery
    /// Whether the delivery was only looked at (`pafta check`).
    public var isCheck: Bool
    /// When the work began, in UTC as `2026-11-21T10:53:16Z`.
    public var startedAt: String
    /// When it ended, in the same form.
    public var finishedAt: String
    /// The layers, in the order of the delivery.
    public var layers: [LayerFindings] = []
    /// Faults of the file as a whole, such as a missing CRS.
    public var faults: [Fault] = []
    /// The error that stopped the work, if one did.
    public var error: PaftaError?

    /// Creates findings without layers.
    public init(_ delivery: Delivery, isCheck: Bool, startedAt: String, finishedAt: String) {
        self.delivery = delivery
        self.isCheck = isCheck
        self.startedAt = startedAt
        self.finishedAt = finishedAt
    }

    /// What became of the delivery as a whole: refused if one layer is, because a delivery is loaded as a whole or not at all.
    public var outcome: Outcome {
        if error != nil || faults.contains(where: { $0.severity == .error && !$0.isRepaired }) { return .refused }
        let outcomes = Set(layers.map(\.outcome))
        if outcomes.contains(.refused) { return .refused }
        if outcomes.contains(.loaded) { return .loaded }
        return outcomes == [.unchanged] ? .unchanged : .checked
    }

    /// The faults of all layers and of the file, by severity.
    public var totals: FaultTotals {
        var totals = FaultTotals()
        for fault in faults { totals.add(fault) }
        for layer in layers { totals.add(layer.totals) }
        return totals
    }
}

/// A delivered file, and who brought it.
public struct Delivery: Sendable, Hashable {
    /// The name of the file, without folders.
    public var fileName: String
    /// The number of bytes.
    public var byteCount: Int?
    /// The SHA-256 of the file, in hexadecimal.
    public var sha256: String?
    /// Who loads it.
    public var person: String?
    /// The unit of the municipality that delivered it.
    public var unit: String?
    /// The number of the letter that came with it.
    public var letter: String?

    /// Names a delivered file.
    public init(
        fileName: String,
        byteCount: Int? = nil,
        sha256: String? = nil,
        person: String? = nil,
        unit: String? = nil,
        letter: String? = nil
    ) {
        self.fileName = fileName
        self.byteCount = byteCount
        self.sha256 = sha256
        self.person = person
        self.unit = unit
        self.letter = letter
    }
}

/// What became of a delivery or of one of its layers.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// It was only looked at.
    case checked
    /// It is in the home now.
    case loaded
    /// It was not loaded, and nothing changed.
    case refused
    /// It equals what is in the home already.
    case unchanged
}

/// What one answer may still hold; `nil` for no limit.
///
/// Two answers at a time are both told what is left, so together they may exceed a limit by what one of them holds.
public struct Allowance: Sendable, Hashable {
    /// The features; never more than what is left of the distinct features, as all of them may be new.
    public var features: Int?
    /// The bytes of the body.
    public var bytes: Int?
    /// The area of the boxes, in square kilometres.
    public var squareKilometres: Double?

    /// Creates an allowance without limits.
    public init() {}
}

extension Allowance {
    init(_ quotas: [Quota]) {
        for quota in quotas {
            switch quota.unit {
            case .requests, .concurrentRequests: break
            case .features, .distinctFeatures: features = min(features ?? .max, quota.remaining)
            case .bytes: bytes = min(bytes ?? .max, quota.remaining)
            case .hectares:
                let left = Double(quota.remaining) / HectareGrid.cellsOfSquareKilometre
                squareKilometres = min(squareKilometres ?? .infinity, left)
            }
        }
    }
}

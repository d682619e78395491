/// When it is told that somebody fetches a layer piece by piece.
public struct HarvestSettings: Sendable, Hashable {
    /// The shares of a layer's features in one day that raise an alarm, in per cent.
    public var thresholds = [25, 50, 90]
    /// Layers with fewer features raise no alarm: whoever looks at them at all sees most of them.
    public var minimumFeatures = 1_000
    /// So many boxes one after the other, each mostly new and next to what was seen that day, raise an alarm.
    public var adjacentBoxes = 200
    /// The share in per cent from which the subject is stopped for the rest of the day; `nil` for never.
    public var stopsAt: Int?

    /// Creates the settings of a home that configures nothing: 25, 50 and 90 per cent, 200 boxes, no stop.
    public init() {}
}

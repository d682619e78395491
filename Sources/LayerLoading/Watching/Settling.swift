/// Tells the deliveries that nobody is writing any more.
///
/// Copying over a network takes its time, and parts of a Shapefile come one after the other: a delivery is taken when it is
/// complete and was the same in three observations, which lie two intervals apart.
public struct Settling: Sendable {
    /// How many observations in a row must find a delivery the same.
    public static let observations = 3

    private var seen: [String: (delivery: DroppedDelivery, times: Int)] = [:]

    /// Creates a state that has seen nothing.
    public init() {}

    /// Takes note of what is in the folder now.
    ///
    /// - Parameter deliveries: What is there.
    /// - Returns: What has settled, in the order given, whether it is complete or not.
    public mutating func observe(_ deliveries: [DroppedDelivery]) -> [DroppedDelivery] {
        var next: [String: (delivery: DroppedDelivery, times: Int)] = [:]
        for delivery in deliveries {
            let former = seen[delivery.name].flatMap { $0.delivery == delivery ? $0.times : nil } ?? 0
            next[delivery.name] = (delivery, min(former + 1, Self.observations))
        }
        seen = next
        return deliveries.filter { next[$0.name]?.times == Self.observations }
    }

    /// Forgets a delivery, so that it has to settle again.
    public mutating func forget(_ delivery: DroppedDelivery) { seen[delivery.name] = nil }
}

import FeatureQuery
import GeoCore

/// A walk over the blocks of a layer together with the features of another layer that they meet.
struct ContainerWalk {
    /// Neighbouring blocks for which the other layer is asked once.
    private static let blocksAtOnce = 64
    private static let limit = 20_000

    private let layer: any BlockedFeatures
    private let other: String
    private let context: ValidationContext

    init(_ layer: any BlockedFeatures, among other: String, _ context: ValidationContext) {
        self.layer = layer
        self.other = other
        self.context = context
    }

    /// Gives some blocks and the features that meet them to `body`, until all are through or there is no other layer.
    func visit(
        progress: (Double) throws(PaftaError) -> Void,
        _ body: (Range<Int>, FeatureBatch) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        let count = layer.envelopes.count
        var start = 0
        while start < count {
            let end = min(start + Self.blocksAtOnce, count)
            guard try visit(start..<end, body) else { return }
            start = end
            try progress(Double(end) / Double(count))
        }
    }

    /// Visits blocks, in halves if too many features meet them; returns whether there is such a layer.
    private func visit(
        _ blocks: Range<Int>,
        _ body: (Range<Int>, FeatureBatch) throws(PaftaError) -> Void
    ) throws(PaftaError) -> Bool {
        var envelope = Envelope.empty
        for index in blocks { envelope.extend(by: layer.envelopes[index]) }
        guard let crs = context.schema.geometry?.crs, !envelope.isEmpty else { return true }
        let answer = try context.others?.features(of: other, meeting: envelope, in: crs, limit: Self.limit)
        guard let answer else { return false }
        if answer.count >= Self.limit, blocks.count > 1 {
            let middle = blocks.lowerBound + blocks.count / 2
            guard try visit(blocks.lowerBound..<middle, body) else { return false }
            return try visit(middle..<blocks.upperBound, body)
        }
        try body(blocks, answer)
        return true
    }
}

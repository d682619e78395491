import GeoCore

/// The blocks asked for last, prepared, as many as a bounded number of positions allows.
///
/// Neighbours come soon after one another in Hilbert order: with a million parcels nearly every block is read once.
final class BlockWindow {
    /// About 40 MB.
    private static let positionLimit = 1_500_000
    private let layer: any BlockedFeatures
    private var blocks: [Int: (block: TopologyBlock, lastUse: Int)] = [:]
    private var positions = 0
    private var uses = 0
    /// A few blocks with the largest geometries have to fit in, or each would push out the others.
    private var largest = 0

    init(_ layer: any BlockedFeatures) { self.layer = layer }

    /// Returns a block, read anew if it was given up.
    func block(_ index: Int) throws(PaftaError) -> TopologyBlock {
        uses += 1
        if let known = blocks[index] {
            blocks[index]?.lastUse = uses
            return known.block
        }
        let block = TopologyBlock(index, try layer.block(index))
        positions += block.geometry.positionCount
        largest = max(largest, block.geometry.positionCount)
        let limit = max(Self.positionLimit, 4 * largest)
        if positions > limit { giveUpOldest(downTo: limit / 2) }
        blocks[index] = (block, uses)
        return block
    }

    /// Gives up the blocks not used for the longest time, and many at once, because looking for them takes time.
    private func giveUpOldest(downTo limit: Int) {
        for (index, entry) in blocks.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard positions > limit else { return }
            positions -= entry.block.geometry.positionCount
            blocks[index] = nil
        }
    }
}

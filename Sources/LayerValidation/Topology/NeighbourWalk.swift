import FeatureQuery
import GeoCore

/// A walk over all pairs of features of a layer whose envelopes meet, block after block.
///
/// Each block is compared with itself and with the earlier ones. The envelopes of all features are kept (32 bytes each),
/// so that an earlier block is asked for again only if one of its features really has a neighbour here.
final class NeighbourWalk {
    /// Which features take part, and what counts as meeting.
    struct Selection {
        /// Features with parts of this kind; `nil` for all.
        var parts: GeometryType?
        /// How far apart envelopes may lie, in metres.
        var margin = 0.0
        /// Fields whose values must be equal, and none missing; `nil` to compare all.
        var groups: [String]?
        /// Whether the south-western corners have to meet instead of the envelopes.
        var comparesCorners = false
        /// Pairs that a layer may have, for each feature and besides: where everything lies upon everything they would
        /// be half of its square.
        var pairLimit = (ofFeature: 300, besides: 1_000_000)
    }

    typealias Visit = (TopologyBlock, Int, TopologyBlock, Int) throws(PaftaError) -> Void

    private let layer: any BlockedFeatures
    private let selection: Selection
    private let margin: (x: Double, y: Double)
    private let window: BlockWindow
    private var outlines: [BlockOutline] = []
    private var pairs: [(Int32, Int32)] = []
    /// Rows of the block at hand that are left out of what follows.
    private var dropped: Set<Int32> = []
    private var visited = 0
    /// Whether the walk ended early, because far too many features lie upon each other.
    private(set) var isStopped = false

    init(_ layer: any BlockedFeatures, _ selection: Selection, _ scale: GroundScale) {
        self.layer = layer
        self.selection = selection
        window = BlockWindow(layer)
        var extent = Envelope.empty
        for envelope in layer.envelopes { extent.extend(by: envelope) }
        // Half on each side of the gap between two.
        margin = selection.margin > 0 && !extent.isEmpty ? scale.units(selection.margin / 2, in: extent) : (0, 0)
    }

    /// Visits every pair once, the feature of the later block second.
    func visitPairs(
        progress: (Double) throws(PaftaError) -> Void,
        _ visit: Visit
    ) throws(PaftaError) {
        let count = layer.envelopes.count
        for index in 0..<count where !isStopped {
            let block = try window.block(index)
            let outline = try outline(of: block)
            dropped.removeAll()
            pairs.removeAll(keepingCapacity: true)
            outline.appendOwnPairs(to: &pairs)
            try visitCollected(block, block, visit)
            for earlier in outlines.indices where outlines[earlier].extent.intersects(outline.extent) {
                pairs.removeAll(keepingCapacity: true)
                outlines[earlier].appendPairs(with: outline, to: &pairs)
                guard !pairs.isEmpty else { continue }
                try visitCollected(window.block(earlier), block, visit)
            }
            outlines.append(dropped.isEmpty ? outline : outline.leavingOut(dropped))
            try progress(Double(index + 1) / Double(count))
        }
    }

    private func visitCollected(
        _ first: TopologyBlock,
        _ second: TopologyBlock,
        _ visit: Visit
    ) throws(PaftaError) {
        guard !isStopped else { return }
        for (row, otherRow) in pairs {
            if !dropped.isEmpty, dropped.contains(otherRow) || first === second && dropped.contains(row) { continue }
            try visit(first, Int(row), second, Int(otherRow))
            visited += 1
        }
        isStopped = visited > selection.pairLimit.ofFeature * layer.count + selection.pairLimit.besides
    }

    /// Leaves out the second feature of the pair being visited from here on.
    func dropSecond(_ row: Int) { dropped.insert(Int32(row)) }

    /// Returns a block, prepared.
    func block(_ index: Int) throws(PaftaError) -> TopologyBlock { try window.block(index) }

    /// Returns the group of a feature that takes part; `nil` without groups.
    ///
    /// Works behind ``visitPairs(progress:_:)``.
    func group(ofRow row: Int, in block: Int) -> UInt64? { outlines[block].group(ofRow: row) }

    /// Visits every feature whose envelope meets a box of the layer's CRS, until told to stop by `false`.
    ///
    /// Works behind ``visitPairs(progress:_:)``.
    /// - Parameters:
    ///   - box: The box.
    ///   - group: Features of another one are passed over; `nil` to visit all.
    ///   - visit: Looks at a feature; returns whether to go on.
    /// - Throws: What `visit` throws.
    func visit(
        meeting box: Envelope,
        group: UInt64? = nil,
        _ visit: (TopologyBlock, Int) throws(PaftaError) -> Bool
    ) throws(PaftaError) {
        for index in outlines.indices where outlines[index].extent.intersects(box) {
            let outline = outlines[index]
            for place in outline.boxes.indices where outline.boxes[place].intersects(box) {
                if let group, outline.groups[place] != group { continue }
                guard try visit(window.block(index), Int(outline.rows[place])) else { return }
            }
        }
    }

    private func outline(of block: TopologyBlock) throws(PaftaError) -> BlockOutline {
        let boxes = block.boxes.map { box in
            guard !box.isEmpty else { return box }
            let east = selection.comparesCorners ? box.minX : box.maxX
            let north = selection.comparesCorners ? box.minY : box.maxY
            return Envelope(
                minX: box.minX - margin.x,
                minY: box.minY - margin.y,
                maxX: east + margin.x,
                maxY: north + margin.y
            )
        }
        var groups: [UInt64]?
        if let fields = selection.groups { groups = try layer.block(block.number).groups(by: fields) }
        return BlockOutline(boxes, groups: groups) { row in
            guard let kind = selection.parts else { return true }
            return block.geometry.parts(of: row).contains { block.geometry.partTypes[$0] == kind }
        }
    }
}

extension Fault {
    /// The fault of a layer whose features lie upon each other so often that the walk was stopped.
    static func stoppedWalk(_ rule: RuleIdentifier, _ severity: Severity) -> Fault {
        Fault(
            rule,
            severity,
            message: LocalizedText(
                "Too many features of this layer lie upon each other; they were not all compared.",
                tr: "Bu katmanda çok fazla nesne üst üste geliyor; hepsi karşılaştırılmadı."
            ),
            remedy: LocalizedText(
                "Put the faults listed here right first, and check the layer again.",
                tr: "Önce burada listelenen hataları giderin, sonra katmanı yeniden denetleyin."
            )
        )
    }
}

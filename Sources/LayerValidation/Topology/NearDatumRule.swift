import FeatureQuery
public import GeoCore
import LayerTemplates

/// V-07: the datum is that of the layer already there.
///
/// ED50 coordinates that pass for TUREF lie 150 to 220 m off, mostly north, and nothing in the file tells. Features of
/// some blocks are compared with those of the layer of the same name: by their keys if enough are known there, else by the
/// shift on which most features that look alike agree.
public struct NearDatumRule: LayerRule {
    /// What the rule is called, and how bad its faults are.
    public static let definition = RuleDefinition(
        7,
        LocalizedText("The datum fits the layer already there", tr: "Datum, mevcut katmanla uyumludur"),
        .warning
    )

    private static let sampledBlocks = 16
    private static let neighbourLimit = 5_000

    /// Creates the rule.
    public init() {}

    /// Reports a shift that suggests ED50.
    public func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let others = context.others, faults.isOn(Self.definition.rule) else { return }
        for name in [context.schema.collection, context.template?.name].compactMap({ $0 }) {
            var sample = ShiftSample(GroundScale(context.crs), context)
            let blocks = layer.envelopes.indices.filter { !layer.envelopes[$0].isEmpty }
            let step = max(1, blocks.count / Self.sampledBlocks)
            for (place, index) in blocks.enumerated() where place.isMultiple(of: step) {
                guard try sample.add(layer.block(index), layer.envelopes[index], others, name, Self.neighbourLimit)
                else { break }
                try progress(Double(place) / Double(blocks.count))
            }
            guard sample.isLayerThere else { continue }
            if let shift = sample.shift, shift.suggestsED50 { faults.report(fault(shift, name, sample.firstPlace)) }
            return
        }
    }

    private func fault(_ shift: DatumShift, _ name: String, _ place: (x: Double, y: Double)?) -> Fault {
        let north = LocalizedText(abs(shift.north), decimals: 1)
        let east = LocalizedText(abs(shift.east), decimals: 1)
        let isNorth = shift.north > 0
        let isEast = shift.east > 0
        return Fault(
            Self.definition.rule,
            Self.definition.severity,
            point: place,
            message: LocalizedText(
                "The features lie \(north.english) m \(isNorth ? "north" : "south") and \(east.english) m "
                    + "\(isEast ? "east" : "west") of those in the layer '\(name)' "
                    + (isNorth ? "already there: ED50 suspected." : "already there, which may itself be in ED50."),
                tr:
                    "Nesneler, mevcut '\(name)' katmanındakilerin \(north.turkish) m \(isNorth ? "kuzeyinde" : "güneyinde")"
                    + " ve \(east.turkish) m \(isEast ? "doğusunda" : "batısında"): "
                    + (isNorth ? "koordinatlar büyük olasılıkla ED50." : "mevcut katman ED50 olabilir.")
            ),
            remedy: LocalizedText(
                "Ask for the datum of the file, and name the right CRS with --crs: an ED50 one such as EPSG:2320 for "
                    + "ED50 / TM30.",
                tr: "Dosyanın datumunu öğrenin ve --crs ile doğru sistemi verin: ED50 ise örneğin ED50 / TM30 için "
                    + "EPSG:2320."
            )
        )
    }
}

/// Features of the layer and of the one already there, compared.
private struct ShiftSample {
    /// About so many features of a block vote: where all look alike, as points do, each votes for thousands of shifts.
    private static let rowsOfBlock = 64
    private let scale: GroundScale
    private let context: ValidationContext
    private var pairs: [(east: Double, north: Double)] = []
    private var votes: [(east: Double, north: Double)] = []
    private var voters = 0
    private(set) var isLayerThere = false
    private(set) var firstPlace: (x: Double, y: Double)?

    init(_ scale: GroundScale, _ context: ValidationContext) {
        self.scale = scale
        self.context = context
    }

    /// The shift by keys, or else by votes.
    var shift: DatumShift? { DatumShift(pairs: pairs) ?? DatumShift(votes: votes, voters: voters) }

    /// Compares a block with its surroundings in the other layer.
    ///
    /// - Returns: Whether there is such a layer.
    mutating func add(
        _ batch: FeatureBatch,
        _ envelope: Envelope,
        _ others: any ReferenceLayers,
        _ name: String,
        _ limit: Int
    ) throws(PaftaError) -> Bool {
        guard let crs = context.schema.geometry?.crs else { return false }
        let surroundings = envelope.grown(scale.units(DatumShift.reach, in: envelope))
        guard let answer = try others.features(of: name, meeting: surroundings, in: crs, limit: limit) else {
            return false
        }
        isLayerThere = true
        let block = TopologyBlock(0, batch)
        let other = TopologyBlock(0, answer)
        let known = rowsByKey(answer)
        let step = max(1, block.boxes.count / Self.rowsOfBlock)
        for row in stride(from: 0, to: block.boxes.count, by: step) where !block.boxes[row].isEmpty {
            voters += 1
            if firstPlace == nil { firstPlace = block.geometry.anyPosition(ofRow: row) }
            if let key = context.key(of: row, in: batch), let otherRow = known[key], otherRow < other.boxes.count,
                !other.boxes[otherRow].isEmpty
            {
                pairs.append(difference(block.boxes[row], other.boxes[otherRow]))
            }
            vote(block, row, other)
        }
        return true
    }

    private func rowsByKey(_ batch: FeatureBatch) -> [String: Int] {
        guard context.template?.key.isEmpty == false else { return [:] }
        var rows: [String: Int] = [:]
        for row in 0..<batch.count {
            if let key = context.key(of: row, in: batch) { rows[key] = row }
        }
        return rows
    }

    /// Votes for the shifts to all features of about the same extents.
    private mutating func vote(_ block: TopologyBlock, _ row: Int, _ other: TopologyBlock) {
        let box = block.boxes[row]
        let factors = scale.factors(atY: box.minY)
        let (width, height) = (box.width * factors.x, box.height * factors.y)
        for otherBox in other.boxes where !otherBox.isEmpty {
            guard abs(otherBox.width * factors.x - width) <= 0.05 + 0.001 * width,
                abs(otherBox.height * factors.y - height) <= 0.05 + 0.001 * height
            else { continue }
            let shift = difference(box, otherBox)
            guard abs(shift.east) <= DatumShift.reach, abs(shift.north) <= DatumShift.reach else { continue }
            votes.append(shift)
        }
    }

    /// How far the middle of the first envelope lies from that of the second, in metres.
    private func difference(_ box: Envelope, _ other: Envelope) -> (east: Double, north: Double) {
        let factors = scale.factors(atY: box.minY)
        return (
            (box.minX + box.maxX - other.minX - other.maxX) / 2 * factors.x,
            (box.minY + box.maxY - other.minY - other.maxY) / 2 * factors.y
        )
    }
}

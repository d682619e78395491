import GeoCore

/// Words the faults of junctions.
struct JunctionReport {
    private let layer: any BlockedFeatures
    private let context: ValidationContext
    private let faults: FaultCollector

    init(_ layer: any BlockedFeatures, _ context: ValidationContext, _ faults: FaultCollector) {
        self.layer = layer
        self.context = context
        self.faults = faults
    }

    /// Reports a crossing without a node.
    func crossing(
        at place: (x: Double, y: Double),
        _ block: TopologyBlock,
        _ row: Int,
        _ other: TopologyBlock,
        _ otherRow: Int
    ) throws(PaftaError) {
        let first = try NamedFeature(block, row, of: layer, context)
        let second = try NamedFeature(other, otherRow, of: layer, context)
        report(
            second,
            first,
            place,
            LocalizedText(
                "\(second.name.english) crosses \(first.name.english) without a node.",
                tr: "\(second.name.turkish) ile \(first.name.turkish) düğüm noktası olmadan kesişiyor."
            ),
            LocalizedText(
                "Put a vertex into both lines there, or leave it if one passes below the other.",
                tr:
                    "Kesişim yerinde her iki hatta da köşe noktası oluşturun; biri diğerinin altından geçiyorsa bırakın."
            ),
            [(block, row), (other, otherRow)]
        )
    }

    /// Reports an end that nearly meets another line.
    func looseEnd(_ end: LooseEnd, _ block: TopologyBlock, _ other: TopologyBlock) throws(PaftaError) {
        let line = try NamedFeature(block, end.row, of: layer, context)
        let near = try NamedFeature(other, end.other.row, of: layer, context)
        let distance = LocalizedText.length(end.distance)
        report(
            line,
            near,
            (end.x, end.y),
            LocalizedText(
                "\(line.name.english) ends \(distance.english) from \(near.name.english) without meeting it.",
                tr: "\(line.name.turkish), \(near.name.turkish) ile birleşmeden \(distance.turkish) yakınında bitiyor."
            ),
            LocalizedText(
                "Snap the end to the other line.",
                tr: "Hattın ucunu diğer hatta yakalatın (snap)."
            ),
            [(block, end.row), (other, end.other.row)]
        )
    }

    private func report(
        _ feature: NamedFeature,
        _ other: NamedFeature,
        _ place: (x: Double, y: Double),
        _ message: LocalizedText,
        _ remedy: LocalizedText,
        _ lines: [(TopologyBlock, Int)]
    ) {
        var figure: GeometryColumn?
        if faults.wantsFigure(NetworkRule.definition.rule) {
            var rows = GeometryColumn.rows(lines)
            rows.appendPosition(x: place.x, y: place.y)
            rows.endRing()
            rows.endPart(.point)
            rows.endRow(.point)
            figure = rows
        }
        faults.report(
            Fault(
                NetworkRule.definition.rule,
                NetworkRule.definition.severity,
                row: feature.row,
                key: feature.key,
                other: (other.row, other.key),
                point: place,
                message: message.capitalized,
                remedy: remedy,
                figure: figure
            )
        )
    }
}

public import GeoCore

/// V-20: no geometry is there twice.
///
/// Two are the same if they lie within `duplicateDistance` of each other, wherever their rings start, whichever way they
/// run, and however many positions lie on their edges. Only features whose south-western corners agree are compared.
/// Of several copies each is reported once, with the one before it.
public struct DuplicateGeometryRule: LayerRule {
    /// What the rule is called, and how bad its faults are.
    public static let definition = RuleDefinition(
        20,
        LocalizedText("No geometry is there twice", tr: "Aynı geometri iki kez yer almaz"),
        .warning
    )

    /// Creates the rule.
    public init() {}

    /// Reports the copies.
    public func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard faults.isOn(Self.definition.rule) else { return }
        let scale = GroundScale(context.crs)
        let tolerance = context.tolerances.duplicateDistance
        let test = CoincidenceTest(scale, tolerance: tolerance)
        let walk = NeighbourWalk(layer, NeighbourWalk.Selection(margin: tolerance, comparesCorners: true), scale)
        try walk.visitPairs(progress: progress) { first, row, second, otherRow throws(PaftaError) in
            guard test.coincide(first, row, second, otherRow) else { return }
            // Of a million points in one place, each is compared with the first one only.
            walk.dropSecond(otherRow)
            let copies = (
                try NamedFeature(first, row, of: layer, context), try NamedFeature(second, otherRow, of: layer, context)
            )
            var figure: GeometryColumn?
            if faults.wantsFigure(Self.definition.rule) {
                figure = .rows([(first, row), (second, otherRow), (second, otherRow)])
            }
            faults.report(Self.fault(copies.0, copies.1, second.geometry.anyPosition(ofRow: otherRow), figure))
        }
        if walk.isStopped { faults.report(.stoppedWalk(Self.definition.rule, Self.definition.severity)) }
    }

    private static func fault(
        _ original: NamedFeature,
        _ copy: NamedFeature,
        _ point: (x: Double, y: Double)?,
        _ figure: GeometryColumn?
    ) -> Fault {
        Fault(
            definition.rule,
            definition.severity,
            row: copy.row,
            key: copy.key,
            other: (original.row, original.key),
            point: point,
            message: LocalizedText(
                "\(copy.name.english) has the same geometry as \(original.name.english).",
                tr: "\(copy.name.turkish) ile \(original.name.turkish) aynı geometriye sahip."
            )
            .capitalized,
            remedy: LocalizedText(
                "Delete the copy, or give each feature its own geometry.",
                tr: "Kopyayı silin ya da her nesneye kendi geometrisini verin."
            ),
            figure: figure
        )
    }
}

extension GeometryColumn {
    /// The first position of a row.
    func anyPosition(ofRow row: Int) -> (x: Double, y: Double)? {
        positions(ofRow: row).first.map { (xy[2 * $0], xy[2 * $0 + 1]) }
    }
}

internal import FeatureQuery
internal import GeoCore

/// Where a rule reports what it finds in the features of one batch.
struct BatchFaults {
    let definition: RuleDefinition
    /// The place of the batch's first feature in the source, from 1.
    let firstRow: Int
    let context: ValidationContext
    let faults: FaultCollector

    /// Reports a fault of row `row`.
    ///
    /// - Parameters:
    ///   - row: The row in the batch.
    ///   - batch: The features.
    ///   - severity: How bad it is; `nil` for what the rule's definition says.
    ///   - point: The faulty place, drawn into the figure; `nil` for some point of the feature.
    ///   - other: The other feature, where two are concerned.
    ///   - message: What is wrong.
    ///   - remedy: How to put it right.
    ///   - isRepaired: Whether it was put right.
    func report(
        _ row: Int,
        of batch: FeatureBatch,
        as severity: Severity? = nil,
        at point: (x: Double, y: Double)? = nil,
        other: (row: Int, key: String?)? = nil,
        _ message: LocalizedText,
        remedy: LocalizedText,
        isRepaired: Bool = false
    ) {
        faults.report(
            Fault(
                definition.rule,
                severity ?? definition.severity,
                row: firstRow + row,
                key: context.key(of: row, in: batch),
                other: other,
                point: point ?? batch.somePoint(of: row),
                message: message,
                remedy: remedy,
                isRepaired: isRepaired,
                figure: figure(of: row, in: batch, place: point)
            )
        )
    }

    private func figure(of row: Int, in batch: FeatureBatch, place: (x: Double, y: Double)?) -> GeometryColumn? {
        guard batch.hasGeometry, batch.geometry.types[row] != nil, faults.wantsFigure(definition.rule) else {
            return nil
        }
        var figure = GeometryColumn()
        figure.append(row: row, of: batch.geometry)
        figure.z.removeAll()
        if let place {
            figure.appendPosition(x: place.x, y: place.y)
            figure.endRing()
            figure.endPart(.point)
            figure.endRow(.point)
        }
        return figure
    }
}

extension FaultCollector {
    /// Reports a fault that concerns the whole layer.
    func report(
        _ definition: RuleDefinition,
        as severity: Severity? = nil,
        point: (x: Double, y: Double)? = nil,
        _ message: LocalizedText,
        remedy: LocalizedText,
        isRepaired: Bool = false
    ) {
        report(
            Fault(
                definition.rule,
                severity ?? definition.severity,
                point: point,
                message: message,
                remedy: remedy,
                isRepaired: isRepaired
            )
        )
    }
}

extension FeatureBatch {
    /// A point of a feature, its first position with finite coordinates; `nil` without one.
    func somePoint(of row: Int) -> (x: Double, y: Double)? {
        guard hasGeometry else { return nil }
        for position in geometry.positions(ofRow: row) {
            let (x, y) = (geometry.xy[2 * position], geometry.xy[2 * position + 1])
            if x.isFinite, y.isFinite { return (x, y) }
        }
        return nil
    }

    /// Returns the index of the property called `name`.
    func index(of name: String) -> Int? { schema.firstIndex { $0.name == name } }
}

public import FeatureQuery
public import GeoCore
internal import GeoReferencing

/// V-05: x is east and y north, not the other way round.
///
/// A feature counts as exchanged if it lies nowhere near the city, and would lie there with x and y exchanged. Without
/// a boundary, the city is the part of Turkey in which the CRS is used.
public struct SwappedAxesRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        5,
        LocalizedText("Axes are not exchanged", tr: "Eksenler yer değiştirmemiş"),
        .error
    )

    /// Creates the rule.
    public init() {}

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        guard let crs = context.crs else { return }
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        context.places.judge(batch, context) { row, verdict in
            guard verdict == .swapped else { return }
            report.report(row, of: batch, crs.isGeographic ? .degrees : .metres, remedy: .swap)
        }
    }
}

extension LocalizedText {
    fileprivate static let metres = LocalizedText(
        "Easting and northing are exchanged: x holds the northing (yukarı), y the easting (sağa).",
        tr: "Sağa (Y) ve yukarı (X) değerleri yer değiştirmiş: doğu sütununda kuzey değeri var."
    )

    fileprivate static let degrees = LocalizedText(
        "Longitude and latitude are exchanged.",
        tr: "Boylam ve enlem yer değiştirmiş."
    )

    fileprivate static let swap = LocalizedText(
        "Load with --swap-xy, or deliver the coordinates as easting, northing.",
        tr: "--swap-xy ile yükleyin ya da koordinatları sağa, yukarı sırasıyla teslim edin."
    )
}

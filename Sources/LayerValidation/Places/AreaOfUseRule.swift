public import FeatureQuery
public import GeoCore
internal import GeoReferencing

/// V-03: features lie where their CRS may be used.
///
/// Up to half a degree beside the area of use is only worth a warning. Features whose axes are exchanged or whose
/// eastings have a zone in front are left to V-05 and V-06.
public struct AreaOfUseRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        3,
        LocalizedText("Lies in the area of use of the CRS", tr: "Koordinat sisteminin kullanım alanında"),
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
            switch verdict {
            case .outside: report.report(row, of: batch, .outside(crs.name), remedy: .checkCRS)
            case .beside: report.report(row, of: batch, as: .warning, .beside(crs.name), remedy: .neighbouringZone)
            default: break
            }
        }
    }
}

extension LocalizedText {
    fileprivate static func outside(_ crs: String) -> LocalizedText {
        LocalizedText(
            "It lies outside the area in which \(crs) may be used.",
            tr: "\(crs) koordinat sisteminin kullanılabileceği alanın dışında."
        )
    }

    fileprivate static func beside(_ crs: String) -> LocalizedText {
        LocalizedText(
            "It lies a little beside the area in which \(crs) is used.",
            tr: "\(crs) koordinat sisteminin kullanım alanının biraz dışında."
        )
    }

    fileprivate static let checkCRS = LocalizedText(
        "Check the datum and the zone of the export, and give the right CRS with --crs.",
        tr: "Dışa aktarımın datumunu ve dilimini denetleyin; doğru koordinat sistemini --crs ile verin."
    )

    fileprivate static let neighbouringZone = LocalizedText(
        "All is well if the city lies on both sides of a zone border; otherwise check the zone.",
        tr: "Kent iki dilimin sınırındaysa sorun yok; değilse dilimi denetleyin."
    )
}

public import FeatureQuery
public import GeoCore
internal import GeoReferencing

/// V-06: eastings have a zone number in front exactly if the CRS says so.
///
/// 10,500,000 is 500,000 in zone 10 of the 3° zones, as in EPSG:5270; EPSG:5254 has the same zone without the number.
public struct ZonePrefixRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        6,
        LocalizedText("Zone number of eastings", tr: "Sağa değerinin dilim numarası"),
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
            guard case .prefixed(let zone) = verdict else { return }
            let counterpart = Self.counterpart(of: crs.identity, zone: zone)
            report.report(row, of: batch, Self.message(zone, crs.name), remedy: Self.remedy(counterpart))
        }
    }

    /// Returns the CRS of the same datum and zone with a number in front where `crs` has none, or the other way round.
    static func counterpart(of crs: CRSIdentity, zone: Int) -> CRSIdentity? {
        guard let code = crs.epsgCode else { return nil }
        // TUREF, then ED50: zones 9 to 15 without the number, and with it.
        for (plain, numbered) in [(5253, 5269), (2319, 2206)] {
            if zone > 0, code == plain + zone - 9, zone <= 15 { return .epsg(numbered + zone - 9) }
            if zone < 0, code == numbered - zone - 9, zone >= -15 { return .epsg(plain - zone - 9) }
        }
        return nil
    }

    private static func message(_ zone: Int, _ crs: String) -> LocalizedText {
        if zone > 0 {
            return LocalizedText(
                "The easting has the zone number \(zone) in front, which \(crs) does not have.",
                tr: "Sağa değerinin başında dilim numarası (\(zone)) var; \(crs) sisteminde bu numara yazılmaz."
            )
        }
        return LocalizedText(
            "The easting lacks the zone number \(-zone) in front, which \(crs) has.",
            tr: "Sağa değerinin başında dilim numarası (\(-zone)) yok; \(crs) sisteminde bu numara yazılır."
        )
    }

    private static func remedy(_ counterpart: CRSIdentity?) -> LocalizedText {
        guard let counterpart else {
            return LocalizedText(
                "Check the zone, and give the CRS of these eastings with --crs.",
                tr: "Dilimi denetleyin; bu sağa değerlerinin koordinat sistemini --crs ile verin."
            )
        }
        return LocalizedText(
            "If all features are like this, load with --crs \(counterpart).",
            tr: "Bütün nesneler böyleyse --crs \(counterpart) ile yükleyin."
        )
    }
}

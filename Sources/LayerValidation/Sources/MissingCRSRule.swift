public import GeoCore

/// V-01: the source names the CRS of its coordinates, or the operator does.
public enum MissingCRSRule: SourceRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        1,
        LocalizedText("Coordinate reference system is stated", tr: "Koordinat sistemi bildirilmiş"),
        .error
    )

    /// Returns what is wrong, as ``SourceRule`` says.
    public static func faults(in source: SourceFacts, crs: CRSIdentity?, hasGeometry: Bool) -> [Fault] {
        guard hasGeometry, crs == nil, source.crsName == nil else { return [] }
        return [
            Fault(
                definition.rule,
                definition.severity,
                message: LocalizedText(
                    "The source does not say which coordinate reference system its coordinates are in.",
                    tr: "Kaynak, koordinatların hangi koordinat sisteminde olduğunu bildirmiyor."
                ),
                remedy: LocalizedText(
                    "Ask who delivered it and give it with --crs, for example --crs EPSG:5254 for TUREF / TM30. "
                        + "ED50 and TUREF cannot be told apart by the numbers.",
                    tr: "Teslim edene sorup --crs ile verin; örneğin TUREF / TM30 için --crs EPSG:5254. "
                        + "ED50 ile TUREF yalnızca sayılara bakılarak ayırt edilemez."
                )
            )
        ]
    }
}

public import GeoCore

/// V-02: the CRS that the source names is a known one.
public enum UnknownCRSRule: SourceRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        2,
        LocalizedText("Coordinate reference system is known", tr: "Koordinat sistemi tanınıyor"),
        .error
    )

    /// Returns what is wrong, as ``SourceRule`` says.
    public static func faults(in source: SourceFacts, crs: CRSIdentity?, hasGeometry: Bool) -> [Fault] {
        guard hasGeometry, let name = source.crsName else { return [] }
        guard let crs else { return [unknown(name)] }
        return source.crsIsGiven ? [overruled(name, by: crs)] : []
    }

    private static func unknown(_ name: String) -> Fault {
        Fault(
            definition.rule,
            definition.severity,
            message: LocalizedText(
                "The source names a coordinate reference system that is not known: '\(name)'.",
                tr: "Kaynak, tanınmayan bir koordinat sistemi bildiriyor: '\(name)'."
            ),
            remedy: LocalizedText(
                "Find out which EPSG code it is, and give it with --crs.",
                tr: "Hangi EPSG koduna karşılık geldiğini öğrenip --crs ile verin."
            )
        )
    }

    /// Not a fault, but the first thing to look at if the layer lies in the wrong place.
    private static func overruled(_ name: String, by crs: CRSIdentity) -> Fault {
        Fault(
            definition.rule,
            .information,
            message: LocalizedText(
                "The source names '\(name)'; the coordinates were taken as \(crs), as --crs says.",
                tr: "Kaynak '\(name)' bildiriyor; --crs nedeniyle koordinatlar \(crs) kabul edildi."
            ),
            remedy: LocalizedText(
                "Leave --crs out if the source is right.",
                tr: "Kaynaktaki bilgi doğruysa --crs kullanmayın."
            )
        )
    }
}

public import GeoCore

/// V-08: coordinates come into another datum only by an operation whose name and accuracy are on record.
public enum DatumOperationRule: SourceRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        8,
        LocalizedText("Datum transformation is accurate", tr: "Datum dönüşümü yeterince doğru"),
        .error
    )

    /// Returns what is wrong, as ``SourceRule`` says.
    public static func faults(in source: SourceFacts, crs: CRSIdentity?, hasGeometry: Bool) -> [Fault] {
        guard hasGeometry, let operation = source.datumOperation else { return [] }
        if operation.name.lowercased().contains("ballpark") { return [ballpark(operation.name)] }
        guard let accuracy = operation.accuracyMetres else { return [withoutAccuracy(operation.name)] }
        let metres = LocalizedNumber(accuracy)
        return [
            fault(
                .information,
                LocalizedText(
                    "Coordinates were transformed by '\(operation.name)', accurate to about \(metres.english) m.",
                    tr:
                        "Koordinatlar '\(operation.name)' ile dönüştürüldü; doğruluk yaklaşık \(metres.turkish) m."
                ),
                remedy: LocalizedText(
                    "Deliver the layer in the CRS it is kept in if that is not enough.",
                    tr: "Bu doğruluk yetmiyorsa katmanı saklandığı koordinat sisteminde teslim edin."
                )
            )
        ]
    }

    private static func ballpark(_ name: String) -> Fault {
        fault(
            .error,
            LocalizedText(
                "The transformation '\(name)' ignores the difference of the datums; places would be 200 m off.",
                tr: "'\(name)' dönüşümü datum farkını yok sayıyor; konumlar 200 metreye kadar kayar."
            ),
            remedy: LocalizedText(
                "Deliver the layer in the CRS it is kept in, or name a CRS of the same datum.",
                tr:
                    "Katmanı saklandığı koordinat sisteminde teslim edin ya da aynı datumda bir sistem verin."
            )
        )
    }

    private static func withoutAccuracy(_ name: String) -> Fault {
        fault(
            .warning,
            LocalizedText(
                "Coordinates were transformed by '\(name)', whose accuracy is not known.",
                tr: "Koordinatlar '\(name)' işlemiyle dönüştürüldü; bu işlemin doğruluğu bilinmiyor."
            ),
            remedy: LocalizedText(
                "Compare some well-known points with the former version of the layer.",
                tr: "İyi bilinen birkaç noktayı katmanın önceki sürümüyle karşılaştırın."
            )
        )
    }

    private static func fault(_ severity: Severity, _ message: LocalizedText, remedy: LocalizedText) -> Fault {
        Fault(definition.rule, severity, message: message, remedy: remedy)
    }
}

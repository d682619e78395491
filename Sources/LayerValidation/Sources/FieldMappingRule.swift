public import GeoCore

/// V-29: reports which fields of the source became which of the layer, and which none takes.
public enum FieldMappingRule: SourceRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        29,
        LocalizedText("Fields of the source and of the layer", tr: "Kaynaktaki ve katmandaki alanlar"),
        .information
    )

    /// Returns what is wrong, as ``SourceRule`` says.
    public static func faults(in source: SourceFacts, crs: CRSIdentity?, hasGeometry: Bool) -> [Fault] {
        var faults: [Fault] = []
        if !source.mappedFields.isEmpty {
            let list = source.mappedFields.map { "\($0.source) → \($0.field)" }.joined(separator: ", ")
            faults.append(
                fault(
                    LocalizedText("Fields were matched: \(list).", tr: "Alanlar eşleştirildi: \(list)."),
                    remedy: LocalizedText(
                        "Give a mapping file if one of them is wrong.",
                        tr: "Yanlış eşleşen varsa eşleme dosyası verin."
                    )
                )
            )
        }
        if !source.unmappedFields.isEmpty {
            let list = source.unmappedFields.joined(separator: ", ")
            faults.append(
                fault(
                    LocalizedText(
                        "Fields that the template does not have: \(list). They are kept unless the mapping leaves them out.",
                        tr: "Şablonda karşılığı olmayan alanlar: \(list). Eşlemede çıkarılmadıkça olduğu gibi kalırlar."
                    ),
                    remedy: LocalizedText(
                        "Name their counterparts in a mapping file if they are needed.",
                        tr: "Gerekiyorlarsa karşılıklarını eşleme dosyasında belirtin."
                    )
                )
            )
        }
        return faults
    }

    private static func fault(_ message: LocalizedText, remedy: LocalizedText) -> Fault {
        Fault(definition.rule, definition.severity, message: message, remedy: remedy)
    }
}

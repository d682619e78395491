internal import GeoCore
internal import GeoExchange
internal import LayerValidation

/// Faults of what was noticed while a source was read.
enum SourceFaults {
    private static let curves = RuleIdentifier(14)
    private static let validity = RuleIdentifier(12)
    private static let required = RuleIdentifier(16)

    static func faults(_ findings: [SourceFinding], _ changes: GeometryChanges) -> [Fault] {
        var faults = findings.map(fault)
        if changes.curves > 0 {
            faults.append(
                Fault(
                    curves,
                    .information,
                    message: LocalizedText(
                        "\(changes.curves) features had arcs; they were made straight within 1 cm.",
                        tr: "\(changes.curves) nesnede yay vardı; en çok 1 cm sapmayla doğrulara çevrildi."
                    ),
                    remedy: LocalizedText("Nothing needs to be done.", tr: "Bir şey yapmanız gerekmez."),
                    isRepaired: true
                )
            )
        }
        return faults
    }

    private static func fault(_ finding: SourceFinding) -> Fault {
        let (rule, severity, remedy): (RuleIdentifier, Severity, LocalizedText) =
            switch finding.kind {
            case .openOutline: (validity, .error, .closeOutline)
            case .closedOutline: (validity, .information, .nothing)
            case .textOutside, .missingText, .severalTexts: (required, .warning, .placeText)
            }
        return Fault(
            rule,
            severity,
            row: finding.position.map(Int.init),
            point: (finding.x, finding.y),
            message: finding.message,
            remedy: remedy,
            isRepaired: finding.kind == .closedOutline
        )
    }
}

extension LocalizedText {
    fileprivate static let nothing = LocalizedText("Nothing needs to be done.", tr: "Bir şey yapmanız gerekmez.")
    fileprivate static let closeOutline = LocalizedText(
        "Close the outline in the drawing, or allow a greater distance with --closing.",
        tr: "Çizimde sınırı kapatın ya da --closing ile daha büyük bir mesafeye izin verin."
    )
    fileprivate static let placeText = LocalizedText(
        "Put exactly one text of the layer inside the area.",
        tr: "Alanın içine bu tabakadan tam bir yazı koyun."
    )
}

internal import GeoCore
internal import LayerValidation

/// The one sentence that a report begins with, and what to do next.
struct Verdict {
    let outcome: Outcome
    let totals: FaultTotals

    /// How it ended, with how many faults, as in `Yüklenmedi: 12 hata, 3 uyarı`.
    func sentence(_ language: Language) -> String {
        let found = counted(language)
        let how = ending.text(in: language)
        return found.isEmpty ? "\(how)." : "\(how): \(found)."
    }

    /// What the reader does now.
    var next: LocalizedText {
        switch outcome {
        case .checked where totals.errors > 0:
            LocalizedText(
                "Correct the errors and deliver the file again.",
                tr: "Hataları düzeltip dosyayı yeniden gönderin."
            )
        case .checked:
            LocalizedText("Nothing was changed: this was a check.", tr: "Bu bir denetimdi; hiçbir şey değiştirilmedi.")
        case .refused:
            LocalizedText(
                "Nothing was changed. Correct the errors and deliver the file again.",
                tr: "Hiçbir şey değiştirilmedi. Hataları düzeltip dosyayı yeniden gönderin."
            )
        case .loaded where totals.warnings > 0:
            LocalizedText(
                "The data are in use. Please look at the warnings.",
                tr: "Veriler kullanımda. Lütfen uyarılara bakın."
            )
        case .loaded:
            LocalizedText(
                "The data are in use. There is nothing to do.",
                tr: "Veriler kullanımda. Yapmanız gereken bir şey yok."
            )
        case .unchanged:
            LocalizedText("It equals what is there already.", tr: "Eldeki verilerle aynı.")
        }
    }

    /// How bad it is, for colour and sign.
    var severity: Severity {
        if totals.errors > 0 || outcome == .refused { return .error }
        return totals.warnings > 0 ? .warning : .information
    }

    private var ending: LocalizedText {
        switch outcome {
        case .checked where totals.errors > 0:
            LocalizedText("Cannot be loaded as it is", tr: "Bu haliyle yüklenemez")
        case .checked: LocalizedText("Can be loaded", tr: "Yüklenebilir")
        case .refused: LocalizedText("Not loaded", tr: "Yüklenmedi")
        case .loaded: LocalizedText("Loaded", tr: "Yüklendi")
        case .unchanged: LocalizedText("Nothing to do", tr: "Yapılacak bir şey yok")
        }
    }

    private func counted(_ language: Language) -> String {
        let numbers = DecimalText(language: language)
        var parts: [String] = []
        func add(_ count: Int, _ one: String, _ many: String, tr: String) {
            guard count > 0 else { return }
            parts.append("\(numbers.count(count)) \(language == .turkish ? tr : count == 1 ? one : many)")
        }
        add(totals.errors, "error", "errors", tr: "hata")
        add(totals.warnings, "warning", "warnings", tr: "uyarı")
        add(totals.information, "remark", "remarks", tr: "bilgi")
        add(totals.repaired, "put right", "put right", tr: "düzeltme")
        return parts.joined(separator: ", ")
    }
}

internal import GeoCore
internal import LayerValidation

extension Severity {
    /// What people call it.
    var word: LocalizedText {
        switch self {
        case .off: LocalizedText("put right", tr: "düzeltildi")
        case .information: LocalizedText("remark", tr: "bilgi")
        case .warning: LocalizedText("warning", tr: "uyarı")
        case .error: LocalizedText("error", tr: "hata")
        }
    }

    /// The class of marks and texts in the page.
    var styleClass: StaticString {
        switch self {
        case .off: "repaired"
        case .information: "info"
        case .warning: "warning"
        case .error: "error"
        }
    }
}

extension Fault {
    /// The severity as a reader sees it: what was put right counts as `off`.
    var shownSeverity: Severity { isRepaired ? .off : severity }
}

extension LayerDifference.Action {
    /// What people call it.
    var word: LocalizedText {
        switch self {
        case .inserted: LocalizedText("new", tr: "eklenen")
        case .updated: LocalizedText("changed", tr: "değişen")
        case .deleted: LocalizedText("gone", tr: "silinen")
        }
    }

    /// The class of marks in the page.
    var styleClass: StaticString {
        switch self {
        case .inserted: "inserted"
        case .updated: "updated"
        case .deleted: "deleted"
        }
    }
}

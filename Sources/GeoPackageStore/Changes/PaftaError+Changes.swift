public import GeoCore

extension PaftaError.Code {
    /// The layer has no history yet.
    public static let historyMissing = Self("history.missing")
    /// The state asked for lies before the history of the layer.
    public static let historyTooEarly = Self("history.tooEarly")
    /// No changeset has this number, or the layer has none of this load.
    public static let unknownChangeset = Self("changeset.unknown")
    /// Later changes would be undone, too.
    public static let laterChanges = Self("history.laterChanges")
    /// The layer was changed since it was compared.
    public static let layerChanged = Self("layer.changed")
    /// A text is no day and no moment.
    public static let invalidMoment = Self("moment.invalid")
}

extension PaftaError {
    static func historyMissing(_ layer: String) -> PaftaError {
        PaftaError(
            .conflict,
            .historyMissing,
            LocalizedText("The layer '\(layer)' has no history yet.", tr: "'\(layer)' katmanının henüz geçmişi yok."),
            remedy: LocalizedText(
                "Its history starts with the next load.",
                tr: "Geçmişi bir sonraki yüklemeyle başlar."
            )
        )
    }

    static func historyTooEarly(_ layer: String, start: Changeset) -> PaftaError {
        PaftaError(
            .notFound,
            .historyTooEarly,
            LocalizedText(
                "The history of '\(layer)' starts at \(start.endedAt) with changeset \(start.number).",
                tr:
                    "'\(layer)' katmanının geçmişi \(start.endedAt) anında \(start.number) numaralı değişiklikle başlar."
            ),
            remedy: LocalizedText("Ask for a later state.", tr: "Daha sonraki bir durumu isteyin.")
        )
    }

    static func unknownChangeset(_ name: String, of layer: String) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownChangeset,
            LocalizedText(
                "The layer '\(layer)' has no changeset '\(name.prefix(80))'.",
                tr: "'\(layer)' katmanında '\(name.prefix(80))' adlı bir değişiklik kümesi yok."
            ),
            remedy: LocalizedText(
                "'pafta history \(layer)' lists its changesets.",
                tr: "Değişiklik kümelerini 'pafta history \(layer)' listeler."
            )
        )
    }

    static func laterChanges(_ layer: String, count: Int64) -> PaftaError {
        PaftaError(
            .conflict,
            .laterChanges,
            LocalizedText(
                "'\(layer)' was changed later: \(count) more changesets would be undone.",
                tr: "'\(layer)' katmanı daha sonra değişti: \(count) değişiklik kümesi daha geri alınırdı."
            ),
            remedy: LocalizedText(
                "Undo the last changeset first, or undo the later ones along with it.",
                tr: "Önce son değişiklik kümesini geri alın ya da sonrakileri de birlikte geri alın."
            )
        )
    }

    static func layerChanged(_ layer: String) -> PaftaError {
        PaftaError(
            .conflict,
            .layerChanged,
            LocalizedText(
                "'\(layer)' was changed in the meantime; nothing was written.",
                tr: "'\(layer)' katmanı bu arada değişti; hiçbir şey yazılmadı."
            ),
            remedy: LocalizedText("Compare and write again.", tr: "Yeniden karşılaştırıp yazın.")
        )
    }

    static func invalidMoment(_ text: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidMoment,
            LocalizedText(
                "'\(text.prefix(80))' is no day and no moment.",
                tr: "'\(text.prefix(80))' bir gün ya da an değil."
            ),
            remedy: LocalizedText(
                "Write a day as 2026-11-21 (its end in Türkiye's time is meant) or a moment as 2026-11-21T10:53:16+03:00.",
                tr:
                    "Günü 2026-11-21 (Türkiye saatiyle gün sonu anlaşılır), anı 2026-11-21T10:53:16+03:00 biçiminde yazın."
            )
        )
    }
}

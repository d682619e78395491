import GeoCore
import GeoPackageStore
import HomeRegistry

extension PaftaError.Code {
    /// A load that has nothing to undo, or did not end.
    static let nothingToRevert = Self("load.unchanged")
    /// A load that began and did not say how it ended.
    static let unfinishedLoad = Self("load.unfinished")
}

extension PaftaError {
    static func nothingToRevert(_ load: Int64) -> PaftaError {
        PaftaError(
            .conflict,
            .nothingToRevert,
            LocalizedText(
                "Load \(load) changed nothing, so there is nothing to undo.",
                tr: "\(load) numaralı yükleme hiçbir şey değiştirmedi; geri alınacak bir şey yok."
            )
        )
    }

    static func unfinishedLoad(_ load: Int64) -> PaftaError {
        PaftaError(
            .conflict,
            .unfinishedLoad,
            LocalizedText(
                "Load \(load) is under way or was interrupted.",
                tr: "\(load) numaralı yükleme sürüyor ya da yarıda kesilmiş."
            ),
            remedy: LocalizedText(
                "When it is not under way, settle it with 'pafta doctor --repair'.",
                tr: "Sürmüyorsa 'pafta doctor --repair' ile sonuçlandırın."
            )
        )
    }

    static func noSuchChangeset(_ number: Int64, of layer: String) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownChangeset,
            LocalizedText(
                "The layer '\(layer)' has no changeset \(number).",
                tr: "'\(layer)' katmanında \(number) numaralı bir değişiklik kümesi yok."
            ),
            remedy: LocalizedText(
                "'pafta history \(layer)' lists its changesets.",
                tr: "Değişiklik kümelerini 'pafta history \(layer)' listeler."
            )
        )
    }

    static func nothingBefore(_ number: Int64, of layer: String) -> PaftaError {
        PaftaError(
            .notFound,
            .historyTooEarly,
            LocalizedText(
                "Changeset \(number) loaded the whole layer '\(layer)' or is older than that; nothing is kept of what was before.",
                tr: "\(number) numaralı değişiklik kümesi '\(layer)' katmanının bütününü yükledi ya da ondan eski; "
                    + "öncesine ait bir şey saklanmıyor."
            ),
            remedy: LocalizedText(
                "Load the former delivery again; it is kept in 'originals'.",
                tr: "Önceki teslimi yeniden yükleyin; 'originals' klasöründe saklanıyor."
            )
        )
    }

    static func laterChanges(of layer: String, _ later: [Changeset]) -> PaftaError {
        let numbers = later.prefix(10).map { String($0.number) }.joined(separator: ", ")
        let list = later.count > 10 ? "\(numbers), …" : numbers
        return PaftaError(
            .conflict,
            .laterChanges,
            LocalizedText(
                "'\(layer)' was changed later; these changesets would be undone, too: \(list).",
                tr: "'\(layer)' katmanı daha sonra değişti; şu değişiklik kümeleri de geri alınırdı: \(list)."
            ),
            remedy: LocalizedText(
                "Look at them with 'pafta history \(layer)'; with --including-later they are undone as well.",
                tr: "'pafta history \(layer)' ile bakın; --including-later ile onlar da geri alınır."
            )
        )
    }

    static func foreignChanges(of layer: String, unit: String) -> PaftaError {
        PaftaError(
            .conflict,
            .notOwner,
            LocalizedText(
                "'\(unit)' may undo only its own loads in '\(layer)'.",
                tr: "'\(unit)' birimi '\(layer)' katmanında yalnız kendi yüklemelerini geri alabilir."
            ),
            remedy: LocalizedText(
                "Ask the unit that owns the layer.",
                tr: "Katmanın sahibi olan birimden isteyin."
            )
        )
    }
}

public import GeoCore

extension PaftaError.Code {
    /// A state that changes are asked from is not known any more.
    public static let historyGone = Self("history.gone")
    /// A cursor of changes was not given out for this.
    public static let invalidCursor = Self("cursor.invalid")
    /// A cursor of changes cannot be continued any more.
    public static let cursorGone = Self("cursor.gone")
    /// Changes of the collection are not offered to the caller.
    public static let changesUnsupported = Self("changes.unsupported")
}

extension PaftaError {
    /// The error for a state of another load or of a history that was started anew.
    public static func historyGone(fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .gone,
            .historyGone,
            LocalizedText(
                "The collection was replaced since; its former states are not known any more.",
                tr: "Katman o zamandan beri yenisiyle değiştirildi; eski durumları artık bilinmiyor."
            ),
            fileID: fileID,
            line: line
        )
    }

    /// The error for a cursor that cannot be continued any more.
    public static func cursorGone(fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .gone,
            .cursorGone,
            LocalizedText(
                "The changes since this cursor cannot be told any more: the collection or what you may see of it was replaced.",
                tr:
                    "Bu imleçten sonraki değişiklikler artık verilemiyor: katman ya da görebildiğiniz kapsam yenisiyle değiştirildi."
            ),
            remedy: LocalizedText(
                "Ask without 'since' for all features, and replace what you have by them.",
                tr: "'since' olmadan bütün kayıtları isteyin ve elinizdekileri onlarla değiştirin."
            ),
            fileID: fileID,
            line: line
        )
    }

    /// The error for a cursor that was never given to this caller for this collection.
    public static func invalidChangeCursor(fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidCursor,
            LocalizedText(
                "This cursor was not given out to you for this collection.",
                tr: "Bu imleç size bu katman için verilmedi."
            ),
            remedy: LocalizedText(
                "Use 'next' of the last answer as it is; or ask without 'since' for all features.",
                tr: "Son yanıttaki 'next' değerini olduğu gibi kullanın ya da 'since' olmadan bütün kayıtları isteyin."
            ),
            fileID: fileID,
            line: line
        )
    }

    /// The error for a collection whose changes are not offered to the caller.
    public static func changesUnsupported(
        _ collection: String,
        fileID: String = #fileID,
        line: Int = #line
    ) -> PaftaError {
        PaftaError(
            .unsupported,
            .changesUnsupported,
            LocalizedText(
                "Changes of the collection '\(collection.prefix(80))' are not offered.",
                tr: "'\(collection.prefix(80))' katmanının değişiklikleri sunulmuyor."
            ),
            remedy: LocalizedText("Ask for its items.", tr: "Katmanın kayıtlarını 'items' adresinden isteyin."),
            fileID: fileID,
            line: line
        )
    }
}

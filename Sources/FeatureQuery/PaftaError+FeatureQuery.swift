public import GeoCore

extension PaftaError.Code {
    /// No collection has this identifier, or the caller may not know it.
    public static let unknownCollection = Self("collection.unknown")
    /// No feature has this identifier.
    public static let unknownFeature = Self("feature.unknown")
    /// The collection has no property of this name.
    public static let unknownProperty = Self("property.unknown")
    /// The collection was not there yet at the moment asked for, or its history starts later.
    public static let beforeHistory = Self("history.tooEarly")
    /// No former states of the collection are known.
    public static let withoutHistory = Self("history.missing")
}

extension PaftaError {
    /// The error for a collection that is not there.
    public static func unknownCollection(_ name: String, fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownCollection,
            LocalizedText(
                "There is no collection '\(name.prefix(80))'.",
                tr: "'\(name.prefix(80))' adında bir katman yok."
            ),
            remedy: LocalizedText(
                "The collections are listed at /collections and by 'pafta layers'.",
                tr: "Katmanlar /collections adresinde ve 'pafta layers' komutuyla listelenir."
            ),
            fileID: fileID,
            line: line
        )
    }

    /// The error for a former state of a collection of which only the present one is kept.
    public static func formerStatesNotKept(
        _ name: String,
        fileID: String = #fileID,
        line: Int = #line
    ) -> PaftaError {
        PaftaError(
            .unsupported,
            .withoutHistory,
            LocalizedText(
                "Former states of the collection '\(name.prefix(80))' are not kept.",
                tr: "'\(name.prefix(80))' katmanının eski durumları saklanmıyor."
            ),
            remedy: LocalizedText(
                "Ask for its present state, without a moment.",
                tr: "An belirtmeden bugünkü durumunu isteyin."
            ),
            fileID: fileID,
            line: line
        )
    }
}
